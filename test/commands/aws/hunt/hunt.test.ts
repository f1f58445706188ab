import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ask } from '../../../../commands/aws/hunt/ask';
import { huntOn } from '../../../../commands/aws/hunt/hunt-on';
import { aboutSuspect } from '../../../../commands/aws/hunt/questions';
import { openArguments } from '../../../../commands/cli/open-arguments';
import type { Engine } from '../../../../commands/hunt/engine';
import { withLocalLogs } from '../../../../commands/hunt/local-logs';
import { readHuntRecord } from '../../../../commands/hunt/record';
import { savedQueries } from '../../../../stacks/aws/prepare/investigation/saved-queries';
import { OUTSIDE, PAYMENTS, SINCE, testSession, WEB, writeLogs, type TestSession } from './story';

const folders: string[] = [];
afterAll(() => {
  folders.forEach((folder) => rmSync(folder, { recursive: true }));
});

interface Setting {
  readonly logs: string;
  readonly session?: TestSession;
  /** Stands between the hunt and the engine. */
  readonly through?: (engine: Engine) => Engine;
}

async function hunted({ logs, session = testSession(), through = (engine) => engine }: Setting) {
  folders.push(logs, dirname(session.folder));
  const { exit, text, json } = await withLocalLogs(logs, (local) =>
    huntOn(through(local.engine), { id: 'INC-42', since: SINCE }, session, { logs: local, folder: logs }),
  );
  return { exit, text, json: json as any, session };
}

