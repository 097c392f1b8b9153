import { isRecord, isWhole } from "../aggregates/state-checks.js";
import { invalidArgument, listIn } from "../errors.js";
import { isDurationUnit } from "../expressions/duration.js";
import { nelsonRules } from "./detectors/nelson.js";
import {
  type AlertProblem,
  being,
  type Check,
  having,
  listOf,
  namedIn,
  oneOf,
  problemAt,
} from "./problems.js";
import { quantityOf } from "./quantity.js";
import { defaultPolicies } from "./rule.js";

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);

const text = /*#__PURE__*/ being("a text", (value) => typeof value === "string" && value !== "");
const finite = /*#__PURE__*/ being("a number", isNumber);
const positive = /*#__PURE__*/ being("a number above 0", (value) => isNumber(value) && value > 0);
const count = /*#__PURE__*/ being("a whole number from 1", (value) => isWhole(value) && value > 0);
const atLeastTwo = /*#__PURE__*/ being("a whole number from 2", (value) => isWhole(value) && value > 1);
const amount = /*#__PURE__*/ being(
  'a number or an amount such as { amount: "1000", currency: "EUR" }',
  (value) => quantityOf(value) !== null,
);
const anything: Check = () => [];

const duration = /*#__PURE__*/ having({
  length: positive,
  unit: /*#__PURE__*/ being("days, hours, minutes or seconds", isDurationUnit),
});

const span: Check = (value, path) =>
  (isRecord(value) && "steps" in value ? having({ steps: count }) : duration)(value, path);

const change: Check = (value, path) => {
  const periodsBack = { periodsBack: count };
  if (!isRecord(value)) return problemAt(path, "a change such as { share: 0.2 } or { amount: 5 }", value);
  if ("share" in value) return having({ share: positive }, periodsBack)(value, path);
  const aboveZero: Check = (each, place) =>
    quantityOf(each)?.decimal.match(/^-|^0$/)
      ? problemAt(place, "an amount above 0", each)
      : amount(each, place);
  return having({ amount: aboveZero }, periodsBack)(value, path);
};

const weight = /*#__PURE__*/ being(
  "a weight above 0 and up to 1",
  (value) => isNumber(value) && value > 0 && value <= 1,
);
const slack = /*#__PURE__*/ being("a number from 0", (value) => isNumber(value) && value >= 0);
const nelsonRule = /*#__PURE__*/ being("a rule of Nelson, 1 to 8", (value) =>
  (nelsonRules as readonly unknown[]).includes(value),
);

/** The options of each detector. */
const detectors: Readonly<Record<string, Readonly<Record<string, Check>>>> = /*#__PURE__*/ (() => {
  const baseline = { center: finite, sigma: positive, baseline: atLeastTwo, history: atLeastTwo };
  const rates = { center: finite, baseline: count, width: positive, history: atLeastTwo };
  return {
    seasonal: { season: namedIn(["weekday", "month", "none"]), distance: positive, history: atLeastTwo },
    individuals: { ...baseline, rules: listOf(nelsonRule) },
    ewma: { ...baseline, weight, width: positive },
    cusum: { ...baseline, slack, decision: positive },
    p: rates,
    u: rates,
  };
})();

/** What is wrong with a detector. */
export const detectorProblems: Check = (value, path) => {
  const by: unknown = isRecord(value) ? value["by"] : undefined;
  const problems = namedIn(Object.keys(detectors))(by, `${path}.by`);
  return problems.length > 0 ? problems : having({ by: anything }, detectors[by as string])(value, path);
};

/** The kinds of conditions, given the names of metrics if they are known. */
function conditionsOf(metric: Check): Check {
  const bound: Check = (value, path) => {
    if (!isRecord(value) || "currency" in value) return amount(value, path);
    const times = { times: finite };
    if ("metric" in value) return having({ metric }, times)(value, path);
    if ("periodsBack" in value) return having({ periodsBack: count }, times)(value, path);
    if ("given" in value) return having({ given: text }, times)(value, path);
    return problemAt(path, "a number, an amount, or one of { metric }, { periodsBack } and { given }", value);
  };
  const limits: Check = (value, path) => [...listOf(bound, 2)(value, path), ...orderOf(value, path)];
  return oneOf({
    above: bound,
    atOrAbove: bound,
    below: bound,
    atOrBelow: bound,
    inside: limits,
    outside: limits,
    crosses: bound,
    risesBy: change,
    fallsBy: change,
    unusual: detectorProblems,
  });
}

/** Two numbers as limits stand in ascending order. */
function orderOf(value: unknown, path: string): readonly AlertProblem[] {
  const [low, high] = (Array.isArray(value) ? value : []) as unknown[];
  const isWrong = isNumber(low) && isNumber(high) && low > high;
  return isWrong ? problemAt(path, "the lower limit first", `${low} and ${high}`) : [];
}

/**
 * What is wrong with a rule, each with its path; an empty list for a sound one.
 *
 * *When to use*. Where rules are written by people, to show all that is wrong at once. `step` and `replay` check rules
 * themselves.
 *
 * *Details*. With the names of the metrics of a report, a name that is not among them is a problem, and the message has the
 * nearest.
 *
 * @example
 * ```ts
 * import { ruleProblems } from "salesmetrics/alerts";
 *
 * const rule = { id: "low", metric: "winRat", condition: { below: "a fifth" } };
 *
 * ruleProblems(rule, ["winRate", "bookings"]).map(({ path }) => path); // => ["rule.metric", "rule.condition.below"]
 * ruleProblems(rule, ["winRate", "bookings"])[0]?.message.includes("perhaps winRate"); // => true
 * ```
 *
 * @category Alerts
 */
export function ruleProblems(rule: unknown, metrics?: readonly string[]): readonly AlertProblem[] {
  const metric = metrics === undefined ? text : namedIn(namesIn(metrics));
  const condition = conditionsOf(metric);
  const policy = namedIn(["keep", "ok", "alert", "skip"]);
  const policies = Object.fromEntries(Object.keys(defaultPolicies).map((concern) => [concern, policy]));
  return [
    ...having(
      { id: text, metric, condition },
      {
        clear: condition,
        for: span,
        keepFiring: span,
        cooldown: duration,
        atLeast: having({}, { n: count, effect: amount }),
        policies: having({}, policies),
        name: having({}, { en: text, ar: text }),
      },
    )(rule, "rule"),
    ...effectProblems(rule),
  ];
}

function namesIn(metrics: readonly string[]): readonly string[] {
  const odd = listIn("ruleProblems", "names of metrics", metrics).find((name) => typeof name !== "string");
  if (odd === undefined) return metrics;
  throw invalidArgument("ruleProblems", "names of metrics", odd);
}

/** A value inside limits has no distance from a bound, and what is unusual has a unit of its own. */
function effectProblems(rule: unknown): readonly AlertProblem[] {
  if (!isRecord(rule) || !isRecord(rule["atLeast"]) || !isRecord(rule["condition"])) return [];
  const { effect } = rule["atLeast"];
  const hasNone = ["inside", "unusual"].find((kind) => kind in (rule["condition"] as object));
  if (effect === undefined || hasNone === undefined) return [];
  return problemAt("rule.atLeast.effect", `no effect beside ${hasNone}`, effect);
}
