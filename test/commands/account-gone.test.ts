import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leftInGone, mustBeGone } from '../../commands/account-gone';
import { Responder } from '../../commands/aws/facts/responder';
import { notStopped } from '../../commands/not-stopped';
import { incidentStacks } from '../../commands/terraform/incident-stacks';
import type { Unlisted } from '../../commands/terraform/unlisted';
import { vanished } from '../../commands/terraform/vanished';
import { parseIncidents } from '../../stacks/incident/load';
import { withoutGone } from '../../stacks/incident/gone';
import { VALID, errorOfAll } from '../incident/incident-text';
import { incident, synthPhase } from '../stacks/aws/containment/incident';
import { testContext } from '../support/estate';
import { stateOf } from './state-of';

const GONE = '444444444444';
const QUARANTINE = 'INC-42-quarantine';
const IDENTITIES = 'INC-42-identities-payments';
const context = testContext();
const outdir = mkdtempSync(join(tmpdir(), 'firebreak-'));
const before = process.env.CDKTF_OUTDIR;
beforeAll(() => (process.env.CDKTF_OUTDIR = outdir));
afterAll(() => {
  if (before === undefined) delete process.env.CDKTF_OUTDIR;
  else process.env.CDKTF_OUTDIR = before;
  rmSync(outdir, { recursive: true });
});
afterEach(() => jest.restoreAllMocks());

/** Two accounts, of which one may be gone. */
const twoAccounts = (acknowledged: string[]) =>
  incident('release', (input) => {
    input.aws[0].acknowledged = acknowledged;
    input.aws.push({ account: '555555555555', users: [{ name: 'wen' }] });
  });
const stacksOf = (acknowledged: string[]) => incidentStacks(context, [twoAccounts(acknowledged)], 'INC-42');
const ids = (stacks: readonly { id: string }[]) => stacks.map(({ id }) => id);

test('the stacks in the account are left out; the others, and the policies of the organisation, are not', () => {
  const { containment, evidence, leftOut } = stacksOf(['account-gone']);
  expect(ids(containment)).toEqual([QUARANTINE, 'INC-42-identities-web']);
  expect(ids(evidence)).toEqual(['INC-42-evidence-facts']);
  expect(ids(leftOut)).toEqual([IDENTITIES, 'INC-42-isolate-payments-eu-west-1', 'INC-42-evidence-payments-eu-west-1']);
  const all = stacksOf([]);
  expect(all.leftOut).toEqual([]);
  expect(all.containment).toHaveLength(4);
  expect(ids(withoutGone(twoAccounts(['account-gone'])).aws.map(({ account }) => ({ id: account })))).toEqual([
    '555555555555',
  ]);
});

describe('what is left in it', () => {
  const state = stateOf(synthPhase('contain')[IDENTITIES]);
  const asking = (states: Promise<unknown>, acknowledged = ['account-gone']) =>
    ({ incident: twoAccounts(acknowledged), stacks: stacksOf(acknowledged), context, states }) as unknown as Unlisted;
  const states = () => Promise.resolve(new Map([[IDENTITIES, () => Promise.resolve(state)]]));

  test('is named, as the states know it', async () => {
    const [identities, isolate] = await leftInGone(asking(states()));
    expect(identities).toMatch(
      /^INC-42-identities-payments in 444444444444: .*iam access key key-AKIAIOSFODNN7EXAMPLE-id/,
    );
    expect(isolate).toBe('INC-42-isolate-payments-eu-west-1 in 444444444444: nothing');
    expect(await leftInGone(asking(states(), []))).toEqual([]);
  });

  test('is not known without the states', async () => {
    const [first] = await leftInGone(asking(Promise.reject(new Error('denied'))));
    expect(first).toBe('INC-42-identities-payments in 444444444444: nobody knows what: denied');
  });

  test('is not taken for what a file has lost', async () => {
    expect(await vanished(asking(states()))).toBeUndefined();
    const lost = { ...asking(states()), stacks: { ...stacksOf(['account-gone']), leftOut: [] } };
    jest.spyOn(Responder, 'in').mockRejectedValue(new Error('no'));
    const terraform = { init: () => Promise.resolve({ code: 1 }) };
    expect((await vanished({ ...lost, terraform } as unknown as Unlisted))?.message).toContain(IDENTITIES);
  });

  test('stands among what is not stopped', () => {
    const about = (acknowledged: string[]) =>
      notStopped(twoAccounts(acknowledged), context.estate)
        .filter(({ what }) => what.includes('acknowledged as gone'))
        .map(({ account }) => account);
    expect(about(['account-gone'])).toEqual([GONE]);
    expect(about([])).toEqual([]);
  });
});

test('an account that the responder role gets into is not gone', async () => {
  const entered = jest.spyOn(Responder, 'in').mockResolvedValue({} as Responder);
  await expect(mustBeGone(twoAccounts(['account-gone']), context.estate)).rejects.toThrow(
    /the account 444444444444 is gone, and the responder role gets into it.*\n {2}do: take account-gone out/,
  );
  await expect(mustBeGone(twoAccounts([]), context.estate)).resolves.toBeUndefined();
  entered.mockRejectedValue(new Error('no'));
  await expect(mustBeGone(twoAccounts(['account-gone']), context.estate)).resolves.toBeUndefined();
});

test('only a member account can be acknowledged as gone', () => {
  const file = (account: string) =>
    VALID.slice(0, VALID.indexOf('aws:')) +
    `aws:\n  - account: '${account}'\n    users: [{ name: wen }]\n    acknowledged: [account-gone]\n`;
  expect(parseIncidents([{ file: 'incidents/INC-42.yaml', text: file(GONE) }], context.estate)).toHaveLength(1);
  expect(errorOfAll([file('333333333333')]).problems).toMatchObject([
    {
      line: 12,
      message: expect.stringContaining('the security account 333333333333 is gone'),
      fix: expect.any(String),
    },
  ]);
});
