import { caseOf, distinct, integer, join, type Sql, sql } from "./fragment.js";
import { conditionsOf, type Issue, numberOf } from "./issue.js";

/** A value of a result, as drivers return texts and whole numbers. */
export type ResultValue = string | number | bigint | boolean | null;

/** A row of a result, by the names of its columns. */
export type ResultRow = Readonly<Record<string, ResultValue>>;

/** The issue of the rows in a group of the result; `null` if they have none. */
export type IssueOf = (row: ResultRow) => Issue | null;

/**
 * Which rows a SELECT reads: those without issues, those with one, or all. Of `"chosen"` rows its own conditions decide,
 * and it does not return their issues.
 */
export type RowClass = "sound" | "defective" | "any" | "chosen";

/** A whole number from 0 below `size`: a value, or 1 + the index of the first issue that applies. */
interface Code {
  readonly identity: string;
  readonly value: Sql | null;
  readonly issues: readonly Issue[];
  readonly size: number;
}

/** One column holds this number of combinations of codes. */
const mostCombinations = 2 ** 30;

/** Codes to group rows by, packed into as few columns as possible: code0 + size0 * (code1 + size1 * …). */
export class Codes {
  readonly #codes: Code[] = [];

  /** Adds a number from 0 below `size`, and reads it from rows of the result. */
  addNumber(value: Sql, size: number): (row: ResultRow) => number {
    return this.#add({ identity: value.identity, value, issues: [], size });
  }

  /** Adds the first issue that applies, and reads it from rows of the result. */
  addIssues(issues: readonly Issue[]): IssueOf {
    if (issues.length === 0) return () => null;
    const identity = issues.map(({ when, text }) => text + when.identity).join();
    const codeOf = this.#add({ identity, value: null, issues, size: issues.length + 1 });
    return (row) => issues[codeOf(row) - 1] ?? null;
  }

  #add(code: Code): (row: ResultRow) => number {
    const known = this.#codes.findIndex(({ identity }) => identity === code.identity);
    const index = known === -1 ? this.#codes.push(code) - 1 : known;
    return (row) => {
      const [column, weight] = this.#positionOf(index);
      return Math.floor(Number(row[column] ?? 0) / weight) % this.#codes[index]!.size;
    };
  }

  get haveIssues(): boolean {
    return this.#codes.some(({ issues }) => issues.length > 0);
  }

  get isSound(): Sql {
    const unless = this.#codes.flatMap(({ issues }) => conditionsOf(issues, "unless"));
    return join(distinct(unless), " AND ");
  }

  /** The packed columns by name. Those of sound and chosen rows lack the codes of issues. */
  columns(rows: RowClass): ReadonlyMap<string, Sql> {
    const terms = new Map<string, { readonly numbers: Sql[]; readonly issues: Sql[] }>();
    for (const [index, { value, issues }] of this.#codes.entries()) {
      if (value === null && (rows === "sound" || rows === "chosen")) continue;
      const [column, weight] = this.#positionOf(index);
      const term = terms.get(column) ?? { numbers: [], issues: [] };
      terms.set(column, term);
      const weighted = (number: Sql): Sql => (weight === 1 ? number : sql`${number} * ${integer(weight)}`);
      const number = numberOf(issues);
      const cases = issues.map(({ when }, place) => [when, integer((place + 1) * weight)] as const);
      if (value !== null) term.numbers.push(weighted(value));
      else if (number !== null) term.issues.push(weighted(number));
      else term.issues.push(caseOf(cases, { otherwise: integer(0) }));
    }
    const plus = "\n        + ";
    const packed = [...terms].map(([column, { numbers, issues }]): [string, Sql] => {
      if (issues.length === 0) return [column, join(numbers, plus)];
      const code = join(issues, plus);
      // Nearly all rows are sound, and one condition finds them.
      const issue = rows === "any" ? sql`CASE WHEN ${this.isSound} THEN 0 ELSE ${code} END` : code;
      return [column, join([...numbers, issue], plus)];
    });
    return new Map(packed);
  }

  /** The column that a code is packed into, and its weight there. */
  #positionOf(code: number): readonly [column: string, weight: number] {
    let [column, weight] = [1, 1];
    for (let index = 0; index < code; index++) {
      weight *= this.#codes[index]!.size;
      if (weight * this.#codes[index + 1]!.size > mostCombinations) [column, weight] = [column + 1, 1];
    }
    return [`code${String(column)}`, weight];
  }
}
