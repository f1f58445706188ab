import { GetWorkGroupCommand } from '@aws-sdk/client-athena';
import { answer, once, unless, type Answer, type Check } from '../../../readiness/check';
import { declaredInvestigation } from '../declared/stacks';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { athena } from './workspace';

/** As Terraform has it. */
interface Workgroup {
  readonly name: string;
  readonly configuration: {
    readonly bytes_scanned_cutoff_per_query: number;
    readonly engine_version: { readonly selected_engine_version: string };
    readonly result_configuration: { readonly output_location: string };
  };
}

export const queryWorkgroup: Check = {
  id: 'query-workgroup',
  holds: ({ estate }) =>
    `the query workgroup is on, limits a query to ${estate.aws.investigation.scanLimitGiB} GiB and keeps results where it should`,
  questions: (live) => once('forensic', () => compare(live)),
};

async function compare(live: Live): Promise<Answer> {
  const declared = declaredInvestigation(live).one('aws_athena_workgroup').arguments as unknown as Workgroup;
  const client = await athena(live);
  const { WorkGroup: found } = await client.send(new GetWorkGroupCommand({ WorkGroup: declared.name }));
  const { configuration: wanted } = declared;
  const now = found?.Configuration;
  const limit = wanted.bytes_scanned_cutoff_per_query;
  const place = wanted.result_configuration.output_location;
  const engine = wanted.engine_version.selected_engine_version;
  const set = (holds: boolean, what: string) =>
    unless(holds, `workgroup ${declared.name}: ${what}`, deploy(STACKS.investigation));
  return answer([
    ...set(found?.State === 'ENABLED', `it is ${found?.State ?? 'gone'}`),
    ...set(
      now?.EnforceWorkGroupConfiguration === true,
      'its settings do not bind: a query may choose its own limit and place',
    ),
    ...set(
      now?.BytesScannedCutoffPerQuery === limit,
      `a query may read ${now?.BytesScannedCutoffPerQuery ?? 'any number of'} bytes, declared are ${limit}`,
    ),
    ...set(
      now?.ResultConfiguration?.OutputLocation === place,
      `results go to ${now?.ResultConfiguration?.OutputLocation ?? 'nowhere'}, declared is ${place}`,
    ),
    ...set(
      now?.EngineVersion?.SelectedEngineVersion === engine,
      `its engine is ${now?.EngineVersion?.SelectedEngineVersion ?? '?'}, the queries are written for ${engine}`,
    ),
  ]);
}
