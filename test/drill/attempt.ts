import type { Progress } from './progress';

/** One call, who makes it and what must become of it. */
export interface Attempt {
  readonly who: string;
  readonly what: string;
  readonly expect: 'refused' | 'allowed';
  readonly call: () => Promise<unknown>;
}

const REFUSALS =
  /^(AccessDenied|AccessDeniedException|AccessDeniedFault|UnauthorizedOperation|Client\.UnauthorizedOperation|AuthorizationError|NotAuthorized|403|Forbidden)$/;

/**
 * Makes every call. Only an authorisation error counts as a refusal: a call that fails for another reason (nothing of that
 * name, bad input) proves nothing and fails the check.
 */
export async function makeAttempts(attempts: readonly Attempt[], progress: Progress): Promise<void> {
  for (const { who, what, expect, call } of attempts) {
    const outcome = await outcomeOf(call);
    const ok = outcome.kind === expect;
    progress.check(
      `${who} ${expect === 'refused' ? 'cannot' : 'can'} ${what}`,
      ok,
      `expected ${expect}, but: ${outcome.detail}`,
    );
  }
}

/** Credentials that are switched off, deleted or expired. */
const DEAD = /^(InvalidClientTokenId|InvalidAccessKeyId|UnrecognizedClientException|AuthFailure)$/;

/** What became of a call. */
export interface Outcome {
  /** refused: by a policy. dead: the credentials are no good. error: for another reason. */
  readonly kind: 'allowed' | 'refused' | 'dead' | 'error';
  readonly detail: string;
}

export async function outcomeOf(call: () => Promise<unknown>): Promise<Outcome> {
  try {
    await call();
    return { kind: 'allowed', detail: 'the call succeeded' };
  } catch (error) {
    const { name = '', message = '', Code = '' } = error as { name?: string; message?: string; Code?: string };
    const is = (pattern: RegExp) => pattern.test(name) || pattern.test(Code);
    const kind = is(REFUSALS) ? 'refused' : is(DEAD) ? 'dead' : 'error';
    return { kind, detail: `${name}: ${message}` };
  }
}
