import { isMap, isSeq, LineCounter, parseDocument } from 'yaml';
import type { FileFormat } from './format';
import { oneLine, type Path, type Problem } from './problem';
import { tooDeepAt } from './yaml-depth';
import { syntaxFaults, tooDeep, type Fault } from './yaml-fault';
import { findNode } from './yaml-find';
import { readTree } from './yaml-tree';

/** A YAML text as values, with the place and the wording of each. */
export interface Source {
  /** Null when the text holds nothing. */
  readonly value: unknown;
  /** Place of a value or of its key; of the nearest enclosing one where the path does not exist. From 1. */
  locate(path: Path, at: 'key' | 'value'): { readonly line: number; readonly column: number };
  /** The value as written, in one line; `nothing` where the path does not exist. */
  written(path: Path): string;
}

/**
 * Reads YAML 1.2 (core schema, no merge keys, string keys only).
 *
 * @returns the problems found, and the source unless they make it unusable.
 */
export function parseYaml(
  text: string,
  file: string,
  format: FileFormat,
): { readonly source?: Source; readonly problems: readonly Problem[] } {
  const lines = lineCounter(text);
  const position = (offset: number) => {
    const { line, col: column } = lines.linePos(offset);
    return { line, column };
  };
  const problem = ({ offset, ...fault }: Fault): Problem => ({ file, ...position(offset), path: [], ...fault });

  const deep = tooDeepAt(text);
  if (deep !== undefined) return { problems: [problem(tooDeep(deep, format))] };
  const { contents, errors, warnings } = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    stringKeys: true,
    uniqueKeys: false, // takes quadratic time; readTree does it
    prettyErrors: false,
    logLevel: 'error', // 'silent' would hide a second document
  });
  const broken = [...errors, ...warnings];
  if (broken.length > 0) return { problems: syntaxFaults(broken, text, format).map(problem) };
  if (!contents) return { problems: [], source: { value: null, locate: () => position(0), written: () => 'nothing' } };

  const tree = readTree(contents);
  const problems = tree.faults.map(problem);
  if (!tree.usable) return { problems };
  const source: Source = {
    value: tree.value,
    locate: (path, at) => {
      const { complete, node, key } = findNode(contents, path, tree);
      const blamed = complete && at === 'value' ? (node ?? key) : (key ?? node);
      return position(blamed?.range?.[0] ?? 0);
    },
    written: (path) => {
      const { complete, node } = findNode(contents, path, tree);
      if (!complete || !node?.range || node.range[0] === node.range[1]) return 'nothing';
      if (isMap(node)) return 'a mapping';
      if (isSeq(node)) return node.items.length > 0 ? 'a list' : 'an empty list';
      return oneLine(text.slice(node.range[0], node.range[1]));
    },
  };
  return { source, problems };
}

function lineCounter(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}
