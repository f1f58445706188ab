import { onlyBelow } from '../../../../policies/azure/responders/incident-state';

const condition = onlyBelow('incidents/');

test('blobs are read and changed below the prefix only', () => {
  expect(condition).toMatch(/ OR \(@Resource\[[\w./]+:path\] StringLike 'incidents\/\*'\)\)$/);
  for (const action of ['read', 'write', 'add/action', 'delete', 'move/action']) {
    expect(condition).toContain(
      `ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/${action}'}`,
    );
  }
});

test('the container is listed as a whole: Terraform looks for a state before it makes it', () => {
  expect(condition).toContain("/read'} AND NOT SubOperationMatches{'Blob.List'}");
});

test('its parentheses are balanced', () => {
  let depth = 0;
  for (const character of condition) {
    depth += character === '(' ? 1 : character === ')' ? -1 : 0;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
});
