import type { Problem } from "./compiled.js";
import type { Dialect } from "./dialect.js";
import { distinctly, identityOf, joined, raw, type Sql, sql, written } from "./fragment.js";

/** A value of a result, as drivers give texts and whole numbers. */
export type ResultValue = string | number | bigint | boolean | null;

/** A row of a result, by the names of its columns. */
export type ResultRow = Readonly<Record<string, ResultValue>>;

/** The problem of the rows that a row of a result stands for, if they have one. */
export type ProblemOf = (row: ResultRow) => Problem | null;

/** What rows are kept apart by: a number, or which of some problems they have. */
interface Digit {
  readonly identity: string;
  readonly value: Sql | null;
  readonly problems: readonly Problem[];
  readonly size: number;
}

/** Rows with no problem, rows with some, or all. */
export type RowsWith = "none" | "problems" | "any";

/** Digits in one number are told apart up to here. */
const mostCodes = 2 ** 30;

/**
 * A SELECT that groups rows and folds each group: columns of rows that are computed once, of those the ones that rows
 * are grouped by, and what is folded.
 */
export class Grouping {
  readonly #columns = new Map<string, { readonly name: string; readonly value: Sql }>();
  readonly #keys = new Map<string, Sql>();
  readonly #results = new Map<string, Sql>();
  readonly #digits: Digit[] = [];
  readonly #conditions: { readonly sound: Sql | null; readonly other: Sql | null }[] = [];

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

  /** Keeps rows apart by a whole number from 0 that is below a size; says which number a row of the result has. */
  number(value: Sql, size: number): (row: ResultRow) => number {
    return this.#digit({ identity: identityOf(value), value, problems: [], size });
  }

  /** Keeps rows apart by which of some problems they have. */
  digit(problems: readonly Problem[]): ProblemOf {
    if (problems.length === 0) return () => null;
    const identity = problems.map(({ when, text }) => text + identityOf(when)).join();
    const codeOf = this.#digit({ identity, value: null, problems, size: problems.length + 1 });
    return (row) => problems[codeOf(row) - 1] ?? null;
  }

  #digit(digit: Digit): (row: ResultRow) => number {
    const known = this.#digits.findIndex(({ identity }) => identity === digit.identity);
    const place = known === -1 ? this.#digits.push(digit) - 1 : known;
    return (row) => this.#codeAt(row, place);
  }

  /** Only rows for which a condition holds, or, of those that have a problem, another. */
  where(sound: Sql | null, other = sound): void {
    this.#conditions.push({ sound, other });
  }

  /** A name that was made here. */
  name(name: string): Sql {
    return raw(this.dialect.identifier(name));
  }

  /** Whether all rows with problems are asked for by themselves, those without a time too. */
  get isSplit(): boolean {
    return this.dialect.groupsByGuess === true;
  }

  /** Whether rows may have problems. */
  get mayFail(): boolean {
    return this.#digits.some(({ problems }) => problems.length > 0);
  }

  /** The names of what rows are grouped by. */
  keysOf(rows: RowsWith): readonly string[] {
    return [...this.#keys.keys(), ...this.#words(rows).keys()];
  }

  /** Its results for the rows without problems, or for the others. */
  resultsOf(rows: RowsWith): ReadonlyMap<string, Sql> {
    return new Map([
      ...this.#results,
      ...[...this.#words(rows)].map(([name, { text }]) => [name, text] as const),
    ]);
  }

  /** What stands after the results: the rows, and what they are grouped by. */
  body(from: Sql, rowsWith: RowsWith, rank?: Sql): Sql {
    const words = [...this.#words(rowsWith)];
    const columns = [
      ...[...this.#columns.values()].map(({ name, value }) => sql`${value} AS ${this.name(name)}`),
      ...words.map(([name, { value }]) => sql`${value} AS ${this.name(name)}`),
    ];
    const keys = [...this.#keys.values(), ...words.map(([name]) => this.name(name))];
    const rows = sql`SELECT ${joined(columns.length === 0 ? [raw("1 AS one")] : columns, ",\n      ")}
    FROM ${from}${this.#filter(rowsWith)}`;
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

  #filter(rows: RowsWith): Sql {
    const conditions = this.#conditions
      .map(({ sound, other }) => (rows === "none" ? sound : other))
      .filter((condition) => condition !== null);
    if (rows === "none" && this.mayFail) conditions.push(this.#sound());
    if (rows === "problems") conditions.push(sql`NOT COALESCE((${this.#sound()}), FALSE)`);
    if (conditions.length === 0) return raw("");
    return sql`\n    WHERE ${joined(conditions, "\n      AND ")}`;
  }

  /** Digits written as numbers, as many in each as it holds; of rows without problems, only what else there is. */
  #words(rows: RowsWith): Map<string, { readonly value: Sql; readonly text: Sql }> {
    const terms = new Map<string, { readonly numbers: Sql[]; readonly codes: Sql[] }>();
    for (const [place, { value, problems }] of this.#digits.entries()) {
      if (rows === "none" && value === null) continue;
      const [word, weight] = this.#placeOf(place);
      const { numbers, codes } = terms.get(word) ?? { numbers: [], codes: [] };
      terms.set(word, { numbers, codes });
      const cases = problems.map(
        ({ when }, code) => sql`WHEN ${when} THEN ${raw(String((code + 1) * weight))} `,
      );
      if (value !== null) numbers.push(weight === 1 ? value : sql`${value} * ${raw(String(weight))}`);
      else codes.push(sql`CASE ${{ parts: cases.flatMap(({ parts }) => parts) }}ELSE 0 END`);
    }
    return new Map(
      [...terms].map(([word, { numbers, codes }]) => {
        const code = joined(codes, "\n        + ");
        // Nearly all rows are sound, and are told by one question.
        const problem = rows === "any" ? sql`CASE WHEN ${this.#sound()} THEN 0 ELSE ${code} END` : code;
        const value = joined(codes.length === 0 ? numbers : [...numbers, problem], "\n        + ");
        return [word, { value, text: written((number) => this.dialect.asText(number), this.name(word)) }];
      }),
    );
  }

  /** That no problem applies; not true where one does. */
  #sound(): Sql {
    const unless = this.#digits.flatMap(({ problems }) => problems.map((problem) => problem.unless));
    return joined(distinctly(unless), " AND ");
  }

  /** The word that a digit is in, and its weight there. */
  #placeOf(digit: number): readonly [word: string, weight: number] {
    let [word, weight] = [1, 1];
    for (let place = 0; place < digit; place++) {
      weight *= this.#digits[place]!.size;
      if (weight * this.#digits[place + 1]!.size > mostCodes) [word, weight] = [word + 1, 1];
    }
    return [`code${String(word)}`, weight];
  }

  #codeAt(row: ResultRow, digit: number): number {
    const [word, weight] = this.#placeOf(digit);
    return Math.floor(Number(row[word] ?? 0) / weight) % this.#digits[digit]!.size;
  }
}