describe('an attack over accounts', () => {
  let done: Awaited<ReturnType<typeof hunted>>;
  const finding = (query: string, about?: string) =>
    done.json.findings.find((each: any) => each.query === query && (about === undefined || each.about === about));

  beforeAll(async () => {
    done = await hunted({ logs: writeLogs() });
  });

  test('everything was answered', () => {
    expect(done.json.unanswered).toEqual([]);
    expect(done.exit).toBe(0);
  });

  test('is followed through sessions, plants and whole roles, to where it comes back', () => {
    expect(done.json.suspects.map(({ label, account }: any) => `${label} ${account}`).sort()).toEqual(
      [
        `user ci-deploy ${PAYMENTS}`,
        `user backdoor ${PAYMENTS}`,
        `user short-lived ${PAYMENTS}`,
        `role batch ${PAYMENTS}`,
        `role trusting ${PAYMENTS}`,
        `session ASIADEPLOY of role deploy ${WEB}`,
        `session ASIABACK of role back ${PAYMENTS}`,
        `session ASIAMULE of role mule ${OUTSIDE}`,
        `instance i-0a1b2c3d4e5f60718 ${WEB}`,
      ].sort(),
    );
  });

  test('what its principals did is told from what others did, and responders are counted apart', () => {
    const identities = finding('persistence-identities');
    const users = identities.rows.map((row: any) => JSON.parse(row.requestParameters).userName);
    expect(users).toContain('colleague');
    expect(identities.bySuspects.map((i: number) => users[i])).not.toContain('colleague');
    expect(identities.bySuspects.map((i: number) => users[i])).toContain('refused');
    const roles = identities.rows.map((row: any) => JSON.parse(row.requestParameters).roleName);
    expect(roles).toContain('theirs');
    expect(roles).not.toContain('ours');
    expect(done.json.responders).toEqual([{ account: PAYMENTS, session: 'FirebreakResponder/asha', calls: 1 }]);
    expect(finding('covering-tracks').bySuspects).toEqual([0, 1]);
    expect(finding('principal-activity', 'user ci-deploy').rows[0]).toMatchObject({
      eventName: 'CreateUser',
      eventID: expect.any(String),
    });
  });

  test('other accounts are to be told', () => {
    const accounts = done.json.contacts.map(({ account, name }: any) => [account, name]);
    expect(accounts).toContainEqual([OUTSIDE, undefined]);
    expect(accounts).toContainEqual([WEB, 'web']);
    expect(accounts.flat()).not.toContain(PAYMENTS);
  });

  test('the proposed command is one that open takes, and a shell takes apart as meant', () => {
    const words = execFileSync('sh', ['-c', `printf '%s\\n' ${done.json.open}`], { encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(words.slice(0, 3)).toEqual(['npx', 'firebreak', 'open']);
    const asked = openArguments(words.slice(3));
    expect(asked).toMatchObject({ id: 'INC-42-b', commander: "Asha O'Rao" });
    expect(
      asked.aws.map(({ account, users, roles, instances }) => ({
        account,
        users,
        roles: [...roles].sort(),
        instances,
      })),
    ).toEqual([
      { account: 'web', users: [], roles: ['deploy'], instances: ['i-0a1b2c3d4e5f60718'] },
      { account: 'payments', users: ['backdoor'], roles: ['back', 'batch', 'trusting'], instances: [] },
    ]);
    expect([...(asked.regions ?? [])].sort()).toEqual(['ap-south-1', 'eu-west-1', 'us-east-1']);
  });

  test('is on record, and in the log of the file', () => {
    const record = readHuntRecord(done.session.folder, 'INC-42');
    expect(record).toMatchObject({ incident: 'INC-42', since: SINCE, engine: 'local', unanswered: [] });
    expect(record?.findings.find(({ query }) => query === 'covering-tracks')?.calls).toContainEqual({
      at: expect.stringContaining('2026-11-20T'),
      who: `arn:aws:iam::${PAYMENTS}:user/backdoor`,
      what: 'cloudtrail:StopLogging firebreak',
    });
    const [entry] = done.session.incident('INC-42').log;
    expect(entry?.what).toMatch(
      /^hunt: \d+ findings in 2 accounts, 6 further targets proposed, 0 questions unanswered/,
    );
  });

  test('people read the worst first, and no line lacks its when or what', () => {
    expect(done.text.indexOf('COVERING-TRACKS')).toBeLessThan(done.text.indexOf('PERSISTENCE'));
    expect(done.text).toContain('every question was answered');
    expect(done.text).not.toMatch(/undefined|null|\bNaN\b/);
    const record = readHuntRecord(done.session.folder, 'INC-42');
    for (const { calls } of record?.findings ?? []) for (const { at } of calls) expect(at).toMatch(/^2026-11-\d\dT/);
  });
});

test('what cannot be read is no all-clear: files, days and accounts without a log, questions that fail', async () => {
  const logs = writeLogs({ without: [`${PAYMENTS} 2026-11-19`] });
  writeFileSync(join(logs, 'cut.json'), '{"Records":[{"eventVersion":"1.09"');
  writeFileSync(join(logs, 'notes.txt'), 'hello');
  const session = testSession([
    { account: PAYMENTS, users: [{ name: 'ci-deploy' }] },
    { account: '333333333333', roles: [{ name: 'app' }] },
  ]);
  const { exit, json, text } = await hunted({
    logs,
    session,
    through: (engine) => ({
      ...engine,
      rows: (query, values) => {
        if (query.name === 'sharing') throw new Error('the disk is full');
        return engine.rows(query, values);
      },
    }),
  });
  expect(exit).toBe(1);
  expect(json.unanswered).toEqual([
    expect.stringContaining('cut.json ends within record 1'),
    expect.stringContaining('notes.txt is no log file'),
    'payments (444444444444) has no log of 2026-11-19',
    'security (333333333333) has no log since 2026-11-19: nothing was asked of it',
    'sharing of payments (444444444444): the disk is full',
    'sharing of web (555555555555): the disk is full',
  ]);
  expect(json.findings.map(({ query }: any) => query)).toContain('covering-tracks');
  expect(text).toContain('this is no all-clear');
});

test('a hunt without a single answer leaves the record of the last one alone', async () => {
  const through = (engine: Engine): Engine => ({
    ...engine,
    rows: () => {
      throw new Error('WorkGroup \u202edoes not exist');
    },
  });
  const session = testSession();
  await expect(hunted({ logs: writeLogs(), session, through })).rejects.toThrow(
    'no question about INC-42 was answered, and nothing is written: how much log payments (444444444444) has: WorkGroup [U+202E]does not exist',
  );
  expect(readHuntRecord(session.folder, 'INC-42')).toBeUndefined();
  expect(session.incident('INC-42').log).toEqual([]);
});

test('a folder without a record is refused, and nothing is written', async () => {
  const logs = writeLogs({ without: [] });
  folders.push(logs);
  await expect(withLocalLogs(join(logs, 'nope'), () => Promise.resolve(), 'download them')).rejects.toThrow(
    /there is no folder .*nope[^]*do: download them/,
  );
});

test('a principal is a value and never SQL', async () => {
  const logs = writeLogs();
  folders.push(logs);
  const counts = await withLocalLogs(logs, async ({ engine }) => {
    const about = (principal: string) =>
      aboutSuspect(
        { account: PAYMENTS, kind: 'user', name: principal, principal, label: '', depth: 0 },
        { since: SINCE, baseline: SINCE },
      );
    const total = async (principal: string) => {
      let sum = 0;
      for (const question of about(principal)) sum += (await ask(engine, question, () => undefined)).total;
      return sum;
    };
    return [await total("x' OR '1'='1"), await total("ci-deploy' --"), await total('ci-deploy')];
  });
  expect(counts.slice(0, 2)).toEqual([0, 0]);
  expect(counts[2]).toBeGreaterThan(0);
});

test('every query of the pack is explained', () => {
  const methods = readFileSync(join(__dirname, '../../../../commands/aws/hunt/methods.ts'), 'utf8');
  for (const { name } of savedQueries()) expect(methods).toMatch(new RegExp(`^  '?${name}'?: \\{`, 'm'));
});
