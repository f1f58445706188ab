import { STSClient } from '@aws-sdk/client-sts';
import { assume, NotAssumed } from '../../../commands/aws/facts/assume';
import { caller, sessionName, signIn } from '../../../commands/aws/facts/caller';
import { Reach } from '../../../commands/aws/facts/reach';
import { testEstate } from '../../support/estate';

const estate = testEstate();
const SECURITY = '333333333333';
const ROLE = 'arn:aws:iam::444444444444:role/firebreak/FirebreakResponder';
const before = process.env;

beforeEach(() => {
  process.env = { ...before, AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'x' };
});
afterEach(() => {
  process.env = before;
  jest.restoreAllMocks();
});

/** STS says who calls, or throws; AssumeRole throws. */
function sts(identity: string | { arn: string }, assuming = 'AccessDenied') {
  const thrown = (name: string) => Promise.reject(Object.assign(new Error(`${name}!`), { name }));
  const who = (arn: string) => Promise.resolve({ Arn: arn, Account: arn.split(':')[4] });
  return jest.spyOn(STSClient.prototype, 'send').mockImplementation((command: object) => {
    if (command.constructor.name !== 'GetCallerIdentityCommand') return thrown(assuming);
    return typeof identity === 'string' ? thrown(identity) : who(identity.arn);
  });
}

describe('who is at the keyboard', () => {
  test.each([
    ['CredentialsProviderError', 'nobody (no AWS credentials)'],
    ['ExpiredToken', 'nobody (the AWS session has expired)'],
    ['InvalidClientTokenId', 'nobody (AWS does not know these credentials)'],
    ['TimeoutError', 'somebody (AWS did not say who: TimeoutError)'],
  ])('%s', async (error, name) => {
    sts(error);
    expect(await caller(estate)).toMatchObject({ name });
  });

  test('a user, without a session', async () => {
    sts({ arn: `arn:aws:iam::${SECURITY}:user/asha` });
    expect(await caller(estate)).toEqual({ name: 'asha', accountId: SECURITY, temporary: false });
    process.env.AWS_SESSION_TOKEN = 'token';
    expect(await caller(estate)).toMatchObject({ temporary: true });
  });

  test.each([
    ['AWSReservedSSO_Responders_0a1b/asha@example.com', 'firebreak-asha@example.com'],
    ['team/Åsha Räo', 'firebreak-_sha_R_o'],
    ['x'.repeat(90), `firebreak-${'x'.repeat(54)}`],
  ])('%s gives its name to the sessions', (name, session) => {
    expect(sessionName({ name, accountId: SECURITY })).toBe(session);
    expect(session).toMatch(/^[\w+=,.@-]{2,64}$/);
    expect(sessionName({ name })).toBe('firebreak');
  });
});

describe('what to do', () => {
  const who = { name: 'asha', accountId: SECURITY, temporary: true };

  test.each([
    [
      'signed in nowhere',
      { ...who, accountId: undefined },
      /^sign in to the security account 3+ as a responder, with MFA/,
    ],
    ['elsewhere', { ...who, accountId: '444444444444' }, /; now it is the account 444444444444$/],
    ['without MFA', { ...who, temporary: false }, /; a long-term access key alone carries none$/],
    ['signed in well', who, /deploy prepare-aws-responders, which makes the roles, or use break-glass$/],
  ])('%s', (_, is, next) => {
    expect(signIn(is, estate)).toMatch(next);
  });

  test('where people use an identity provider, MFA is its matter', () => {
    const federated = testEstate((input) => {
      input.aws.responders.mfa = 'identity-provider';
      input.aws.responders.trustedRoles = ['arn:aws:iam::333333333333:role/Responders'];
    });
    const next = signIn({ ...who, temporary: false }, federated);
    expect(next).toMatch(/with one of arn:aws:iam::333333333333:role\/Responders; if that was so/);
    expect(next).not.toContain('MFA');
  });

  test.each([
    ['AccessDenied', true],
    ['ExpiredTokenException', true],
    ['CredentialsProviderError', true],
    ['TimeoutError', false],
    ['Throttling', false],
  ])('%s is certain: %s', async (error, certain) => {
    sts({ arn: `arn:aws:iam::${SECURITY}:user/asha` }, error);
    const refused = await assume(ROLE, estate).catch((thrown: unknown) => thrown as NotAssumed);
    expect(refused).toMatchObject({ certain });
    expect((refused as Error).message).toMatch(/^cannot assume arn:\S+FirebreakResponder as asha: .*\n {2}do: sign in/);
  });
});

describe('reach', () => {
  const refused = new NotAssumed('no', 'sign in', true);

  test('ends at the first role that is refused; each is asked for once', async () => {
    const ask = jest.fn((role: string) => (role === 'b' ? Promise.reject(refused) : Promise.resolve({})));
    const reach = new Reach(estate, ask);
    expect(await reach.refusal(['a'])).toBeUndefined();
    expect(await reach.refusal(['a', 'b'])).toBe(refused);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('what only the SDK cannot do is left to Terraform', async () => {
    const reach = new Reach(estate, () => Promise.reject(new NotAssumed('no route', 'wait', false)));
    expect(await reach.refusal(['a'])).toBeUndefined();
  });
});
