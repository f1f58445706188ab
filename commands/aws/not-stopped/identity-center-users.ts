import type { Row } from '../../not-stopped/row';
import { CHAINED, type SectionsOf } from './sections';

export const identityCenterUsers: SectionsOf = ({ targets }) =>
  targets.identityCenterUsers.map(({ name }) => ({ target: `Identity Center user ${name}`, rows: [PORTAL, CHAINED] }));

const PORTAL: Row = {
  // https://docs.aws.amazon.com/singlesignon/latest/userguide/end-active-sessions.html
  what: 'the session of the access portal: other accounts that the person reaches, and applications, where no SCP is asked',
  instead:
    'disable the person in the identity provider, end the session in the console of Identity Center, list the other accounts',
};
