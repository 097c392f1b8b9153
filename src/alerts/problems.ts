import { isRecord } from "../aggregates/state-checks.js";
import { isSalesmetricsError, oneNamed, refusal, shown } from "../errors.js";
import { ownOf } from "../vectors/own.js";

/**
 * One thing that is wrong with a rule, and where: `{ path: "rule.condition.above", message: "expected …, got …" }`.
 *
 * @category Alerts
 */
export interface AlertProblem {
  readonly path: string;
  readonly message: string;
}

/** Finds what is wrong with a value at a path. */
export type Check = (value: unknown, path: string) => readonly AlertProblem[];

export function problemAt(path: string, expected: string, got: unknown): readonly AlertProblem[] {
  return [{ path, message: `expected ${expected}, got ${shown(got)}` }];
}

/** Checks that a value meets a condition. */
export function being(expected: string, test: (value: unknown) => boolean): Check {
  return (value, path) => (test(value) ? [] : problemAt(path, expected, value));
}

/** Checks a value that may be `null`. */
export function orNull(check: Check): Check {
  return (value, path) => (value === null ? [] : check(value, path));
}

/** Checks that a value is a name in a list; the message has the nearest. */
export function namedIn(names: readonly string[]): Check {
  return (value, path) => {
    try {
      oneNamed("", value, names);
      return [];
    } catch (error) {
      if (!isSalesmetricsError(error)) throw error;
      return [{ path, message: error.message.replace(/^: /, "") }];
    }
  };
}

/** Checks the properties of an object: those that must be there, those that may, and that there are no others. */
export function having(
  required: Readonly<Record<string, Check>>,
  optional: Readonly<Record<string, Check>> = {},
): Check {
  const names = [...Object.keys(required), ...Object.keys(optional)];
  return (value, path) => {
    if (!isRecord(value)) return problemAt(path, `an object with ${names.join(", ")}`, value);
    return [
      ...Object.keys(value).flatMap((name) => (names.includes(name) ? [] : namedIn(names)(name, path))),
      ...Object.entries(required).flatMap(([name, check]) => check(ownOf(value, name), `${path}.${name}`)),
      ...Object.entries(optional).flatMap(([name, check]) => {
        const part = ownOf(value, name);
        return part === undefined ? [] : check(part, `${path}.${name}`);
      }),
    ];
  };
}

/** Checks an object with one property, which says what it is: `{ above: 5 }`. */
export function oneOf(kinds: Readonly<Record<string, Check>>): Check {
  const names = Object.keys(kinds);
  return (value, path) => {
    const [name, ...others] = isRecord(value) ? Object.keys(value) : [];
    if (name === undefined || others.length > 0)
      return problemAt(
        path,
        `an object with one of ${names.join(", ")}`,
        [name, ...others].length > 1 ? [name, ...others].join(" and ") : value,
      );
    const problems = namedIn(names)(name, path);
    return problems.length > 0 ? problems : having({ [name]: ownOf(kinds, name)! })(value, path);
  };
}

/** Checks the items of a list, and their number where one is asked for. */
export function listOf(check: Check, length?: number): Check {
  return (value, path) => {
    const isFit = Array.isArray(value) && (length === undefined || value.length === length);
    if (!isFit) return problemAt(path, length === undefined ? "a list" : `a list of ${length}`, value);
    return Array.from<unknown>(value).flatMap((item, place) => check(item, `${path}[${place}]`));
  };
}

/** Throws `invalid-argument` with all problems, if there are any. */
export function refuseProblems(caller: string, what: string, problems: readonly AlertProblem[]): void {
  if (problems.length === 0) return;
  const all = problems.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw refusal(caller, what, `${problems.length} problem${problems.length === 1 ? "" : "s"}: ${all}`);
}
