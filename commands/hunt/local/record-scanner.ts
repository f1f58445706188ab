/** Characters. CloudTrail's records have at most 256 KB; what is far longer is none, or is made to fill the memory. */
const LONGEST_RECORD = 16 * 1024 * 1024;
/** Characters that the beginning of a log is looked for in. */
const LONGEST_HEAD = 1024;
const [QUOTE, BACKSLASH, COMMA, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [...'"\\,{}[]'].map((char) =>
  char.charCodeAt(0),
);
const HEAD = /^\s*\{\s*"Records"\s*:\s*\[/;

/**
 * Finds complete records in the text of a log file that comes in pieces: `{"Records":[…]}`, or several of these after one
 * another, as `zcat` of several files makes them. Keeps no more than one record.
 */
export class RecordScanner {
  private state: 'head' | 'list' | 'tail' = 'head';
  private rest = '';
  private depth = 0;
  private quoted = false;
  private escaped = false;
  private found = 0;
  private logs = 0;

  /**
   * @returns the records that end within this piece, as JSON texts.
   * @throws Error that continues the sentence that the file's name begins, for what is no log.
   */
  push(piece: string): string[] {
    const records: string[] = [];
    let text = this.rest + piece;
    let scanned = this.rest.length; // Of the list, what is before is known.
    for (;;) {
      if (this.state !== 'list') {
        const left = this.state === 'head' ? this.readHead(text) : this.readTail(text);
        if (left === undefined) break;
        text = left;
        scanned = 0;
        continue;
      }
      const end = this.readList(text, scanned, records);
      if (end === undefined) break;
      this.state = 'tail';
      text = text.slice(end);
    }
    return records;
  }

  /** What is wrong with a file that ends here; undefined if it may. */
  end(): string | undefined {
    if (this.state === 'head' && this.rest.trim() === '') return this.logs > 0 ? undefined : 'is empty';
    if (this.state === 'head') return this.foreign();
    return this.state === 'list' ? `ends within record ${this.found + 1}` : `has no end after record ${this.found}`;
  }

  private readHead(text: string): string | undefined {
    const head = HEAD.exec(text)?.[0];
    if (head === undefined) {
      this.rest = text.trimStart();
      if (this.rest.length > LONGEST_HEAD) throw new Error(this.foreign());
      return undefined;
    }
    this.logs++;
    this.state = 'list';
    this.rest = '';
    return text.slice(head.length);
  }

  /** Between the end of the list and that of the object. */
  private readTail(text: string): string | undefined {
    const left = text.trimStart();
    this.rest = '';
    if (left === '') return undefined;
    if (!left.startsWith('}')) throw new Error(`has something else after record ${this.found}`);
    this.state = 'head';
    return left.slice(1);
  }

  /** The end of the list, if it is in the text. */
  private readList(text: string, from: number, records: string[]): number | undefined {
    let begin = 0;
    const take = (end: number): void => {
      const element = text.slice(begin, end).trim();
      if (element !== '') {
        records.push(element);
        this.found++;
      }
    };
    for (let i = from; i < text.length; i++) {
      const char = text.charCodeAt(i);
      if (this.quoted) {
        if (this.escaped) this.escaped = false;
        else if (char === BACKSLASH) this.escaped = true;
        else if (char === QUOTE) this.quoted = false;
      } else if (char === QUOTE) this.quoted = true;
      else if (char === OPEN_OBJECT || char === OPEN_LIST) this.depth++;
      else if (char === COMMA && this.depth === 0) {
        take(i);
        begin = i + 1;
      } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) {
        if (this.depth === 0) {
          take(i);
          return i + 1;
        }
        this.depth--;
        if (this.depth === 0) {
          take(i + 1);
          begin = i + 1;
        }
      }
    }
    this.rest = text.slice(begin);
    if (this.rest.length > LONGEST_RECORD) throw new Error(`has a record ${this.found + 1} without an end`);
    return undefined;
  }

  private foreign(): string {
    return this.logs === 0
      ? 'is no log of CloudTrail: it does not begin with Records'
      : `has something else after record ${this.found}`;
  }
}
