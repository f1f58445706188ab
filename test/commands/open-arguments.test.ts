import { openArguments } from '../../commands/cli/open-arguments';

const line = (text: string) => openArguments(text.split(' '));

test('a target belongs to the account before it', () => {
  const { aws, ...rest } = line(
    'INC-42 --aws payments --user ci --user bot --root --commander Asha --aws 555555555555 --instance i-1 --region us-east-1',
  );
  expect(rest).toEqual({
    id: 'INC-42',
    commander: 'Asha',
    isolateFirst: undefined,
    isolation: 'security-group',
    dns: false,
    regions: ['us-east-1'],
  });
  expect(aws).toEqual([
    expect.objectContaining({ account: 'payments', users: ['ci', 'bot'], root: true, instances: [] }),
    expect.objectContaining({ account: '555555555555', users: [], root: false, instances: ['i-1'] }),
  ]);
});

test('DNS is blocked only when that is said, for all accounts', () => {
  expect(line('INC-42 --aws payments --instance i-1 --commander Asha --dns').dns).toBe(true);
});

test.each([
  ['--aws payments --user ci --commander Asha', /open takes one id/],
  ['INC-42 INC-43 --aws payments --user ci --commander Asha', /open takes one id/],
  ['INC-42 --aws payments --user ci', /nobody commands/],
  ['INC-42 --commander Asha', /no account is named/],
  ['INC-42 --commander Asha --user ci --aws payments', /--user stands before any --aws/],
  ['INC-42 --commander Asha --aws payments', /nothing is to be contained in payments/],
  ['INC-42 --commander Asha --aws payments --root --isolation soft', /allowed: security-group, severed, nacl/],
  ['INC-42 --commander Asha --aws payments --root --region mars-1', /--region is 'mars-1'/],
  ['INC-42 --commander Asha --aws payments --usr ci', /open has no option --usr\n {2}do: did you mean --user\?/],
])('%s is refused', (text, message) => {
  expect(() => line(text)).toThrow(message);
});
