/** For screens, light and dark, wide and narrow, and for paper, which is always light. */
export const STYLE = `
:root { color-scheme: light; --page: #fff; --ink: #1b1f24; --soft: #59636e; --line: #d9dee3; --band: #f6f8fa;
  --good: #14613a; --good-bg: #e3f4ea; --bad: #9b1c1c; --bad-bg: #fde8e8; --warn: #7a4a00; --warn-bg: #fdf1d7;
  --quiet: #4d5761; --quiet-bg: #eceff2; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --page: #14171b; --ink: #e6e9ed; --soft: #9aa5b1; --line: #333a42; --band: #1b2026;
    --good: #7fd6a5; --good-bg: #12321f; --bad: #ff9d96; --bad-bg: #431a1a; --warn: #f1c266; --warn-bg: #3a2b0b;
    --quiet: #b4bec8; --quiet-bg: #272d34; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif;
  overflow-wrap: anywhere; -webkit-text-size-adjust: 100%; }
main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0; display: flex; flex-wrap: wrap; gap: .3rem .9rem; align-items: center; }
h1 .mark { font-size: 1rem; padding: .2rem .7rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2.8rem 0 .7rem; padding-top: .9rem; border-top: 1px solid var(--line); }
h3, summary { font-size: 1rem; font-weight: 600; line-height: 1.4; margin: 1.5rem 0 .4rem; }
p { margin: .5rem 0; max-width: 46rem; white-space: pre-line; }
ul { margin: .5rem 0; padding-left: 1.2rem; max-width: 52rem; }
li { margin: .3rem 0; }
code { font: .88em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
.origin { max-width: none; }
.origin, .none { color: var(--soft); }
.lead { font-size: 1.1rem; margin: 1.2rem 0; }
.lead p { margin: .7rem 0; }
.mark { display: inline-block; white-space: nowrap; padding: 0 .5rem; border-radius: 1rem; font-size: .88em; font-weight: 600; border: 1px solid;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.good { color: var(--good); background: var(--good-bg); }
.bad { color: var(--bad); background: var(--bad-bg); }
.warn { color: var(--warn); background: var(--warn-bg); }
.quiet { color: var(--quiet); background: var(--quiet-bg); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem; margin: 1.6rem 0 0; padding: 0; }
.figure { margin: 0; padding: .8rem 1rem .9rem; border-radius: .4rem; border-left: .3rem solid; display: flex; flex-direction: column-reverse;
  justify-content: flex-end; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.figure dt { color: var(--ink); font-size: .92rem; line-height: 1.35; }
.figure dd { margin: 0; font-size: 1.7rem; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; margin: .7rem 0; }
th, td { text-align: left; vertical-align: top; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); white-space: pre-line; }
th:last-child, td:last-child { padding-right: 0; }
th { font-weight: 600; color: var(--soft); vertical-align: bottom; white-space: nowrap; }
td { font-variant-numeric: tabular-nums; min-width: 4.5rem; }
.nowrap { white-space: nowrap; }
.marked { width: 8.5rem; }
.items { margin: .2rem 0 0; padding-left: 1.1rem; color: var(--soft); font-size: .95em; }
.items li { margin: .05rem 0; }
pre { margin: .3rem 0; padding: .6rem .8rem; background: var(--band); border: 1px solid var(--line); border-radius: .3rem; white-space: pre-wrap;
  font: .85em/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
details { border-bottom: 1px solid var(--line); }
summary { cursor: pointer; margin: 0; padding: .6rem 0; }
summary .mark { margin-left: .5rem; }
details[open] { padding-bottom: .8rem; }
@media screen and (max-width: 44rem) {
  main { padding: 1.4rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  .figures { grid-template-columns: repeat(2, 1fr); }
  .figure dd { font-size: 1.35rem; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody, tr, td { display: block; }
  tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  td { width: auto; border: 0; padding: .15rem 0 .15rem 6.2rem; position: relative; min-height: 1.7rem; }
  td:empty { display: none; }
  td::before { content: attr(data-head); position: absolute; left: 0; width: 5.8rem; color: var(--soft); font-size: .8rem; line-height: 1.8; }
}
@media print {
  @page { margin: 16mm 15mm; }
  :root { font-size: 12px; }
  body { font-size: 1rem; }
  main { padding: 0; max-width: none; }
  p, ul { max-width: none; }
  h2 { margin-top: 2rem; }
  .figures { grid-template-columns: repeat(4, 1fr); }
  h2, h3, summary, thead { break-after: avoid; }
  tr, li, .figure, pre { break-inside: avoid; }
  thead { display: table-header-group; }
  details::details-content { display: block; content-visibility: visible; }
}
`;
