import { SalesmetricsError } from "../errors.js";

/**
 * The issue of each row of a batch: 0, or the code of a problem; `null` if no row has one. Odd codes are invalid
 * values, even codes are missing values.
 */
export type Issues = Uint16Array | null;

/** The issues of a result with two operands. If a row has an issue in both, that of the first is kept. */
export function firstIssues(first: Issues, second: Issues, size: number, buffer: Uint16Array): Issues {
  if (first === null || second === null || first === second) return first ?? second;
  for (let row = 0; row < size; row++) buffer[row] = first[row]! || second[row]!;
  return buffer;
}

/** A copy of the issues in `buffer`, with one more. The given issues do not change. */
export function withIssue(
  issues: Issues,
  buffer: Uint16Array,
  size: number,
  row: number,
  issue: number,
): Uint16Array {
  if (issues === null) buffer.fill(0, 0, size);
  else if (issues !== buffer) buffer.set(issues.subarray(0, size));
  buffer[row] = issue;
  return buffer;
}

/** Whether the issue is an invalid value, not a missing one. */
export function isInvalid(issue: number): boolean {
  return (issue & 1) === 1;
}

/** The same problem, as an invalid value. */
export function asInvalid(issue: number): number {
  return issue | 1;
}

/** The most problems that have a code in 16 bits. */
const mostProblems = 32_767;

/** The text of a problem that is counted, or an error that is thrown; or what makes it, as few are thrown. */
type Problem = string | SalesmetricsError | (() => SalesmetricsError);

/** Gives each problem of a scan a code. */
export class Problems {
  readonly #problems: Problem[] = [];
  readonly #codes = new Map<Problem, number>();

  missing(problem: string): number {
    return this.#codeOf(problem);
  }

  /** A problem that is an error is thrown by `textOf`, once a row with it matters. */
  invalid(problem: Problem): number {
    return asInvalid(this.#codeOf(problem));
  }

  /** The text of a problem. Throws a problem that is an error. */
  textOf(issue: number): string {
    const problem = this.#problems[(issue >> 1) - 1]!;
    if (typeof problem === "string") return problem;
    throw errorOf(problem);
  }

  #codeOf(problem: Problem): number {
    let code = this.#codes.get(problem);
    if (code === undefined) {
      if (this.#problems.length === mostProblems) throw tooMany(problem);
      code = this.#problems.push(problem) << 1;
      this.#codes.set(problem, code);
    }
    return code;
  }
}

function errorOf(problem: Exclude<Problem, string>): SalesmetricsError {
  return typeof problem === "function" ? problem() : problem;
}

function tooMany(problem: Problem): SalesmetricsError {
  const last = typeof problem === "string" ? problem : errorOf(problem).message;
  return new SalesmetricsError(
    "too-many-problems",
    `expected rows with at most ${String(mostProblems)} different problems, got more, such as: ${last}`,
  );
}
