import { runbook } from '../../../../commands/runbook';
import { runbookMarkdown } from '../../../../commands/runbook/markdown';
import { MOMENTS, tick, type RunbookStep } from '../../../../commands/runbook/step';
import type { Incident } from '../../../../stacks/incident/schema';
import { testEstate } from '../../../support/estate';
import { EVERYTHING, INSTANCE, incidentOf } from './incident';

const estate = testEstate();
const full = incidentOf([EVERYTHING]);
const book = (incident: Incident = full) => runbook(incident, estate);
const ids = (steps: readonly RunbookStep[]) => steps.map(({ id }) => id);
const step = (id: string, steps = book()) => steps.find((candidate) => candidate.id === id)!;

test('the runbook of an incident with one of everything', () => {
  expect(runbookMarkdown(full, book())).toMatchSnapshot();
});

describe('order', () => {
  test('steps come in the order of their moments, and every one has its own id', () => {
    const moments = book().map(({ moment }) => MOMENTS.indexOf(moment));
    expect(moments).toEqual([...moments].sort((a, b) => a - b));
    expect(new Set(ids(book())).size).toBe(book().length);
  });

  test('what isolation would destroy comes before it; memory and root credentials before the quarantine', () => {
    const before = (moment: string) => ids(book().filter((found) => found.moment === moment));
    expect(before('before-quarantine')).toEqual([
      'adopt-quarantine-payments',
      'root-payments',
      `memory-${INSTANCE.id}`,
      `volumes-${INSTANCE.id}`,
    ]);
    expect(before('before-isolation')).toEqual([
      ...['shutdown', 'devices', 'standby', 'targets', 'classic'].map((what) => `${what}-${INSTANCE.id}`),
      'database-snapshot-orders',
      'database-snapshot-ledger',
    ]);
  });

  test('event sources are disabled before their function is stopped, and enabled after it runs again', () => {
    const order = ids(book());
    expect(order.indexOf('events-thumbnails')).toBeLessThan(order.indexOf('function-thumbnails'));
  });

  test('credentials of users change while nobody can use them', () => {
    for (const id of ['mfa-ci-deploy', 'password-ci-deploy']) expect(step(id).moment).toBe('after-containment');
  });

  test('memory is captured with the tool of the platform', () => {
    const [, capture = ''] = step(`memory-${INSTANCE.id}`).commands;
    expect(capture).toMatch(
      /^if grep -qi windows \S+; then .*AWS-RunPowerShellScript.*winpmem\.exe.*; else .*AWS-RunShellScript.*avml /,
    );
  });

  test('isolate-first captures no memory, and takes snapshots afterwards', () => {
    const steps = book(incidentOf([EVERYTHING], { sequence: 'isolate-first', reason: 'data leaves' }));
    expect(ids(steps)).not.toContain(`memory-${INSTANCE.id}`);
    expect(step(`volumes-${INSTANCE.id}`, steps).moment).toBe('after-containment');
    expect(step('database-snapshot-orders', steps).moment).toBe('after-containment');
  });

  test('the inverses come in the reverse order, the records first', () => {
    const text = runbookMarkdown(full, book());
    const undo = [...text.slice(text.indexOf('## Undo')).matchAll(/^\d+\. `(.*)`$/gm)].map((match) => match[1]!);
    expect(undo[0]).toBe('records');
    const order = ids(book());
    expect(undo).toEqual([...undo].sort((a, b) => order.indexOf(b) - order.indexOf(a)));
  });
});

describe('the first seconds', () => {
  test('use the name and text that the containment stack uses, so that it takes the policy over', () => {
    expect(step('deny-user-ci-deploy').commands[0]).toContain(
      `put-user-policy --user-name ci-deploy --policy-name IRContainment-INC-42 --policy-document '{"Version":"2012-10-17",` +
        `"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'`,
    );
  });

  test('attach the staged policy where the inline quota is full', () => {
    const arn = 'arn:aws:iam::444444444444:policy/firebreak/firebreak-deny-all';
    expect(step('deny-user-full').commands[0]).toContain(`attach-user-policy --user-name full --policy-arn ${arn}`);
    expect(step('deny-role-batch').commands[0]).toContain(`attach-role-policy --role-name batch --policy-arn ${arn}`);
  });

  test('leave alone what was off, and roles that nobody can change', () => {
    expect(ids(book())).not.toContain('key-AKIAI44QH8DHBEXAMPLE');
    expect(ids(book()).filter((id) => id.includes('AWSReservedSSO'))).toEqual([]);
  });

  test('are for break-glass in the account where responders sign in', () => {
    const steps = book(incidentOf([{ account: '333333333333', users: EVERYTHING.users }]));
    expect(step('key-AKIAIOSFODNN7EXAMPLE', steps).commands[0]).toContain('--profile firebreak-break-glass-security');
    expect(step('key-AKIAIOSFODNN7EXAMPLE').commands[0]).toContain('--profile firebreak-responder-payments');
  });
});

