import { ENTRA, type SectionsOf } from './sections';

export const managedIdentities: SectionsOf = ({ managedIdentities: identities }) =>
  identities.map(({ name }) => ({
    account: ENTRA,
    target: `managed identity ${name}`,
    rows: [
      {
        // https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations
        what: 'everything, until the runbook is done: no policy of Entra stops a managed identity',
        instead: '`firebreak runbook` saves its role assignments, takes them away, and puts the very same back',
      },
      {
        what: 'tokens that it has: they live for 24 hours, and no service checks them again',
        instead: 'isolate its machine as well: the quarantine denies the metadata service, so that it gets no new one',
      },
    ],
  }));
