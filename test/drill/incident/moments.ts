import { outcomeOf } from '../attempt';
import type { Progress } from '../progress';
import type { CallRecord } from '../report/story';

/** The moments of an incident at which every call is made again. */
export type Moment = 'before' | 'contained' | 'released';

/** One call that somebody makes at every moment, and what must become of it. It must leave nothing behind. */
export interface Call {
  readonly side: CallRecord['side'];
  readonly who: string;
  readonly what: string;
  readonly expect: Readonly<Record<Moment, 'succeeded' | 'refused'>>;
  readonly call: () => Promise<unknown>;
}

/** Makes the same calls at every moment, and keeps what became of them. */
export class Moments {
  private readonly outcomes = new Map<Call, Partial<Record<Moment, CallRecord[Moment]>>>();

  constructor(
    private readonly calls: readonly Call[],
    private readonly progress: Progress,
  ) {}

  async at(moment: Moment): Promise<void> {
    for (const call of this.calls) {
      const expected = call.expect[moment];
      const { kind, detail } = await outcomeOf(call.call);
      const became = REPORTED[kind];
      this.outcomes.set(call, { ...this.outcomes.get(call), [moment]: became });
      const name = `${call.who} ${expected === 'refused' ? 'cannot' : 'can'} ${call.what}`;
      this.progress.check(name, became === expected, `expected: ${expected}, but: ${detail}`);
    }
  }

  records(): CallRecord[] {
    const untried = { before: 'not tried', contained: 'not tried', released: 'not tried' } as const;
    return this.calls.map((call) => {
      const { side, who, what } = call;
      return { side, who, what, ...untried, ...this.outcomes.get(call) };
    });
  }
}

/** A key that is switched off counts as refused; any other error proves nothing. */
const REPORTED = { allowed: 'succeeded', refused: 'refused', dead: 'refused', error: 'failed' } as const;
