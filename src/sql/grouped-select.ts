import { Codes, type RowClass } from "./codes.js";
import type { Compiled } from "./compiled.js";
import type { Dialect } from "./dialect.js";
import { identifier, join, raw, type Sql, sql, wrap } from "./fragment.js";
import { groupKey } from "./scalar.js";

/**
 * A SELECT with GROUP BY over an inner SELECT: the inner one computes columns of rows, each once; the outer one groups
 * by some of them and aggregates the others.
 */
export class GroupedSelect {
  readonly codes = new Codes();
  readonly #columns = new Map<string, { readonly name: string; readonly value: Sql }>();
  readonly #keys = new Set<string>();
  readonly #outputs = new Map<string, Sql>();
  readonly #conditions: { readonly sound: Sql; readonly other: Sql }[] = [];

  constructor(readonly dialect: Dialect) {}

  /** The name of an inner column. Equal values share one. */
  column(prefix: string, value: Sql): string {
    const identity = value.identity;
    const name = this.#columns.get(identity)?.name ?? `${prefix}${String(this.#columns.size + 1)}`;
    this.#columns.set(identity, { name, value });
    return name;
  }

  /** Groups by a value. Returns the name of its output column, which is a text. */
  groupBy(prefix: string, value: Sql, toText: (column: Sql) => Sql = (column) => column): string {
    const name = this.column(prefix, value);
    this.#keys.add(name);
    this.#outputs.set(name, toText(identifier(name)));
    return name;
  }

  /** Groups by a value, as the text that `scalarIn` reads. Returns the name of its output column. */
  groupByScalar(prefix: string, compiled: Compiled): string {
    const isText = compiled.type === "text" || compiled.type === "flag";
    const toText = (key: Sql): Sql => (isText ? key : wrap(this.dialect.asText, key));
    return this.groupBy(prefix, groupKey(compiled, this.dialect), toText);
  }

  /** Adds an aggregate function as text. Returns the name of its output column. */
  aggregate(value: Sql): string {
    return this.output(wrap(this.dialect.asText, value));
  }

  /** Adds an output column of each group, and returns its name. */
  output(value: Sql): string {
    const identity = value.identity;
    for (const [name, known] of this.#outputs) if (known.identity === identity) return name;
    const name = `a${String(this.#outputs.size + 1)}`;
    this.#outputs.set(name, value);
    return name;
  }

  /** Adds a condition to WHERE, and another one for a SELECT of rows with issues. */
  where(sound: Sql | null, other = sound): void {
    if (sound !== null && other !== null) this.#conditions.push({ sound, other });
  }

  keys(rows: RowClass): readonly string[] {
    return [...this.#keys, ...this.codes.columns(rows).keys()];
  }

  outputs(rows: RowClass): ReadonlyMap<string, Sql> {
    const codes = [...this.codes.columns(rows).keys()].map(
      (name) => [name, wrap(this.dialect.asText, identifier(name))] as const,
    );
    return new Map([...this.#outputs, ...codes]);
  }

  /** FROM, WHERE and GROUP BY. With a rank, only rows of rank 1 are grouped. */
  body(from: Sql, rows: RowClass, rank?: Sql): Sql {
    const columns = [
      ...[...this.#columns.values()].map(({ name, value }) => [name, value] as const),
      ...this.codes.columns(rows),
    ].map(([name, value]) => sql`${value} AS ${identifier(name)}`);
    const inner = sql`SELECT ${join(columns.length === 0 ? [raw("1 AS one")] : columns, ",\n      ")}
    FROM ${from}${this.#where(rows)}`;
    const ranked =
      rank === undefined ? inner : sql`SELECT facts.*, ${rank} AS [place] FROM (${inner}) AS facts`;
    const first = rank === undefined ? raw("") : sql` WHERE [place] = 1`;
    const keys = this.keys(rows).map((name) => identifier(name));
    const groups = keys.length === 0 ? raw("") : sql`\n  GROUP BY ${join(keys, ", ")}`;
    return sql`
  FROM (
    ${ranked}
  ) AS facts${first}${groups}`;
  }

  #where(rows: RowClass): Sql {
    const conditions = this.#conditions.map(({ sound, other }) =>
      rows === "sound" || rows === "chosen" ? sound : other,
    );
    const { haveIssues, isSound } = this.codes;
    if (rows === "sound" && haveIssues) conditions.push(isSound);
    if (rows === "defective") conditions.push(sql`NOT COALESCE((${isSound}), FALSE)`);
    if (conditions.length === 0) return raw("");
    return sql`\n    WHERE ${join(conditions, "\n      AND ")}`;
  }
}
