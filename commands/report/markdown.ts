import type { ReportDocument, Section, Table } from './document';

export function toMarkdown({ title, sections }: ReportDocument): string {
  return `${[`# ${escape(title)}`, ...sections.map(section)].join('\n\n')}\n`;
}

function section({ title, text, table }: Section): string {
  return [`## ${escape(title)}`, ...(text ? [escape(text)] : []), ...(table ? [tableText(table)] : [])].join('\n\n');
}

function tableText({ head, rows, empty }: Table): string {
  if (rows.length === 0) return escape(empty);
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- ').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Names and log entries are data: what would be Markdown or HTML in them is shown as it is. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~&]/g, '\\$&').replace(/\s*\n\s*/g, ' ');
}
