import type { Row } from '../../not-stopped/row';
import { ENTRA, type SectionsOf } from './sections';

export const applications: SectionsOf = ({ servicePrincipals }, { azure }) =>
  servicePrincipals.map(({ name }) => ({
    account: ENTRA,
    target: `service principal ${name}`,
    rows: [...(azure?.identity.workloadIdentities ? POLICY : UNLICENSED), ...ALWAYS],
  }));

const POLICY: readonly Row[] = [
  {
    // https://learn.microsoft.com/entra/identity/conditional-access/workload-identity
    what: 'applications of other tenants, and managed identities: Conditional Access for workloads does not see them',
    instead: 'disable the service principal by the runbook',
  },
];

const UNLICENSED: readonly Row[] = [
  {
    what: 'everything, until the runbook is done: without Workload Identities Premium no policy stops an application',
    instead: 'the first step of `firebreak runbook`: it disables the service principal, and has the inverse',
  },
];

const ALWAYS: readonly Row[] = [
  {
    what: 'access tokens that it has: they live for an hour',
    instead: 'take its role assignments away by the runbook: ARM looks them up at each call, within minutes',
  },
  {
    what: 'its secrets and certificates, also those that an intruder added: they work again after release',
    instead: 'the runbook lists them; remove the ones that nobody knows before release',
  },
];
