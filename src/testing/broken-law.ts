import { shownJson } from "./strict-text.js";

/**
 * What a law check throws: which law is broken, and for what.
 *
 * *Details*. The message is `function: expected that law, got counter-example`, the counter-example as JSON. What
 * was thrown while the law was checked, if anything was, is the `cause`.
 *
 * @category Testing
 */
export class BrokenLawError extends Error {
  override readonly name = "BrokenLawError";
  readonly code = "broken-law";

  constructor(
    checker: string,
    /** The law, in words. */
    readonly law: string,
    /** The inputs, or the rows and the question, with what was expected and what was got, as JSON. */
    readonly counterExample: string,
    cause?: unknown,
  ) {
    super(`${checker}: expected that ${law}, got ${counterExample}`, cause === undefined ? {} : { cause });
  }
}

/** Two results that a law says are the same, and what they were made from. */
export interface Comparison {
  readonly expected: string;
  readonly got: string;
  readonly from?: Readonly<Record<string, unknown>>;
}

/** Checks one law; what it compares, and what it trips over, becomes the counter-example. */
export function checkLaw(
  checker: string,
  law: string,
  given: Readonly<Record<string, unknown>>,
  compare: () => Iterable<Comparison>,
): void {
  try {
    for (const { expected, got, from } of compare()) {
      if (expected === got) continue;
      throw new BrokenLawError(checker, law, shownJson({ ...given, ...from, expected, got }));
    }
  } catch (error) {
    if (error instanceof BrokenLawError) throw error;
    throw new BrokenLawError(checker, law, shownJson({ ...given, got: String(error) }), error);
  }
}
