/** The style of what a mounted dashboard has beside its tiles. */
export const controlRules: readonly string[] = [
  ".controls{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin-block-end:1rem}",
  ".controls:empty,.failure:empty{display:none}",
  ".choice{display:grid;gap:.25rem;font-size:.875rem;min-width:0}",
  "select,input,button{font:inherit;color:inherit;max-inline-size:100%;min-block-size:2rem}",
  "select,button{background:var(--background);border:1px solid var(--muted);border-radius:.25rem;padding-inline:.5rem}",
  ".failure{border-inline-start:.25rem solid var(--series-2);padding:.5rem 1rem}",
  // Only screen readers have it: a reader who sees the page sees what changed.
  ".news{position:absolute;inline-size:1px;block-size:1px;margin:0;overflow:hidden;clip-path:inset(50%)}",
  "article button{border:0;padding:0;min-block-size:1.5rem;min-inline-size:1.5rem;cursor:pointer;text-align:start;text-decoration:underline dotted}",
  // The paragraph of a value cuts what sticks out of it.
  "article button:focus-visible{outline-offset:-3px}",
  "dialog{inline-size:60rem;max-inline-size:calc(100% - 2rem);color:inherit;background:var(--background);border:1px solid var(--muted);border-radius:.5rem}",
  "dialog::backdrop{background:#0008}",
  "dialog h2{font-size:1.25rem}",
  "dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:.25rem 1rem;overflow-wrap:anywhere}",
  "dt{font-weight:600}",
  "dd{margin:0}",
  "@media print{.controls,.news,dialog{display:none}article button{text-decoration:none}}",
];
