import type { Problem } from "./compiled.js";
import type { Dialect } from "./dialect.js";
import { identityOf, joined, raw, type Sql, sql, written } from "./fragment.js";

/** A value of a result, as drivers give texts and whole numbers. */
export type ResultValue = string | number | bigint | boolean | null;

/** A row of a result, by the names of its columns. */
export type ResultRow = Readonly<Record<string, ResultValue>>;

/** The problem of the rows that a row of a result stands for, if they have one. */
export type ProblemOf = (row: ResultRow) => Problem | null;

/** Two problems in one number are told apart up to here. */
const mostCodes = 2 ** 30;

/**
 * A SELECT that groups rows and folds each group: columns of rows that are computed once, of those the ones that rows
 * are grouped by, and what is folded.
 */
export class Grouping {
  readonly #columns = new Map<string, { readonly name: string; readonly value: Sql }>();
  readonly #keys = new Map<string, Sql>();
  readonly #results = new Map<string, Sql>();
  readonly #digits: { readonly problems: readonly Problem[]; readonly size: number }[] = [];
  readonly #conditions: Sql[] = [];
  readonly #exceptions: Sql[] = [];

  constructor(readonly dialect: Dialect) {}

  /** The name of a column of rows, which is computed once for all who ask for it. */
  column(prefix: string, value: Sql): string {
    const identity = identityOf(value);
    const name = this.#columns.get(identity)?.name ?? `${prefix}${String(this.#columns.size + 1)}`;
    this.#columns.set(identity, { name, value });
    return name;
  }

  /** Groups rows by a column; the name of the result that has it, written as text. */
  key(prefix: string, value: Sql, asText: (column: Sql) => Sql = (column) => column): string {
    const name = this.column(prefix, value);
    this.#keys.set(name, this.name(name));
    this.#results.set(name, asText(this.name(name)));
    return name;
  }

  /** Folds the rows of each group; the name of the result. */
  fold(value: Sql): string {
    const identity = identityOf(value);
    for (const [name, known] of this.#results) if (identityOf(known) === identity) return name;
    const name = `a${String(this.#results.size + 1)}`;
    this.#results.set(name, value);
    return name;
  }

  /** Keeps rows apart by which of some problems they have. */
  digit(problems: readonly Problem[]): ProblemOf {
    if (problems.length === 0) return () => null;
    const identity = (of: readonly Problem[]): string =>
      of.map(({ when, text }) => text + identityOf(when)).join();
    let place = this.#digits.findIndex((known) => identity(known.problems) === identity(problems));
    if (place === -1) place = this.#digits.push({ problems, size: problems.length + 1 }) - 1;
    return (row) => problems[this.#codeAt(row, place) - 1] ?? null;
  }

  /** Only rows for which a condition holds. */
  where(condition: Sql | null): void {
    if (condition !== null) this.#conditions.push(condition);
  }

  /** Rows with any of some problems too, and all of them kept apart from the others. */
  alsoWhere(problems: readonly Problem[]): ProblemOf {
    this.#exceptions.push(...problems.map(({ when }) => when));
    return this.digit(problems);
  }

  /** A name that was made here. */
  name(name: string): Sql {
    return raw(this.dialect.identifier(name));
  }

  /** The names of what rows are grouped by. */
  get keys(): readonly string[] {
    return [...this.#keys.keys()];
  }

  /** The names of its results. */
  get names(): readonly string[] {
    return [...this.#results.keys(), ...this.#words().keys()];
  }

  /** A result under a name, where it has it. */
  result(name: string): Sql | undefined {
    return this.#results.get(name) ?? this.#words().get(name)?.text;
  }

  /** What stands after the results: the rows, and what they are grouped by. */
  body(from: Sql, rank?: Sql): Sql {
    const words = [...this.#words()];
    const columns = [
      ...[...this.#columns.values()].map(({ name, value }) => sql`${value} AS ${this.name(name)}`),
      ...words.map(([name, { value }]) => sql`${value} AS ${this.name(name)}`),
    ];
    const keys = [...this.#keys.values(), ...words.map(([name]) => this.name(name))];
    const rows = sql`SELECT ${joined(columns.length === 0 ? [raw("1 AS one")] : columns, ",\n      ")}
    FROM ${from}${this.#filter()}`;
    const ranked =
      rank === undefined
        ? rows
        : sql`SELECT facts.*, ${rank} AS ${this.name("place")} FROM (${rows}) AS facts`;
    const first = rank === undefined ? raw("") : sql` WHERE ${this.name("place")} = 1`;
    const groups = keys.length === 0 ? raw("") : sql`\n  GROUP BY ${joined(keys, ", ")}`;
    return sql`
  FROM (
    ${ranked}
  ) AS facts${first}${groups}`;
  }

  #filter(): Sql {
    if (this.#conditions.length === 0) return raw("");
    const together = joined(this.#conditions, "\n      AND ");
    const all =
      this.#exceptions.length === 0
        ? together
        : sql`(${together})\n      OR ${joined(this.#exceptions, " OR ")}`;
    return sql`\n    WHERE ${all}`;
  }

  /** Digits written as numbers, so many in each as it holds; 0 where no row of a group has a problem. */
  #words(): Map<string, { readonly value: Sql; readonly text: Sql }> {
    const digits = new Map<string, { readonly codes: Sql[]; readonly unless: Sql[] }>();
    for (const [place, { problems }] of this.#digits.entries()) {
      const [word, weight] = this.#placeOf(place);
      const { codes, unless } = digits.get(word) ?? { codes: [], unless: [] };
      digits.set(word, { codes, unless });
      const cases = problems.map(
        ({ when }, code) => sql`WHEN ${when} THEN ${raw(String((code + 1) * weight))} `,
      );
      codes.push(sql`CASE ${{ parts: cases.flatMap(({ parts }) => parts) }}ELSE 0 END`);
      unless.push(...problems.map((problem) => problem.unless));
    }
    return new Map(
      [...digits].map(([word, { codes, unless }]) => {
        // Nearly all rows are sound, and are told by one question.
        const sound = [...new Map(unless.map((each) => [identityOf(each), each])).values()];
        const value = sql`CASE WHEN ${joined(sound, " AND ")} THEN 0
        ELSE ${joined(codes, "\n          + ")} END`;
        return [word, { value, text: written((number) => this.dialect.asText(number), this.name(word)) }];
      }),
    );
  }

  /** The word that a digit is in, and its weight there. */
  #placeOf(digit: number): readonly [word: string, weight: number] {
    let [word, weight] = [1, 1];
    for (let place = 0; place < digit; place++) {
      weight *= this.#digits[place]!.size;
      if (weight * this.#digits[place + 1]!.size > mostCodes) [word, weight] = [word + 1, 1];
    }
    return [`issues${String(word)}`, weight];
  }

  #codeAt(row: ResultRow, digit: number): number {
    const [word, weight] = this.#placeOf(digit);
    return Math.floor(Number(row[word]) / weight) % this.#digits[digit]!.size;
  }
}
