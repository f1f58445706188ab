import {
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  StartQueryExecutionCommand,
  type AthenaClient,
  type QueryExecution,
} from '@aws-sdk/client-athena';
import { setTimeout as sleep } from 'node:timers/promises';
import { logTables } from '../../../../stacks/aws/prepare/investigation/tables';
import { answer, fault, once, type Answer, type Check } from '../../../readiness/check';
import { declaredInvestigation } from '../declared/stacks';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { the } from '../live/the';
import { athena } from './workspace';

/** In seconds: a query of one partition takes a few, after it has waited for its turn. */
const PATIENCE = 45;

/** One small query proves the whole chain: workgroup, table, partitions, evidence bucket, key, results bucket and its key. */
export const queriesRun: Check = {
  id: 'queries-run',
  holds: () => 'the investigator gets an answer from the trail table of today',
  questions: (live) => once('forensic', () => run(live)),
};

async function run(live: Live): Promise<Answer> {
  const client = await athena(live);
  const declared = declaredInvestigation(live);
  const database = String(declared.one('aws_glue_catalog_database').arguments.name);
  const { QueryExecutionId: id } = await client.send(
    new StartQueryExecutionCommand({
      WorkGroup: String(declared.one('aws_athena_workgroup').arguments.name),
      QueryString: smallest(database, live),
    }),
  );
  const execution = await ended(id ?? '', client);
  const { State: state, StateChangeReason: reason } = execution?.Status ?? {};
  if (state !== 'SUCCEEDED') {
    const what = `a query on ${database}.${trailTable(live)} ${state === 'FAILED' ? `failed: ${reason ?? ''}` : `is ${state ?? 'unknown'} after ${PATIENCE} seconds`}`;
    return answer([
      fault(
        what,
        `${deploy(STACKS.evidence, STACKS.investigation, STACKS.responders)}; then look into the query ${id ?? ''} in Athena`,
      ),
    ]);
  }
  const { ResultSet: results } = await client.send(new GetQueryResultsCommand({ QueryExecutionId: id }));
  // The first row holds the names of the columns.
  const rows = (results?.Rows ?? []).length - 1;
  return answer(
    [],
    rows > 0 ? undefined : `it ran and found no event of today in account ${the('management', live).id}`,
  );
}

/** One event of the management account: readiness itself has just made some there. */
function smallest(database: string, live: Live): string {
  const { homeRegion } = live.estate.aws;
  const day = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  const where = `account = '${the('management', live).id}' AND region = '${homeRegion}' AND day = '${day}'`;
  return `SELECT eventid FROM ${database}.${trailTable(live)} WHERE ${where} LIMIT 1`;
}

function trailTable({ estate }: Live): string {
  const table = logTables(estate).find(({ name }) => name === 'cloudtrail');
  if (!table) throw new Error('the workspace has no table cloudtrail');
  return table.name;
}

async function ended(id: string, client: AthenaClient): Promise<QueryExecution | undefined> {
  const started = Date.now();
  for (;;) {
    const { QueryExecution: found } = await client.send(new GetQueryExecutionCommand({ QueryExecutionId: id }));
    const done = found?.Status?.State !== 'QUEUED' && found?.Status?.State !== 'RUNNING';
    if (done || Date.now() - started > PATIENCE * 1000) return found;
    await sleep(500);
  }
}
