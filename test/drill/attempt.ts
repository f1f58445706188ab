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

async function outcomeOf(
  call: () => Promise<unknown>,
): Promise<{ kind: 'refused' | 'allowed' | 'error'; detail: string }> {
  try {
    await call();
    return { kind: 'allowed', detail: 'the call succeeded' };
  } catch (error) {
    const { name = '', message = '', Code = '' } = error as { name?: string; message?: string; Code?: string };
    const kind = REFUSALS.test(name) || REFUSALS.test(Code) ? 'refused' : 'error';
    return { kind, detail: `${name}: ${message}` };
  }
}
