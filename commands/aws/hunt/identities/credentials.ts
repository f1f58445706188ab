import {
  GenerateCredentialReportCommand,
  GetCredentialReportCommand,
  GetUserCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Held } from '../../../hunt/outcome';
import { Attempts } from '../../facts/iam/attempts';
import type { UserIam } from '../../facts/iam/records';
import { userIam } from '../../facts/iam/user';
import { unlessAbsent } from '../../readiness/live/absent';

/** Whatever a user signs in with, now. Secrets are in none of it. */
export type Credentials = Held &
  Pick<
    UserIam,
    'accessKeys' | 'loginProfile' | 'mfaDevices' | 'sshKeys' | 'signingCertificates' | 'serviceCredentials'
  >;

/** Seconds; AWS says that a report takes up to a few minutes in large accounts. */
const PATIENCE = 120;

/**
 * The credentials of users of an account: those that exist.
 *
 * @param unanswered is told what could not be read.
 */
export async function credentialsOf(
  account: string,
  users: readonly string[],
  iam: IAMClient,
  unanswered: (what: string) => void,
): Promise<Credentials[]> {
  const lines = await credentialReport(iam).catch((error: unknown) => {
    unanswered(`the credential report: ${(error as Error).message}`);
    return [];
  });
  const found = await Promise.all(
    users.map(async (name): Promise<Credentials[]> => {
      try {
        return await ofUser(account, name, iam, unanswered, lines);
      } catch (error) {
        unanswered(`credentials of user ${name}: ${(error as Error).message}`);
        return [];
      }
    }),
  );
  const root = lines.find(({ user }) => user === '<root_account>');
  return [...(root ? [{ account, user: '<root_account>', accessKeys: [], report: root }] : []), ...found.flat()];
}

async function ofUser(
  account: string,
  name: string,
  iam: IAMClient,
  unanswered: (what: string) => void,
  lines: readonly Readonly<Record<string, string>>[],
): Promise<Credentials[]> {
  const answer = await unlessAbsent(iam.send(new GetUserCommand({ UserName: name })), 'NoSuchEntityException');
  if (!answer?.User) return [];
  const attempts = new Attempts();
  const found = await userIam(answer.User, { inline: [], attached: [] }, iam, attempts);
  attempts.failed.forEach(unanswered);
  const { accessKeys, loginProfile, mfaDevices, sshKeys, signingCertificates, serviceCredentials, passwordLastUsed } =
    found;
  const report = lines.find(({ user }) => user === name);
  return [
    {
      account,
      user: name,
      accessKeys,
      loginProfile,
      mfaDevices,
      sshKeys,
      signingCertificates,
      serviceCredentials,
      passwordLastUsed,
      ...(report ? { report } : {}),
    },
  ];
}

/** AWS makes a new one every four hours: what was made since is only in the lists. */
async function credentialReport(iam: IAMClient): Promise<Record<string, string>[]> {
  const until = Date.now() + PATIENCE * 1000;
  for (;;) {
    const { State: state } = await iam.send(new GenerateCredentialReportCommand({}));
    if (state === 'COMPLETE') break;
    if (Date.now() > until) throw new Error(`it is ${state ?? 'unknown'} after ${PATIENCE} seconds`);
    await sleep(2000);
  }
  const { Content: content, GeneratedTime: at } = await iam.send(new GetCredentialReportCommand({}));
  // Neither names nor times hold commas or quotes.
  const [header = '', ...lines] = Buffer.from(content ?? [])
    .toString('utf8')
    .trim()
    .split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return {
      ...Object.fromEntries(columns.map((column, i) => [column, values[i] ?? ''])),
      generated: at?.toISOString() ?? '',
    };
  });
}
