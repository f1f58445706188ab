/** GUIDs of Azure's own roles. https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const BUILT_IN_ROLE = {
  /** Reads everything in a subscription but the keys of workspaces. */
  logAnalyticsReader: '73c42c96-874c-492b-b04d-ab87d138a893',
  logAnalyticsContributor: '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
  monitoringContributor: '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
  storageAccountContributor: '17d1049b-9a84-46fb-8f53-869881c3d3ab',
  storageBlobDataReader: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
} as const;
