import { isSalesmetricsError, SalesmetricsError } from "../errors.js";

/** Gathers what is wrong with an input, so that one error tells all of it. */
export class FoundProblems {
  readonly #messages: string[] = [];

  /** What a check returns; `undefined`, with its message kept, if it throws an error of the library. */
  in<Value>(check: () => Value): Value | undefined {
    try {
      return check();
    } catch (error) {
      if (!isSalesmetricsError(error)) throw error;
      this.#messages.push(error.message);
      return undefined;
    }
  }

  /** How many were found. */
  get count(): number {
    return this.#messages.length;
  }

  /** Throws `invalid-argument` with every problem, if there is any. */
  refuse(caller: string): void {
    const [first, ...others] = this.#messages;
    if (first === undefined) return;
    const all = others.length === 0 ? first : `${others.length + 1} problems: ${this.#messages.join("; ")}`;
    throw new SalesmetricsError("invalid-argument", `${caller}: ${all}`);
  }
}
