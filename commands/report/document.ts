/** A report as plain data, printed as HTML and as Markdown. */
export interface ReportDocument {
  readonly title: string;
  readonly state: Mark;
  /** When and from what it was written: one line under the title. */
  readonly origin: string;
  /** Paragraphs that a person without the trade understands. */
  readonly summary: readonly string[];
  /** The few numbers that matter, at the top. */
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
}

/** What a mark means; it is always said in words as well. */
export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

/** A short word that stands out. */
export interface Mark {
  readonly text: string;
  readonly tone: Tone;
}

export interface Figure {
  readonly value: string;
  readonly what: string;
  readonly tone: Tone;
}

export interface Section {
  readonly title: string;
  /** Beside the title. */
  readonly mark?: Mark;
  /** Paragraphs in front of everything else. */
  readonly text?: readonly string[];
  readonly list?: readonly Cell[];
  readonly table?: Table;
  /** Lines of a program, as they were. */
  readonly log?: string;
  readonly parts?: readonly Section[];
  /** Of a part: shown behind its title, to be opened by the reader. @default - not folded */
  readonly folded?: 'open' | 'closed';
}

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Said instead of a table without rows. */
  readonly empty: string;
}

/** Text alone, or text with a mark in front and details behind it. */
export type Cell =
  string | { readonly mark?: Mark; readonly text?: string; readonly items?: readonly string[]; readonly log?: string };
