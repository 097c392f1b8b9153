/**
 * The kind of an error, for a program to branch on.
 *
 * @category Errors
 */
export type ErrorCode =
  | "invalid-argument"
  | "invalid-cube"
  | "invalid-rows"
  | "missing-as-of"
  | "missing-data"
  | "missing-dimension"
  | "missing-rate"
  | "missing-time-zone"
  | "mixed-currencies"
  | "name-taken"
  | "nested-too-deep"
  | "no-previous-period"
  | "no-time-axis"
  | "too-many-periods"
  | "too-many-problems"
  | "too-many-values"
  | "unknown-currency"
  | "unknown-name"
  | "unlike-cubes"
  | "stale-report"
  | "worker-failed"
  | "not-in-sql"
  | "not-serializable";

/**
 * An error that only a change of the caller's code can fix. `code` is its kind; the message names what was expected,
 * what was given, and the fix.
 *
 * *Gotchas*. CommonJS and ESM code in one process may load two copies of the library, with a class each: tell errors by
 * their `code`, not by `instanceof`.
 *
 * @category Errors
 */
export class SalesmetricsError extends Error {
  override readonly name: string = "SalesmetricsError";

  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
  }
}

/** Whether a value is an error of this library, also of another copy of it in the process: by its name, not its class. */
export function isSalesmetricsError(value: unknown): value is SalesmetricsError {
  return value instanceof Error && value.name === "SalesmetricsError" && "code" in value;
}

/** An `invalid-argument` error with the message `functionName: expected …, got value`. */
export function invalidArgument(
  functionName: string,
  expectation: string,
  value: unknown,
): SalesmetricsError {
  return refusal(functionName, expectation, shown(value));
}

/** As {@link invalidArgument}, with words for what was given: `functionName: expected …, got a sum of dates`. */
export function refusal(functionName: string, expectation: string, given: string): SalesmetricsError {
  return new SalesmetricsError("invalid-argument", `${functionName}: expected ${expectation}, got ${given}`);
}

/** An `unknown-name` error. */
export function unknownName(expected: string, given: unknown): SalesmetricsError {
  return new SalesmetricsError("unknown-name", `expected ${expected}, got ${String(given)}`);
}

/** The value, if it is an object, with the property if one is asked for; else throws an `invalid-argument` error. */
export function having<Value>(
  functionName: string,
  expectation: string,
  value: Value,
  property?: PropertyKey,
): Value {
  // `Object` returns an object or a function as it is, and wraps everything else.
  if (Object(value) === value && (property === undefined || property in (value as object))) return value;
  throw invalidArgument(functionName, expectation, value);
}

/** The options; throws for what is no object. */
export function optionsIn<Options>(functionName: string, options: Options): Options {
  return having(functionName, "an object of options", options);
}

/** The options; throws for what is no object, and for an option that is not among `names`. */
export function knownOptionsIn<Options>(
  functionName: string,
  options: Options,
  names: readonly OptionOf<Options>[],
): Options {
  const known: readonly PropertyKey[] = names;
  const other = Object.keys(optionsIn(functionName, options) as object).find((name) => !known.includes(name));
  if (other === undefined) return options;
  throw refusal(functionName, `no options but ${known.join(", ")}`, other);
}

/** The names of the options of a union, too. */
type OptionOf<Options> = Options extends unknown ? keyof Options : never;

/** The list; throws for what is no array. */
export function listIn<List extends readonly unknown[]>(
  functionName: string,
  expectation: string,
  list: List,
): List {
  if (Array.isArray(list)) return list;
  throw invalidArgument(functionName, expectation, list);
}

/** The name in a list that a text is; throws `unknown-name`, with all names and the nearest, if it is none. */
export function oneNamed<Name extends string>(what: string, text: unknown, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  const nearest = typeof text === "string" ? nearestName(text, names) : undefined;
  throw new SalesmetricsError(
    "unknown-name",
    `${what}: expected one of ${names.join(", ")}, got ${shown(text)}${nearest === undefined ? "" : ` (perhaps ${nearest})`}`,
  );
}

/** The name that a text most likely means: one that it begins, or from which it is a third of its letters away at most. */
function nearestName(text: string, names: readonly string[]): string | undefined {
  const wanted = text.trim().toLowerCase();
  const [nearest] = names
    .map((name) => ({ name, distance: distanceBetween(wanted, name.toLowerCase()) }))
    .filter(({ distance }) => distance <= wanted.length / 3)
    .sort((left, right) => left.distance - right.distance);
  return nearest?.name ?? names.find((name) => wanted !== "" && name.toLowerCase().startsWith(wanted));
}

/** The number of letters to add, drop or change to make one word of another (Levenshtein). */
export function distanceBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, place) => place);
  for (let index = 0; index < from.length; index++) {
    const next = [index + 1];
    for (let place = 0; place < to.length; place++) {
      const changed = row[place]! + (from[index] === to[place] ? 0 : 1);
      next.push(Math.min(changed, row[place + 1]! + 1, next[place]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}

/** A value as an error message shows it. */
export function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "object" && value !== null && !(value instanceof Date)) return typeof value;
  return typeof value === "function" || typeof value === "symbol" ? typeof value : String(value);
}

/** The result of a computation. The messages of its errors begin with a name, such as a metric's. */
export function nameErrors<Value>(name: string, compute: () => Value): Value {
  try {
    return compute();
  } catch (error) {
    throw named(name, error);
  }
}

/** The error whose message begins with a name. Errors of a user's own callbacks stay as they are. */
export function named(name: string, error: unknown): unknown {
  return isSalesmetricsError(error) ? new SalesmetricsError(error.code, `${name}: ${error.message}`) : error;
}
