import type { Cell, Figure, Mark, ReportDocument, Section, Table } from './document';
import { STYLE } from './style';
import { visible } from './visible';

/** One file without script and without references to others, made for the screen and for paper. */
export function toHtml({ title, state, origin, summary, figures, sections }: ReportDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escape(`${title}: ${state.text}`)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<header>
<h1>${escape(title)} ${markHtml(state)}</h1>
<p class="origin">${escape(origin)}</p>
<div class="lead">
${paragraphs(summary)}
</div>
${figuresHtml(figures)}
</header>
${sections.map((one) => `<section>\n<h2>${heading(one)}</h2>\n${content(one)}\n</section>`).join('\n')}
</main>
</body>
</html>
`;
}

function content({ text = [], list, table, log, parts = [] }: Section): string {
  return [
    ...(text.length > 0 ? [paragraphs(text)] : []),
    ...(list ? [`<ul>\n${list.map((cell) => `<li>${cellHtml(cell)}</li>`).join('\n')}\n</ul>`] : []),
    ...(table ? [tableHtml(table)] : []),
    ...(log ? [`<pre>${escape(log)}</pre>`] : []),
    ...parts.map(part),
  ].join('\n');
}

function part(section: Section): string {
  if (!section.folded) return `<h3>${heading(section)}</h3>\n${content(section)}`;
  const open = section.folded === 'open' ? ' open' : '';
  return `<details${open}>\n<summary>${heading(section)}</summary>\n${content(section)}\n</details>`;
}

function heading({ title, mark }: Section): string {
  return mark ? `${escape(title)} ${markHtml(mark)}` : escape(title);
}

function figuresHtml(figures: readonly Figure[]): string {
  if (figures.length === 0) return '';
  const one = ({ value, what, tone }: Figure) =>
    `<div class="figure ${tone}"><dt>${prose(what)}</dt><dd>${escape(value)}</dd></div>`;
  return `<dl class="figures">\n${figures.map(one).join('\n')}\n</dl>`;
}

/** Characters of a cell that is not broken into lines: times, durations, short names. */
const UNBROKEN = 16;

function isShort(cell: Cell): boolean {
  return typeof cell === 'string' && cell.length <= UNBROKEN;
}

function isMark(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && cell.mark !== undefined && !cell.text;
}

/** On a narrow screen a row stands as a block, each cell under the name of its column. */
function tableHtml({ head, rows, empty }: Table): string {
  if (rows.length === 0) return `<p class="none">${escape(empty)}</p>`;
  const headHtml = head.map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  const marked = head.map((_, column) => rows.every((row) => isMark(row[column])));
  const rowHtml = (row: readonly Cell[]) => {
    const cells = row.map((cell, column) => {
      const width = marked[column] ? ' class="marked"' : isShort(cell) ? ' class="nowrap"' : '';
      return `<td data-head="${escape(head[column] ?? '')}"${width}>${cellHtml(cell)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  };
  return `<table>\n<thead><tr>${headHtml}</tr></thead>\n<tbody>\n${rows.map(rowHtml).join('\n')}\n</tbody>\n</table>`;
}

function cellHtml(cell: Cell): string {
  if (typeof cell === 'string') return prose(cell);
  const { mark, text, items = [], log } = cell;
  const first = [...(mark ? [markHtml(mark)] : []), ...(text ? [prose(text)] : [])].join(' ');
  const all = items.map((item) => `<li>${escape(item)}</li>`).join('');
  return `${first}${all && `<ul class="items">${all}</ul>`}${log ? `<pre>${escape(log)}</pre>` : ''}`;
}

function markHtml({ text, tone }: Mark): string {
  return `<span class="mark ${tone}">${escape(text)}</span>`;
}

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${prose(text)}</p>`).join('\n');
}

/** Ids of resources and moments, at most 26 characters: broken into lines, nobody can read them. */
const WHOLE = /\b[a-z]{1,8}-(?:[0-9a-f]{17}|[0-9a-f]{8})\b|\b\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?\b/g;

/** With what stands between backticks, commands and names of queries, in the type of code. */
function prose(text: string): string {
  return escape(text)
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(WHOLE, '<span class="nowrap">$&</span>');
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
