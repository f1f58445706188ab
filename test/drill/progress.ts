/** Counts checks and prints one line each, so that a person (or a CI log) sees where the drill stands. */
export class Progress {
  passed = 0;
  failed = 0;
  private readonly started = Date.now();

  heading(text: string): void {
    process.stdout.write(`\n${this.clock()}  ${text}\n`);
  }

  note(text: string): void {
    process.stdout.write(`${this.clock()}    ${text}\n`);
  }

  /** Records one check; `detail` is printed when it fails and must name the next step. */
  check(name: string, ok: boolean, detail = ''): void {
    if (ok) this.passed += 1;
    else this.failed += 1;
    process.stdout.write(
      `${this.clock()}    ${ok ? 'ok  ' : 'FAIL'} ${name}${ok || !detail ? '' : `\n${indent(detail)}`}\n`,
    );
  }

  /** The closing line, in the form CI reads. */
  summary(): string {
    return `${this.passed} passed, ${this.failed} failed`;
  }

  private clock(): string {
    const seconds = Math.round((Date.now() - this.started) / 1000);
    return `${String(Math.floor(seconds / 60)).padStart(2)}:${String(seconds % 60).padStart(2, '0')}`;
  }
}

function indent(text: string): string {
  return text.replace(/^/gm, '             ');
}
