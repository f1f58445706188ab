import type { Cell, Mark, ReportDocument, Section, Table } from './document';
import { visible } from './visible';

/** The same as the HTML: what is folded there is open here. */
export function toMarkdown({ title, state, origin, summary, figures, sections }: ReportDocument): string {
  const blocks = [
    `# ${escape(title)}: ${escape(state.text)}`,
    escape(origin),
    ...summary.map(escape),
    ...(figures.length > 0
      ? [figures.map(({ value, what }) => `- **${escape(value)}** ${escape(what)}`).join('\n')]
      : []),
    ...sections.flatMap((one) => section(one, 2)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function section({ title, mark, text = [], list = [], table, log, parts = [] }: Section, level: number): string[] {
  return [
    `${'#'.repeat(level)} ${escape(title)}${mark ? `: ${escape(mark.text)}` : ''}`,
    ...text.map(escape),
    ...(list.length > 0 ? [list.map((cell) => `- ${cellText(cell)}`).join('\n')] : []),
    ...(table ? [tableText(table)] : []),
    ...(log ? [visible(log).replace(/^/gm, '    ')] : []),
    ...parts.flatMap((part) => section(part, level + 1)),
  ];
}

function tableText({ head, rows, empty }: Table): string {
  if (rows.length === 0) return escape(empty);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) => line(row.map(cellText)));
  return [line(head.map(escape)), `|${head.map(() => ' --- ').join('|')}|`, ...body].join('\n');
}

function cellText(cell: Cell): string {
  if (typeof cell === 'string') return escape(cell);
  const { mark, text, items = [], log } = cell;
  const first = [...(mark ? [markText(mark)] : []), ...(text ? [escape(text)] : [])].join(' ');
  const rest = [...(items.length > 0 ? [items.map(escape).join(', ')] : []), ...(log ? [escape(log)] : [])].join(': ');
  return [first, rest].filter(Boolean).join(/[.:]$/.test(first) ? ' ' : ': ');
}

function markText({ text, tone }: Mark): string {
  return tone === 'bad' || tone === 'warn' ? `**${escape(text)}**` : escape(text);
}

/** Names and log entries are data: what would be Markdown or HTML in them is shown as it is. */
function escape(text: string): string {
  return visible(text)
    .replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
    .replace(/\s*\n\s*/g, ' ');
}
