import { runInThisContext } from "node:vm";
import * as library from "../../../src/index.js";
import type { WorkedExample } from "../../catalog/facts.js";
import { print } from "../print.js";

/**
 * A worked example as code that was run: rows, the call, and its value. Throws if the code, as it is written, gives
 * another value than the test of the metric states.
 */
export function exampleCode({ metric, data, options, value }: WorkedExample): string {
  const { id, parameters } = library.definitionOf(metric);
  const named = parameters.length === 0 ? id : `${id}(${parameters.map(written).join(", ")})`;
  const asked = Object.keys(options).length === 0 ? "" : `, ${written(options)}`;
  // Some rows are called what the metric is.
  const constantOf = (name: string): string => (name === id ? "rows" : name);
  const rows = Object.entries(data).map(([name, list]) => `const ${constantOf(name)} = ${listed(list)};`);
  const fields = Object.keys(data).map((name) => (name === id ? `${name}: rows` : name));
  const call = `${named}({ ${fields.join(", ")} }${asked})`;
  const periods = ["between", "month", "quarter", "year"].filter((name) => asked.includes(` ${name}(`));
  const imported = [...periods, id].sort().join(", ");
  const found = run(`({ ${imported} }) => { ${rows.join("\n")} return ${call}; }`);
  if (shown(found) !== String(value))
    throw new Error(`${id}: expected ${value}, its example gives ${shown(found)}`);
  const lines = [
    `import { ${imported} } from "salesmetrics";`,
    "",
    ...rows,
    "",
    `${call}; // => ${print(found)}`,
  ];
  return lines.join("\n");
}

function run(code: string): unknown {
  return (runInThisContext(code) as (exported: typeof library) => unknown)(library);
}

/** A value in the form of the tests: `"75 EUR"`. */
function shown(value: unknown): string {
  return library.isMoney(value) ? `${value.amount.toFixed()} ${value.currency}` : String(value);
}

function listed(rows: readonly unknown[]): string {
  return rows.length === 0 ? "[]" : `[\n${rows.map((row) => `  ${written(row)},\n`).join("")}]`;
}

/** A value as code. */
function written(value: unknown): string {
  if (value instanceof Date) return `new Date("${value.toISOString()}")`;
  if (typeof value !== "object" || value === null) return print(value);
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if ("label" in value && "offset" in value) return writtenPeriod(value as library.Period);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return fields.length === 0
    ? "{}"
    : `{ ${fields.map(([name, field]) => `${name}: ${written(field)}`).join(", ")} }`;
}

function writtenPeriod({ label, start, end, timeZone }: library.Period): string {
  const zone = timeZone === null ? "" : `, { timeZone: "${timeZone}" }`;
  const [, year, quarter, month] = /^(\d{4})(?:-Q(\d)|-(\d\d))?$/.exec(label) ?? [];
  if (month !== undefined) return `month(${year}, ${Number(month)}${zone})`;
  if (quarter !== undefined) return `quarter(${year}, ${quarter}${zone})`;
  return year === undefined ? `between("${start}", "${end}"${zone})` : `year(${year}${zone})`;
}
