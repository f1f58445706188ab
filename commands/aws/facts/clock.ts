import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Estate } from '../../../stacks/estate/schema';
import { CommandError } from '../../cli/exit';
import { spanText } from '../../cli/countdown';
import { asCaller } from './caller';

/** In minutes. AWS itself takes no request that is further off: https://docs.aws.amazon.com/IAM/latest/UserGuide/signing-elements.html */
const TOLERANCE = 5;

/** Asks AWS for its time, in milliseconds since 1970; undefined when it does not say. */
export async function timeOfAws(estate: Estate): Promise<number | undefined> {
  const sts = asCaller(estate);
  let date: string | undefined;
  sts.middlewareStack.add(
    (next) => async (request) => {
      const result = await next(request); // before it is read: a refusal has a date as well
      date = (result.response as { headers?: Record<string, string> }).headers?.date;
      return result;
    },
    { step: 'deserialize', priority: 'low' },
  );
  await sts.send(new GetCallerIdentityCommand({})).catch(() => undefined);
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/**
 * What is wrong with the clock of this machine: by it, sessions would be revoked up to a moment that has not come, or one
 * that is past. Not by `Date`, which a rehearsal moves.
 *
 * @returns undefined when it is right, and when AWS does not say what the time is.
 */
export async function wrongClock(
  estate: Estate,
  ask = timeOfAws,
  machine = () => performance.timeOrigin + performance.now(),
): Promise<string | undefined> {
  const time = await ask(estate);
  if (time === undefined) return undefined;
  const minutes = Math.round((machine() - time) / 60_000);
  if (Math.abs(minutes) <= TOLERANCE) return undefined;
  return `the clock of this machine is ${spanText(Math.abs(minutes))} ${minutes > 0 ? 'ahead of' : 'behind'} that of AWS`;
}

/** @throws CommandError when moments that are written now would be wrong. */
export async function rightClock(estate: Estate, check = wrongClock): Promise<void> {
  const wrong = await check(estate);
  if (!wrong) return;
  throw new CommandError(
    `${wrong}: nothing is changed, because sessions are revoked up to a moment that would be wrong`,
    'set the clock (sudo chronyc makestep; on macOS sudo sntp -sS time.apple.com; on Windows w32tm /resync), then run this again',
  );
}
