/** One thing that was looked at after a change. */
export interface Check {
  readonly target: string;
  /** unknown: it could not be looked at, which `what` explains. */
  readonly state: 'ok' | 'failed' | 'unknown';
  readonly what: string;
}

export function printChecks(checks: readonly Check[]): string {
  const mark = { ok: 'ok  ', failed: 'FAIL', unknown: '?   ' };
  return checks.map(({ target, state, what }) => `  ${mark[state]} ${target}: ${what}`).join('\n');
}
