import {
  BatchGetNamedQueryCommand,
  GetPreparedStatementCommand,
  paginateListNamedQueries,
  paginateListPreparedStatements,
  type AthenaClient,
} from '@aws-sdk/client-athena';
import { savedQueries } from '../../../../stacks/aws/prepare/investigation/saved-queries';
import { listed } from '../../facts/paging';
import { answer, once, unless, type Answer, type Check } from '../../../readiness/check';
import { declaredInvestigation } from '../declared/stacks';
import { STACKS } from '../declared/stack-names';
import { deploy } from '../fixes';
import type { Live } from '../live/live';
import { athena } from './workspace';

/** What AWS takes in one request. */
const BATCH = 50;

export const queriesSaved: Check = {
  id: 'queries-saved',
  holds: () => `the ${savedQueries().length} saved queries are there, each with the text that the tests execute`,
  questions: (live) => once('forensic', () => compare(live)),
};

async function compare(live: Live): Promise<Answer> {
  const client = await athena(live);
  const workgroup = String(declaredInvestigation(live).one('aws_athena_workgroup').arguments.name);
  const [named, prepared] = await Promise.all([namedQueries(workgroup, client), preparedStatements(workgroup, client)]);
  const fix = deploy(STACKS.investigation);
  const same = (found: string | undefined, sql: string) => found?.trim() === sql.trim();
  return answer(
    savedQueries().flatMap(({ name, sql }) => [
      ...unless(same(named.get(name), sql), `the named query ${name} ${state(named.get(name))}`, fix),
      ...unless(
        same(prepared.get(name.replaceAll('-', '_')), sql),
        `the prepared statement ${name.replaceAll('-', '_')} ${state(prepared.get(name.replaceAll('-', '_')))}`,
        fix,
      ),
    ]),
  );
}

const state = (found: string | undefined) => (found === undefined ? 'is missing' : 'says something else');

async function namedQueries(WorkGroup: string, client: AthenaClient): Promise<Map<string, string>> {
  const ids = await listed(paginateListNamedQueries({ client }, { WorkGroup }), (page) => page.NamedQueryIds);
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, index) =>
    ids.slice(index * BATCH, (index + 1) * BATCH),
  );
  const answers = await Promise.all(
    batches.map((NamedQueryIds) => client.send(new BatchGetNamedQueryCommand({ NamedQueryIds }))),
  );
  const queries = answers.flatMap(({ NamedQueries: found = [] }) => found);
  return new Map(queries.map(({ Name: name = '', QueryString: sql = '' }) => [name, sql]));
}

async function preparedStatements(WorkGroup: string, client: AthenaClient): Promise<Map<string, string>> {
  const pages = paginateListPreparedStatements({ client }, { WorkGroup });
  const names = (await listed(pages, (page) => page.PreparedStatements)).flatMap(
    ({ StatementName: name }) => name ?? [],
  );
  const answers = await Promise.all(
    names.map((StatementName) => client.send(new GetPreparedStatementCommand({ StatementName, WorkGroup }))),
  );
  return new Map(
    answers.map(({ PreparedStatement: found }) => [found?.StatementName ?? '', found?.QueryStatement ?? '']),
  );
}
