/** A query without one of its predicates. */
export interface Mutant {
  readonly sql: string;
  /** The predicate that is gone. */
  readonly removed: string;
  /** The parameters that went with it, by index. */
  readonly parameters: readonly number[];
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of parentheses and CASE … END around it. */
  readonly depth: number;
}

/** A range of tokens, the last one not included. */
interface Range {
  readonly from: number;
  readonly to: number;
}

const CLAUSES = /^(WHERE|HAVING|ON|WHEN)$/;
const CLAUSE_ENDS = /^(WHERE|GROUP|HAVING|ORDER|JOIN|LEFT|CROSS|INNER|UNION|LIMIT|THEN)$/;

/**
 * Every way to delete one predicate: an operand of AND or OR, wherever it is, a condition of WHERE (of FILTER too), HAVING, ON
 * or WHEN, and an element of an IN list. A clause of one operand becomes TRUE.
 *
 * Knows the SQL of the saved queries and no more: no BETWEEN, no quoted identifiers, keywords in capitals.
 */
export function mutants(sql: string): Mutant[] {
  const tokens = tokenize(sql);
  const found: Mutant[] = [];
  const text = ({ from, to }: Range) => sql.slice(tokens[from]?.start, tokens[to - 1]?.end);
  const without = (cut: Range, removed: Range, replacement = '') => {
    const start = tokens[cut.from]?.start ?? 0;
    const end = tokens[cut.to - 1]?.end ?? start;
    found.push({
      sql: `${sql.slice(0, start)}${replacement}${sql.slice(end)}`,
      removed: text(removed).replace(/\s+/g, ' '),
      parameters: marks(tokens, cut),
    });
  };
  const seen = new Set<number>();
  const operands = (range: Range) => {
    seen.add(range.from);
    const parts = split(tokens, range, /^OR$/) ?? split(tokens, range, /^AND$/);
    if (!parts) return inside(tokens, range, operands);
    parts.forEach((part, i) => {
      without(i === 0 ? { from: part.from, to: part.to + 1 } : { from: part.from - 1, to: part.to }, part);
      operands(part);
    });
  };
  tokens.forEach((token, i) => {
    if (CLAUSES.test(token.text)) {
      const range = clause(tokens, i);
      if (!split(tokens, range, /^(AND|OR)$/)) without(range, range, 'TRUE');
      operands(range);
    }
    if (token.text === '(' && !seen.has(i + 1) && !/^(SELECT|WHERE)$/.test(tokens[i + 1]?.text ?? '')) {
      const range = { from: i + 1, to: closing(tokens, i) };
      if (split(tokens, range, /^(AND|OR)$/)) operands(range);
    }
    if (token.text === 'IN' && tokens[i + 1]?.text === '(') {
      const parts = split(tokens, { from: i + 2, to: closing(tokens, i + 1) }, /^,$/) ?? [];
      parts.forEach((part, n) => {
        without(n === 0 ? { from: part.from, to: part.to + 1 } : { from: part.from - 1, to: part.to }, part);
      });
    }
  });
  return found;
}

function tokenize(sql: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  for (const { 0: text, index } of sql.matchAll(/--.*|'(?:[^']|'')*'|[\w.]+|<>|>=|<=|\|\||[^\s\w]/g)) {
    if (text.startsWith('--')) continue;
    if (text === ')' || text === 'END') depth--;
    tokens.push({ text, start: index, end: index + text.length, depth });
    if (text === '(' || text === 'CASE') depth++;
  }
  return tokens;
}

/** What belongs to the clause that token `at` begins. */
function clause(tokens: readonly Token[], at: number): Range {
  const depth = tokens[at]?.depth ?? 0;
  const length = tokens
    .slice(at + 1)
    .findIndex((token) => token.depth < depth || (token.depth === depth && CLAUSE_ENDS.test(token.text)));
  return { from: at + 1, to: length < 0 ? tokens.length : at + 1 + length };
}

/** The parts between separators that are no deeper than the range itself; undefined if there is none. */
function split(tokens: readonly Token[], { from, to }: Range, separator: RegExp): Range[] | undefined {
  const depth = tokens[from]?.depth;
  const parts: Range[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (token && token.depth === depth && separator.test(token.text)) {
      parts.push({ from: start, to: i });
      start = i + 1;
    }
  }
  return parts.length === 0 ? undefined : [...parts, { from: start, to }];
}

function inside(tokens: readonly Token[], { from, to }: Range, visit: (range: Range) => void): void {
  if (tokens[from]?.text === '(' && closing(tokens, from) === to - 1) visit({ from: from + 1, to: to - 1 });
}

function closing(tokens: readonly Token[], opening: number): number {
  const depth = tokens[opening]?.depth;
  return tokens.findIndex((token, i) => i > opening && token.text === ')' && token.depth === depth);
}

function marks(tokens: readonly Token[], { from, to }: Range): number[] {
  const all = tokens.flatMap((token, i) => (token.text === '?' ? [i] : []));
  return all.flatMap((at, index) => (at >= from && at < to ? [index] : []));
}
