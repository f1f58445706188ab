import type { Row } from '../../not-stopped/row';
import { ENTRA, type SectionsOf } from './sections';

export const people: SectionsOf = ({ users }) =>
  users.map(({ name }) => ({ account: ENTRA, target: `user ${name}`, rows: ROWS }));

const ROWS: readonly Row[] = [
  {
    // https://learn.microsoft.com/entra/identity/users/users-revoke-access
    what: 'access tokens that it has: they live for an hour, up to 28 with services that check continuously but have not heard yet',
    instead: '`firebreak runbook` ends sessions at once where services check continuously; elsewhere wait an hour',
  },
  {
    what: 'sessions of a guest: revoking them here does nothing, because its home tenant issues them',
    instead: 'call the home tenant; take its role assignments and group memberships away here',
  },
  {
    what: 'what it left behind: applications it owns, credentials it added to others, consents, devices, mail rules, methods of signing in',
    instead: 'hunt for them, and contain those applications; the runbook lists its methods and applications',
  },
];
