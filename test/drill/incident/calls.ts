import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import { ListUsersCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, GenerateDataKeyCommand } from '@aws-sdk/client-kms';
import { GetFunctionCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand, ListBucketsCommand } from '@aws-sdk/client-s3';
import type { Principal } from '../clients';
import type { Organization } from '../organization';
import { everything, PERSISTENCE, type Foothold } from './foothold';
import type { Call } from './moments';
import type { Workload } from './workload';

const HOME = 'eu-west-1';

const STOPPED = { before: 'succeeded', contained: 'refused', released: 'succeeded' } as const;
/** Sessions from before the release do not come back to life with it. */
const DEAD = { before: 'succeeded', contained: 'refused', released: 'refused' } as const;
const UNDISTURBED = { before: 'succeeded', contained: 'succeeded', released: 'succeeded' } as const;

/** What the intruder does, with everything that they hold. */
export function intruderCalls(held: Foothold, { accounts }: Organization, workload: Workload): Call[] {
  const { key, token, role, chained, shadow } = held;
  const call = (who: string, what: string, expect: Call['expect'], make: () => Promise<unknown>): Call => ({
    side: 'attack',
    who,
    what,
    expect,
    call: make,
  });
  const appRole = `arn:aws:iam::${accounts.payments}:role/app`;
  return [
    call('the leaked key', 'list the users (T1087)', STOPPED, () => key.iam().send(new ListUsersCommand({}))),
    call('the leaked key', 'list the buckets (T1580)', STOPPED, () => key.s3(HOME).send(new ListBucketsCommand({}))),
    call('the leaked key', 'read customer data (T1530)', STOPPED, () => read(key, workload)),
    call('the leaked key', 'take a data key (T1486)', STOPPED, () =>
      key.kms(HOME).send(new GenerateDataKeyCommand({ KeyId: workload.key, KeySpec: 'AES_256' })),
    ),
    call('the leaked key', 'read the code of a function (T1213)', STOPPED, () =>
      key.lambda(HOME).send(new GetFunctionCommand({ FunctionName: workload.function })),
    ),
    call('the leaked key', 'empower a user of their own (T1098)', STOPPED, () =>
      key.iam().send(new PutUserPolicyCommand(everything(PERSISTENCE.user))),
    ),
    call('the leaked key', 'take the role of the shop (T1078)', STOPPED, () => key.assume(appRole)),
    call("the user's old session", 'list the instances', DEAD, () => instances(token)),
    call("the shop role's old session", 'read customer data', DEAD, () => read(role, workload)),
    call('the chained old session', 'list the instances', DEAD, () => instances(chained)),
    call("the intruder's own role, old session", 'list the users', DEAD, () =>
      shadow.iam().send(new ListUsersCommand({})),
    ),
    call('a new session of the shop role', 'list the instances', STOPPED, async () =>
      instances(await key.assume(appRole)),
    ),
  ];
}

/** Whom containment does not mean. */
export function otherCalls(organization: Organization, workload: Workload, responders: Responders): Call[] {
  const { operator } = workload;
  const call = (side: Call['side'], who: string, what: string, make: () => Promise<unknown>): Call => ({
    side,
    who,
    what,
    expect: UNDISTURBED,
    call: make,
  });
  const colleague = 'an administrator of the same account';
  return [
    call('neighbour', colleague, 'list the instances', () => instances(operator)),
    call('neighbour', colleague, 'list the users', () => operator.iam().send(new ListUsersCommand({}))),
    call('neighbour', 'an administrator of another account', 'list the instances', () =>
      organization.neighbour.ec2('us-east-1').send(new DescribeInstancesCommand({})),
    ),
    call('responder', 'a responder', 'look at the instances', () => instances(responders.responder)),
    call('responder', 'a responder', 'look at the contained key', () =>
      responders.responder.kms(HOME).send(new DescribeKeyCommand({ KeyId: workload.key })),
    ),
    call('responder', 'an investigator', 'look at the users', () =>
      responders.investigator.iam().send(new ListUsersCommand({})),
    ),
  ];
}

/** Sessions of responder roles in the account of the incident, from before it was contained. */
export interface Responders {
  readonly responder: Principal;
  readonly investigator: Principal;
}

function instances(who: Principal): Promise<unknown> {
  return who.ec2(HOME).send(new DescribeInstancesCommand({}));
}

function read(who: Principal, { bucket, object }: Workload): Promise<unknown> {
  return who.s3(HOME).send(new GetObjectCommand({ Bucket: bucket, Key: object }));
}
