import { CST, Lexer } from 'yaml';

/** An estate file is 6 levels deep, an incident file 7. */
const FLOW_DEPTH = 32;
/** Each block level starts further to the right, or at the same column within a mapping: 200 levels at most. */
const BLOCK_COLUMN = 100;

const BLOCK = new Set<CST.TokenType | null>(['seq-item-ind', 'explicit-key-ind', 'map-value-ind']);
const OPEN = new Set<CST.TokenType | null>(['flow-map-start', 'flow-seq-start']);
const CLOSE = new Set<CST.TokenType | null>(['flow-map-end', 'flow-seq-end']);
/** Marks that the lexer inserts: they are no text. */
const MARKS = new Set<string>([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

/**
 * Where a text is nested too deeply to be parsed, as an offset.
 *
 * The parser is recursive. Near the end of the stack V8 fails to compile a regular expression and aborts the whole process, which
 * nothing can catch; so depth is bounded on the flat list of tokens.
 */
export function tooDeepAt(text: string): number | undefined {
  let offset = 0;
  let flow = 0;
  let previous = '';
  for (const token of new Lexer().lex(text)) {
    // The text of a scalar may look like an indicator.
    const type = previous === CST.SCALAR ? null : CST.tokenType(token);
    if (OPEN.has(type)) flow++;
    if (CLOSE.has(type)) flow--;
    if (type === 'flow-error-end') flow = 0;
    if (flow > FLOW_DEPTH) return offset;
    if (flow === 0 && BLOCK.has(type) && offset - text.lastIndexOf('\n', offset) > BLOCK_COLUMN) return offset;
    if (!MARKS.has(token)) offset += token.length;
    previous = token;
  }
  return undefined;
}