describe('only what applies', () => {
  test('trust anchors and providers concern incidents with roles', () => {
    const users = ids(book(incidentOf([{ account: '444444444444', users: EVERYTHING.users }])));
    expect(users.filter((id) => /^(trust-anchors|providers)/.test(id))).toEqual([]);
    expect(ids(book())).toEqual(expect.arrayContaining(['providers-payments', 'trust-anchors-payments-us-east-1']));
  });

  test('an instance keeps its profile where its role is denied anyway', () => {
    const instances = [{ ...INSTANCE, role: 'web' }];
    const with_ = (roles: object[]) => ids(book(incidentOf([{ account: '444444444444', instances, roles }])));
    expect(with_([{ name: 'web' }])).not.toContain(`profile-${INSTANCE.id}`);
    expect(with_([{ name: 'web', control: 'revoke-sessions' }])).toContain(`profile-${INSTANCE.id}`);
    expect(with_([])).toContain(`profile-${INSTANCE.id}`);
  });

  test('CloudFront concerns functions of us-east-1 alone', () => {
    const functions = [{ name: 'f', region: 'eu-west-1', role: 'r' }];
    expect(ids(book(incidentOf([{ account: '444444444444', functions }])))).not.toContain('edge-f');
    expect(ids(book())).toContain('edge-thumbnails');
  });

  test('the root user of the management account is taken back by hand', () => {
    const steps = book(incidentOf([{ account: '111111111111', root: true, quarantine: true }]));
    expect(step('root-management', steps).byHand!.length).toBeGreaterThan(3);
    expect(ids(steps).filter((id) => id.startsWith('quarantine'))).toEqual([]);
  });

  test('people who use an identity provider have another sign-in for break-glass', () => {
    const federated = testEstate((input) => {
      input.aws.responders.mfa = 'identity-provider';
      input.aws.responders.trustedRoles = ['arn:aws:iam::333333333333:role/Responders'];
    });
    const [profiles] = runbook(full, federated);
    const set = (name: string) => profiles!.commands.filter((command) => command.includes(`profile.${name}.`));
    expect(set('firebreak-responder-payments').join()).not.toContain('mfa_serial');
    expect(set('firebreak-break-glass-payments').join()).toContain('mfa_serial');
    expect(set('firebreak-break-glass-payments').join()).toContain('source_profile break-glass-user');
  });
});

test('ticks of the log are in the runbook', () => {
  const at = '2026-11-20T18:30:00Z';
  const log = [
    { at, who: 'Asha Rao', what: tick('call') },
    { at: '2026-11-21T18:30:00Z', who: 'Asha Rao', what: tick(`standby-${INSTANCE.id}`, 'undone') },
    { at, who: 'Asha Rao', what: 'something else' },
  ];
  const steps = book(incidentOf([EVERYTHING], { log }));
  expect(step('call', steps).done).toMatchObject({ at, who: 'Asha Rao' });
  expect(step(`standby-${INSTANCE.id}`, steps)).toMatchObject({ undone: { at: '2026-11-21T18:30:00Z' } });
  expect(step('records', steps).done).toBeUndefined();
  expect(runbookMarkdown(full, steps)).toContain(
    '### [x] Call, in this order\n\n`call`, done 2026-11-20T18:30:00Z by Asha Rao',
  );
});

test('the index at the top has every step once, in order, with its tick', () => {
  const log = [{ at: '2026-11-20T18:30:00Z', who: 'Asha Rao', what: tick('call') }];
  const ticked = incidentOf([EVERYTHING], { log });
  const text = runbookMarkdown(ticked, book(ticked));
  const index = [...text.slice(0, text.indexOf('\n## ')).matchAll(/^- \[(.)\] `(\S+)` (.+)$/gm)];
  expect(index.map(([, , id]) => id)).toEqual(ids(book(ticked)));
  expect(index.flatMap(([, mark, id]) => (mark === 'x' ? id : []))).toEqual(['call']);
});

