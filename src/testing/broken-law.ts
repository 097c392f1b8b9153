import { readableJson } from "./canonical-text.js";

/**
 * The error of a broken law, with a counter-example.
 *
 * *Details*. The message is `function: expected that law, got counter-example`, the counter-example as JSON. An error
 * thrown while the law was checked is the `cause`.
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
    /** The inputs, or the rows and the question, with the expected and the actual result, as JSON. */
    readonly counterExample: string,
    cause?: unknown,
  ) {
    super(`${checker}: expected that ${law}, got ${counterExample}`, cause === undefined ? {} : { cause });
  }
}

/** Two results that must be equal by a law, and the inputs they come from. */
export interface Comparison {
  readonly expected: string;
  readonly got: string;
  readonly from?: Readonly<Record<string, unknown>>;
}

/** Checks one law; results that differ, or an error, become the counter-example. */
export function checkLaw(
  checker: string,
  law: string,
  given: Readonly<Record<string, unknown>>,
  compare: () => Iterable<Comparison>,
): void {
  try {
    for (const { expected, got, from } of compare()) {
      if (expected === got) continue;
      throw new BrokenLawError(checker, law, readableJson({ ...given, ...from, expected, got }));
    }
  } catch (error) {
    if (error instanceof BrokenLawError) throw error;
    throw new BrokenLawError(checker, law, readableJson({ ...given, got: String(error) }), error);
  }
}
