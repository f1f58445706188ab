import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INCIDENT_STATE_PREFIX } from '../../policies/aws/responders/incident-records';
import type { AwsContext } from '../../stacks/aws/aws-stack';
import { awsNames } from '../../stacks/aws/names';
import { listed } from '../aws/facts/paging';
import { Responder } from '../aws/facts/responder';

/** What reads the text of each state of an incident, by the id of its stack. */
export type States = Map<string, () => Promise<string>>;

/** @throws Error when the states cannot be listed. */
export async function statesOf(incident: string, outdir: string, context: AwsContext): Promise<States> {
  return context.settings.state === 'local' ? local(incident, outdir) : remote(incident, context);
}

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

export interface Managed {
  readonly address: string;
  /** Name of the resource. */
  readonly name: string;
  /** For messages. */
  readonly thing: string;
}

/** What a state held when it was written. An empty file is an empty state. */
export function managed(state: string): Managed[] {
  return resourcesIn(state)
    .filter(({ type }) => type !== 'terraform_data')
    .flatMap(({ type, name, instances }) =>
      instances.map(({ attributes }) => ({
        address: `${type}.${name}`,
        name,
        thing: `${type.replace(/^aws_/, '').replaceAll('_', ' ')} ${attributes?.id ?? name}`,
      })),
    );
}

/** The `targets` that a state keeps in `terraform_data`, by the name of the resource. */
export function keptTargets(state: string): Map<string, readonly string[]> {
  return new Map(
    resourcesIn(state)
      .filter(({ type }) => type === 'terraform_data')
      .flatMap(({ name, instances: [first] }) => {
        const kept = first?.attributes?.input?.value?.targets;
        return kept ? [[name, kept]] : [];
      }),
  );
}

interface ResourceInState {
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly instances: readonly {
    /** A value of any type is kept beside its type. */
    readonly attributes?: {
      readonly id?: string;
      readonly input?: { readonly value?: { readonly targets?: readonly string[] } } | null;
    };
  }[];
}

function resourcesIn(state: string): ResourceInState[] {
  if (state === '') return [];
  const { resources = [] } = JSON.parse(state) as { resources?: ResourceInState[] };
  return resources.filter(({ mode }) => mode === 'managed');
}
