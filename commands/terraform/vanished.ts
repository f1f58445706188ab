import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INCIDENT_STATE_PREFIX } from '../../policies/aws/responders/incident-records';
import type { AwsContext } from '../../stacks/aws/aws-stack';
import { awsNames } from '../../stacks/aws/names';
import type { Incident } from '../../stacks/incident/schema';
import { CommandError } from '../cli/exit';
import { listed } from '../facts/paging';
import { Responder } from '../facts/responder';
import { stillThere } from './emptied-stack';
import type { IncidentStacks } from './incident-stacks';
import type { Terraform } from './terraform';

/**
 * Whether a stack of the incident that was applied is not there any more, because its last target was taken out of the file:
 * nothing would ever release what its state holds. Stacks of evidence are kept by nobody's declaring them.
 *
 * @returns what is wrong, and the next step.
 * @throws Error when the states cannot be listed.
 */
export async function vanished(
  incident: Incident,
  stacks: IncidentStacks,
  context: AwsContext,
  terraform: Terraform,
): Promise<CommandError | undefined> {
  const { id } = incident;
  const isOrphan = (stack: string) =>
    !stack.startsWith(`${id}-evidence-`) && !stacks.containment.some((other) => other.id === stack);
  const states = context.settings.state === 'local' ? local(id, stacks.outdir) : await remote(id, context);
  const left: string[] = [];
  for (const [stack, read] of states) {
    const held = isOrphan(stack) ? managed(await read()) : [];
    // What was deleted with its target is in the state still, because nobody has looked since.
    const there = held.length > 0 ? await stillThere(stack, incident, context, terraform, stacks.outdir) : undefined;
    const things = held.filter(({ address }) => there?.includes(address) ?? true).map(({ thing }) => thing);
    if (things.length > 0) left.push(`${stack}: ${things.join(', ')}`);
  }
  if (left.length === 0) return undefined;
  return new CommandError(
    `${id} does not list any more what is still contained:\n  ${left.join('\n  ')}`,
    'put the targets back into the incident file, from version control; release, close, and only then take them out',
  );
}

type States = Map<string, () => Promise<string>>;

const STATE = '.tfstate';

/** @param outdir `cdktf.out`: local state is beside it (aws-stack.ts). */
function local(incident: string, outdir: string): States {
  const folder = join(outdir, '..', '.firebreak', 'state', INCIDENT_STATE_PREFIX, incident);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(STATE)) : [];
  return new Map(
    files.map((file) => [
      file.slice(0, -STATE.length),
      () => Promise.resolve(readFileSync(join(folder, file), 'utf8')),
    ]),
  );
}

async function remote(incident: string, { estate }: AwsContext): Promise<States> {
  const responder = await Responder.in(estate.aws.forensic.id, estate);
  const client: S3Client = responder.s3(estate.aws.homeRegion);
  const Bucket = awsNames(estate).stateBucket;
  const Prefix = `${INCIDENT_STATE_PREFIX}${incident}/`;
  const objects = await listed(paginateListObjectsV2({ client }, { Bucket, Prefix }), (page) => page.Contents);
  const read = async (Key: string) =>
    (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString() ?? '';
  return new Map(
    objects
      .flatMap(({ Key: key }) => (key?.endsWith(STATE) ? key : []))
      .map((key) => [key.slice(Prefix.length, -STATE.length), () => read(key)]),
  );
}

/** What a state held when it was written. An empty file is an empty state. */
function managed(state: string): { readonly address: string; readonly thing: string }[] {
  if (state === '') return [];
  const { resources = [] } = JSON.parse(state) as {
    resources?: { mode: string; type: string; name: string; instances: { attributes?: { id?: string } }[] }[];
  };
  return resources
    .filter(({ mode, type }) => mode === 'managed' && type !== 'terraform_data')
    .flatMap(({ type, name, instances }) =>
      instances.map(({ attributes }) => ({
        address: `${type}.${name}`,
        thing: `${type.replace(/^aws_/, '').replaceAll('_', ' ')} ${attributes?.id ?? name}`,
      })),
    );
}
