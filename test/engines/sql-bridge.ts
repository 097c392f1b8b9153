import { type Bridge, openBridge } from "./bridge.js";
import type { Engine, ResultRow } from "./engine.js";

type Value = ResultRow[string];

interface Statement {
  readonly text: string;
  readonly parameters: readonly (string | number)[];
}

interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

/** An engine that Python drives. */
export type SqlBridge = Pick<Engine, "query" | "close">;

export function openSqlBridge(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): SqlBridge {
  const bridge: Bridge<Statement, Table> = openBridge("bridge.py", args, env);
  return {
    async query(text, parameters = []) {
      const { columns, rows } = await bridge.ask({ text, parameters });
      return rows.map((row) => Object.fromEntries(row.map((value, place) => [columns[place]!, value])));
    },
    close: () => bridge.close(),
  };
}
