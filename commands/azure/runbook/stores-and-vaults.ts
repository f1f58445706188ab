import { partsOfResourceId } from '../../../stacks/estate/azure-schema-values';
import type { RunbookStep } from '../../runbook/step';
import type { RunbookContext } from './context';

/** What is known of stores and vaults works again after release, unless it is renewed while nobody can use it. */
export function storesAndVaults({ targets }: RunbookContext): RunbookStep[] {
  return targets.subscriptions.flatMap(({ storageAccounts, keyVaults }) => [
    ...storageAccounts.map(accountKeys),
    ...keyVaults.map(secrets),
  ]);
}

function accountKeys(id: string): RunbookStep {
  const { subscription, resourceGroup, name } = partsOfResourceId(id);
  const at = `--resource-group ${resourceGroup} --subscription ${subscription}`;
  const renew = (key: string) => `az storage account keys renew --account-name ${name} --key ${key} ${at}`;
  return {
    id: `keys-${name}`,
    moment: 'after-containment',
    title: `Renew both keys of the storage account ${name}`,
    why:
      'A key is good for everything in the account, and every SAS that was signed with it lives as long as it does. Whatever uses ' +
      'the keys stops until it has the new ones: ask the owner first.',
    commands: [renew('key1'), renew('key2'), `az storage account revoke-delegation-keys --name ${name} ${at}`],
    inverse: { none: 'The old keys were known: they must not come back.' },
  };
}

function secrets(id: string): RunbookStep {
  const { name, subscription } = partsOfResourceId(id);
  return {
    id: `secrets-${name}`,
    moment: 'after-containment',
    title: `Renew what was in the key vault ${name}`,
    why: 'What was read is known for ever. The saved query of data access tells which secrets and keys were read, and by whom.',
    commands: [],
    byHand: [
      `az keyvault secret list --vault-name ${name} --subscription ${subscription} shows the names; the perimeter lets it through from a private endpoint only.`,
      'Renew each at its source first (the database, the partner), then in the vault; disable the old version, and do not purge it.',
    ],
    inverse: { none: 'What was known must not come back.' },
  };
}
