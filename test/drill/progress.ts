import type { CheckRecord, PhaseRecord } from './report/story';

interface OpenPhase {
  readonly title: string;
  readonly started: number;
  readonly checks: CheckRecord[];
  readonly notes: string[];
}

/**
 * Counts checks and prints one line each, so that a person (or a CI log) sees where the drill stands; and keeps all of it
 * for the report. A heading begins a phase.
 */
export class Progress {
  passed = 0;
  failed = 0;
  private readonly started = Date.now();
  private readonly phases: OpenPhase[] = [];

  /** When the drill began, as `2026-11-20T18:04:00.000Z`. */
  get startedAt(): string {
    return new Date(this.started).toISOString();
  }

  heading(text: string): void {
    this.phases.push({ title: text, started: Date.now(), checks: [], notes: [] });
    process.stdout.write(`\n${this.clock()}  ${text}\n`);
  }

  note(text: string): void {
    this.phase.notes.push(text);
    process.stdout.write(`${this.clock()}    ${text}\n`);
  }

  /** Records one check; `detail` is printed when it fails and must name the next step. */
  check(name: string, ok: boolean, detail = ''): void {
    if (ok) this.passed += 1;
    else this.failed += 1;
    this.phase.checks.push({ name, ok, at: new Date().toISOString(), ...(!ok && detail && { detail }) });
    process.stdout.write(
      `${this.clock()}    ${ok ? 'ok  ' : 'FAIL'} ${name}${ok || !detail ? '' : `\n${indent(detail)}`}\n`,
    );
  }

  /** The closing line, in the form CI reads. */
  summary(): string {
    return `${this.passed} passed, ${this.failed} failed`;
  }

  /** What was printed until now, by phase; the last one lasts until now. */
  record(): PhaseRecord[] {
    return this.phases.map(({ title, started, checks, notes }, index) => {
      const ended = this.phases[index + 1]?.started ?? Date.now();
      return { title, seconds: (ended - started) / 1000, checks: [...checks], notes: [...notes] };
    });
  }

  /** The phase that is going on. */
  private get phase(): OpenPhase {
    const last = this.phases[this.phases.length - 1];
    if (last) return last;
    const first: OpenPhase = { title: 'Start', started: this.started, checks: [], notes: [] };
    this.phases.push(first);
    return first;
  }

  private clock(): string {
    const seconds = Math.round((Date.now() - this.started) / 1000);
    return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}`;
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, '             ');
}
