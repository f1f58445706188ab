import type { AzureTargets } from '../../../stacks/incident/azure-targets';
import type { RunbookStep } from '../../runbook/step';
import { graph, record, type RunbookContext } from './context';

type User = AzureTargets['users'][number];

/** What no policy does to a person: sessions, ways of signing in, what the person owns. */
export function people(context: RunbookContext): RunbookStep[] {
  return context.targets.users.flatMap((user) => [
    endSessions(user),
    disable(context, user),
    waysOfSigningIn(context, user),
    whatItHas(context, user),
  ]);
}

function endSessions({ id, name }: User): RunbookStep {
  return {
    id: `sessions-${id}`,
    moment: 'after-containment',
    title: `End the sessions of ${name}`,
    why:
      'The quarantine stops new sign-ins; refresh tokens and browser sessions from before are ended by this, within minutes. It ' +
      'answers 200 for guests and does nothing: their own tenant issues their sessions. Again at release.',
    commands: [graph('POST', `users/${id}/revokeSignInSessions`)],
    inverse: { none: 'An action, not a state: the person signs in again.' },
  };
}

function disable(context: RunbookContext, { id, name }: User): RunbookStep {
  const before = record(context, id, 'enabled.txt');
  const set = (value: string) => `az ad user update --id ${id} --account-enabled ${value}`;
  return {
    id: `disable-${id}`,
    moment: 'after-containment',
    title: `Disable ${name}`,
    why:
      'Conditional Access decides at sign-in; a disabled account is refused by services that check continuously too. Not for ' +
      'people who are synchronised from a directory of your own: disable those there.',
    commands: [`az ad user show --id ${id} --query accountEnabled --output tsv > ${before}`, set('false')],
    inverse: { commands: [set(`"$(cat ${before})"`)] },
  };
}

function waysOfSigningIn(context: RunbookContext, { id, name }: User): RunbookStep {
  const file = record(context, id, 'methods.json');
  return {
    id: `methods-${id}`,
    moment: 'after-containment',
    title: `Look at the ways in which ${name} signs in`,
    why: 'An intruder adds a phone or a key of his own, and passes every check for a second factor with it.',
    commands: [`${graph('GET', `users/${id}/authentication/methods`)} > ${file}`],
    byHand: [
      `With ${name}, on another channel: which of them are theirs, and since when?`,
      'Remove the others in the Entra admin center (Users, Authentication methods), and require registration anew.',
      'Reset the password there; with self-service reset, check its phone and address first.',
    ],
    inverse: { none: 'What an intruder added must not come back.' },
  };
}

function whatItHas(context: RunbookContext, { id, name }: User): RunbookStep {
  const file = (what: string) => record(context, id, `${what}.json`);
  return {
    id: `holdings-${id}`,
    moment: 'after-containment',
    title: `Write down what ${name} owns and may do`,
    why: 'Applications it owns are ways back in; roles tell what could be reached.',
    commands: [
      `${graph('GET', `users/${id}/ownedObjects`)} > ${file('owned')}`,
      `${graph('GET', `users/${id}/transitiveMemberOf`)} > ${file('groups')}`,
      `${graph('GET', `users/${id}/oauth2PermissionGrants`)} > ${file('consents')}`,
      `az role assignment list --all --assignee ${id} --include-groups --output json > ${file('roles')}`,
    ],
    inverse: { none: 'It only reads.' },
  };
}