describe('once the stacks are deployed', () => {
  const at = '2026-11-20T18:30:00Z';
  const entry = (what: string) => ({ at, who: 'asha', what });
  const containedWith = (...more: string[]) =>
    incidentOf([EVERYTHING], { log: [...more, 'contain: complete, effect verified'].map(entry) });
  const byHand = (steps: readonly RunbookStep[]) => ids(steps).filter((id) => /^(key|deny|quarantine|adopt)-/.test(id));

  test('what they do is not listed as still to do; what nobody does for you is', () => {
    expect(byHand(book()).length).toBeGreaterThan(5);
    const contained = book(containedWith());
    expect(byHand(contained)).toEqual([]);
    expect(ids(contained)).toEqual(expect.arrayContaining(['profiles', 'call', 'records']));
    expect(runbookMarkdown(containedWith(), contained)).toContain(
      'What the deployed stacks do themselves is not listed.',
    );
    expect(byHand(book({ ...full, phase: 'release', releasedAt: at }))).toEqual([]);
  });

  test('a containment that failed since leaves them to be done', () => {
    const log = ['contain: complete, effect verified', 'contain: INC-42-quarantine: failed: denied'].map(entry);
    expect(byHand(book(incidentOf([EVERYTHING], { log })))).toEqual(byHand(book()));
  });

  test('what was done by hand before stays on record, with its inverse', () => {
    const steps = book(containedWith(tick('deny-user-ci-deploy')));
    expect(byHand(steps)).toEqual(['deny-user-ci-deploy']);
  });

  test('IAM of the security account, which they cannot tell anything, stays to be done', () => {
    const log = [entry('contain: complete, effect verified')];
    const security = book(incidentOf([{ account: '333333333333', users: EVERYTHING.users }], { log }));
    expect(byHand(security)).toContain('key-AKIAIOSFODNN7EXAMPLE');
  });
});

test('an account outside the estate is refused by name', () => {
  expect(() => book(incidentOf([{ account: '999999999999' }]))).toThrow(
    'INC-42 has targets in the account 999999999999, which the estate file does not list',
  );
});

describe('what leaves the machine', () => {
  test('the incident file, and again after close; the hash of the memory with the records of the steps', () => {
    for (const id of ['record', 'record-closed'])
      expect(step(id).commands[0]).toMatch(/incidents\/ s3:\S+\/INC-42\/record\/ .*--include 'INC-42\.\*'/);
    expect(step('record-closed').moment).toBe('after-release');
    const [file] = /INC-42-\S+$/.exec(step(`memory-${INSTANCE.id}`).commands.at(-1)!)!;
    expect(step('records').commands[0]).toContain(`--include '${file.slice(0, 'INC-42-'.length)}*'`);
  });
});

describe('copies in the forensic account', () => {
  const locks = (steps: readonly RunbookStep[]) => ids(steps).filter((id) => id.startsWith('lock-copies-'));

  test('are locked for as long as the evidence bucket keeps its objects, with time to take a mistake back', () => {
    const days = estate.aws.evidence.retentionDays;
    const [list, lock] = step('lock-copies-eu-west-1').commands;
    expect(list).toMatch(
      /--owner-ids 222222222222 .*Name=tag:incident,Values=INC-42 Name=tag:firebreak,Values=evidence /,
    );
    expect(lock).toContain(`--lock-mode compliance --cool-off-period 1 --lock-duration ${days} `);
  });

  test('in every region that has volumes, and in no other', () => {
    const elsewhere = { ...INSTANCE, id: 'i-0b1b2c3d4e5f60718', region: 'us-east-1' };
    const regions = (...instances: object[]) => locks(book(incidentOf([{ ...EVERYTHING, instances }])));
    expect(regions(INSTANCE, elsewhere)).toEqual(['lock-copies-eu-west-1', 'lock-copies-us-east-1']);
    expect(regions(INSTANCE, { ...elsewhere, volumes: [] })).toEqual(['lock-copies-eu-west-1']);
  });
});

test('a closed incident has no steps in an account that has left the estate; any other is refused', () => {
  const left = (phase: Incident['phase']) => ({
    ...incidentOf([EVERYTHING, { account: '999999999999', root: true }]),
    phase,
  });
  const closed = book(left('close')).map(({ id }) => id);
  expect(closed).toEqual(book({ ...full, phase: 'close' }).map(({ id }) => id));
  expect(() => book(left('release'))).toThrow(/999999999999, which the estate file does not list/);
});
