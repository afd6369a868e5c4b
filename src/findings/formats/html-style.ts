/** The style of the report: readable on screens light and dark, and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2126; --soft: #565e68; --page: #fbfaf7; --sheet: #fff; --line: #d9d6cf; --link: #1f5a93; --mark: #fdeeb5;
  --error: #a61b1b; --warning: #855000; --note: #1f5a93; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --soft: #a9b0b8; --page: #16191d; --sheet: #1e2227; --line: #3a4048; --link: #8fc0ee; --mark: #5a4a12;
  --error: #ff9b93; --warning: #f0bd6a; --note: #8fc0ee; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 52rem; background: var(--page); color: var(--ink); font: 1rem/1.55 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
h1, h2, h3, table, .meta, .level, nav, .because, .label { font-family: system-ui, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; line-height: 1.4; margin: 0 0 .5rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.meta, .label { color: var(--soft); font-size: .875rem; }
table { border-collapse: collapse; font-size: .9375rem; margin: 1rem 0; }
th, td { text-align: start; padding: .3rem 1rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.count { text-align: end; font-variant-numeric: tabular-nums; }
article { background: var(--sheet); border: 1px solid var(--line); border-inline-start: .3rem solid var(--edge); border-radius: .3rem; padding: .9rem 1.1rem; margin: 0 0 1rem; break-inside: avoid; }
.error { --edge: var(--error); } .warning { --edge: var(--warning); } .note { --edge: var(--note); }
.level { color: var(--edge); font-weight: 600; font-size: .8125rem; margin: 0 0 .2rem; }
blockquote { margin: .6rem 0; padding: 0; }
blockquote p { margin: .1rem 0; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; border-radius: .15em; }
.because { font-size: .9375rem; margin: .5rem 0 0; padding-inline-start: 1.2rem; }
dt { font-weight: 600; margin-top: .8rem; font-family: system-ui, sans-serif; } dd { margin: 0; }
@media print { :root { --page: #fff; --sheet: #fff; --ink: #000; --soft: #444; --mark: #eee; --link: #000; } body { max-width: none; padding: 0; font-size: 10.5pt; }
  mark { border-bottom: 1px solid #000; } a { text-decoration: none; } }
`;
