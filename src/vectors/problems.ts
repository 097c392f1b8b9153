import type { SalesmetricsError } from "../errors.js";

/**
 * What is wrong with the rows of a batch: 0 where nothing is, else the code of a problem; `null` where all are well.
 * An odd code says that the row holds something that cannot be used, an even one that a value is missing.
 */
export type Issues = Uint16Array | null;

/** Issues of two operands as those of one result: the first operand's come first. */
export function firstIssues(first: Issues, second: Issues, size: number, buffer: Uint16Array): Issues {
  if (first === null || second === null || first === second) return first ?? second;
  for (let row = 0; row < size; row++) buffer[row] = first[row]! || second[row]!;
  return buffer;
}

/** Issues with one more, in a buffer of one's own: the issues of an operand stay as they are. */
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

/** Whether an issue is that a value cannot be used. */
export function isInvalid(issue: number): boolean {
  return (issue & 1) === 1;
}

/** The same problem, as one of a value that cannot be used. */
export function asInvalid(issue: number): number {
  return issue | 1;
}

/** Gives the problems that a scan meets a number each. */
export class Problems {
  readonly #problems: (string | SalesmetricsError)[] = [];
  readonly #codes = new Map<string | SalesmetricsError, number>();

  missing(problem: string): number {
    return this.#codeOf(problem);
  }

  /** An error is thrown once a row that has it matters. */
  invalid(problem: string | SalesmetricsError): number {
    return asInvalid(this.#codeOf(problem));
  }

  /** Says what the problem is, or throws it. */
  textOf(issue: number): string {
    const problem = this.#problems[(issue >> 1) - 1]!;
    if (typeof problem === "string") return problem;
    throw problem;
  }

  #codeOf(problem: string | SalesmetricsError): number {
    let code = this.#codes.get(problem);
    if (code === undefined) {
      code = this.#problems.push(problem) << 1;
      this.#codes.set(problem, code);
    }
    return code;
  }
}
