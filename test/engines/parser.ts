import { openBridge } from "./bridge.js";

/** What a parser says of a statement. */
export interface Verdict {
  /** What is wrong with it, or nothing. */
  readonly problem: string | null;
  /** The functions in it, in capitals, that the parser does not know in that dialect. It lets them through. */
  readonly unknown: readonly string[];
}

/** Says whether statements are well formed in a dialect, by the grammars of sqlglot, without an engine. */
export interface Parser {
  /** The name of the dialect is that of sqlglot: `bigquery`, `snowflake`, `trino`, `mysql`, `duckdb`, … */
  parse(text: string, dialect: string): Promise<Verdict>;
  close(): Promise<void>;
}

/**
 * Starts sqlglot. A grammar is no engine: it knows no types, and lets a clause through that only other dialects have,
 * such as `FILTER` in MySQL.
 */
export function openParser(): Parser {
  const bridge = openBridge<{ readonly text: string; readonly dialect: string }, Verdict>("parse.py");
  return { parse: (text, dialect) => bridge.ask({ text, dialect }), close: () => bridge.close() };
}
