import type { ReportDocument, Section, Table } from './document';

/** One file without references to others, made for the screen and for paper. */
export function toHtml({ title, sections }: ReportDocument): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${sections.map(section).join('\n')}
</main>
</body>
</html>
`;
}

function section({ title, text, table }: Section): string {
  const parts = [
    `<h2>${escape(title)}</h2>`,
    ...(text ? [`<p>${escape(text)}</p>`] : []),
    ...(table ? [tableHtml(table)] : []),
  ];
  return `<section>\n${parts.join('\n')}\n</section>`;
}

function tableHtml({ head, rows, empty }: Table): string {
  if (rows.length === 0) return `<p class="empty">${escape(empty)}</p>`;
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => line('td', row)).join('\n');
  return `<table>\n<thead>${line('th', head)}</thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function escape(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
table { border-collapse: collapse; width: 100%; font-size: .92em; }
th, td { text-align: left; vertical-align: top; padding: .4rem .7rem .4rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; }
td:first-child { white-space: nowrap; font-variant-numeric: tabular-nums; }
tbody tr:nth-child(even) { background: var(--soft); }
.empty { opacity: .7; }
@media print { @page { margin: 16mm; } body { font-size: 10pt; } main { padding: 0; max-width: none; }
  section, tr { break-inside: avoid; } h2 { break-after: avoid; } thead { display: table-header-group; } }
`;
