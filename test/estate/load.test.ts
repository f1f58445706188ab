import { parseEstate } from '../../stacks/estate/load';
import { changed, estateError, VALID } from './estate-text';

test('a valid estate, with its defaults', () => {
  const { aws } = parseEstate(VALID, 'firebreak.yaml');
  expect(aws.deployment.role).toBe('OrganizationAccountAccessRole');
  expect(aws.members.map(({ name }) => name)).toEqual(['payments', 'web']);
});

test('everything wrong is reported at once, in the order of the file, across fields too', () => {
  const text = changed(
    ['name: acme', 'name: Acme\nname: acme!'],
    ['homeRegion: eu-west-1', 'homeRegion: eu-west-2'],
    ["id: '555555555555'", "id: '222222222222'"],
    ['retentionDays: 365', 'retentionDays: 0\n    retentionDay: 1'],
    ['      responder: FirebreakResponder\n', ''],
    ['breakGlass: FirebreakBreakGlass', 'breakGlass: OrganizationAccountAccessRole'],
  );
  expect(`\n${estateError(text).message}`).toBe(`
8 problems in firebreak.yaml

firebreak.yaml:3:1: the key 'name' is written twice in one mapping
  found:   'name'
  allowed: each key once
  do:      merge the two, or remove one

firebreak.yaml:3:7: name (5 characters) is not valid
  found:   acme!
  allowed: 3 to 20 of a-z, 0-9 and -, and start with a letter
  do:      write 3 to 20 of a-z, 0-9 and -, and start with a letter

firebreak.yaml:6:15: aws.homeRegion is not one of aws.regions
  found:   eu-west-2
  allowed: eu-west-1, us-east-1
  do:      add eu-west-2 to aws.regions, or choose one of them

firebreak.yaml:20:11: account 222222222222 is named twice: as aws.forensic and as aws.members[1] (web)
  found:   '222222222222'
  allowed: each account in one place
  do:      give the forensic account an AWS account of its own: evidence must lie outside what can be attacked

firebreak.yaml:24:20: aws.evidence.retentionDays is too small
  found:   0
  allowed: a whole number from 1 to 36500
  do:      write a whole number from 1 to 36500

firebreak.yaml:25:5: unknown key 'retentionDay' in aws.evidence
  found:   'retentionDay'
  allowed: retentionDays
  do:      did you mean 'retentionDays'?

firebreak.yaml:27:5: aws.responders.roles.responder is missing
  found:   nothing
  allowed: 1 to 64 characters of letters, digits and +=,.@_-
  do:      add 'responder:' to aws.responders.roles

firebreak.yaml:30:19: aws.responders.roles.breakGlass has the name of aws.deployment.role
  found:   OrganizationAccountAccessRole
  allowed: five different names; IAM ignores case
  do:      choose another name: each role has permissions of its own`);
});

test('a misspelt region is reported once: no rule complains of its absence', () => {
  const { problems } = estateError(changed(['regions: [eu-west-1, us-east-1]', 'regions: [eu-west-1, us-eest-1]']));
  expect(problems.map(({ message }) => message)).toEqual(['aws.regions[1] is not one of the allowed values']);
});

test('problems carry what the message prints', () => {
  const [problem] = estateError(changed(['mode: create', 'mode: adpt'])).problems;
  expect(problem).toEqual({
    file: 'firebreak.yaml',
    line: 21,
    column: 18,
    path: ['aws', 'trail', 'mode'],
    value: 'adpt',
    message: 'aws.trail.mode is not one of the allowed values',
    allowed: 'create, adopt, keep',
    fix: 'did you mean adopt?',
  });
});

test('a value behind an alias is located where it is written', () => {
  const text = changed(["id: '222222222222'", 'id: &id "22"'], ["id: '333333333333'", 'id: *id']);
  const { problems } = estateError(text);
  expect(problems.map(({ line, path, value }) => [line, path.join('.'), value])).toEqual([
    [10, 'aws.forensic.id', '"22"'],
    [10, 'aws.security.id', '"22"'],
  ]);
});

test('one list of regions can be shared by thousands of accounts', () => {
  const members = Array.from(
    { length: 5000 },
    (_, i) => `    - { name: m${i}, id: '${600000000000 + i}', regions: *all }\n`,
  );
  const text = changed(['regions: [', 'regions: &all ['], ['  members:\n', `  members:\n${members.join('')}`]);
  expect(parseEstate(text, 'firebreak.yaml').aws.members).toHaveLength(5002);
});

test('an alias bomb is refused at once', () => {
  const letters = [...'abcdefghi'];
  const bomb = letters.map((letter, i) => {
    const content = i === 0 ? 'lol' : `*${letters[i - 1]}`;
    return `${letter}: &${letter} [${Array(9).fill(content).join(', ')}]\n`;
  });
  const start = performance.now();
  expect(`\n${estateError(bomb.join('')).message}`).toBe(`
1 problem in firebreak.yaml

firebreak.yaml:6:7: aliases multiply the values of this file
  found:   more than 524288 values
  allowed: at most 524288 values once aliases are expanded
  do:      write the values out: few are worth an anchor`);
  expect(performance.now() - start).toBeLessThan(1000);
});

test('of very many problems, a hundred are printed', () => {
  const keys = Array.from({ length: 150 }, (_, i) => `unknown${i}: 1\n`).join('');
  const { message, problems } = estateError(VALID + keys);
  expect(problems).toHaveLength(150);
  expect(message).toContain('150 problems in firebreak.yaml');
  expect(message).toMatch(/… and 50 more$/);
});
