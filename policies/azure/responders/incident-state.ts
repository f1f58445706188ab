const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

/**
 * Condition of a role on the state's container: blobs below a prefix, and no others, are read, written and deleted. Listing is
 * of the whole container. https://learn.microsoft.com/azure/storage/blobs/storage-auth-abac-examples#blob-name-or-path
 *
 * @param prefix ends in `/`
 */
export function onlyBelow(prefix: string): string {
  const actions = [
    `(ActionMatches{'${BLOBS}/read'} AND NOT SubOperationMatches{'Blob.List'})`,
    ...['write', 'add/action', 'delete', 'move/action'].map((action) => `ActionMatches{'${BLOBS}/${action}'}`),
  ];
  const none = actions.map((action) => `!(${action})`).join(' AND ');
  return `((${none}) OR (@Resource[${BLOBS}:path] StringLike '${prefix}*'))`;
}
