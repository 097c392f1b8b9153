import { isRecord } from "../aggregates/state-checks.js";
import { type AlertProblem, being, listOf, namedIn, problemAt } from "./problems.js";
import { quantityOf } from "./quantity.js";
import type { AlertRule } from "./rule.js";

const amount = /*#__PURE__*/ being("a number or an amount", (value) => quantityOf(value) !== null);
const item = /*#__PURE__*/ being(
  "the dimension values of an instance and its value",
  (value) => isRecord(value) && (value["value"] == null || quantityOf(value["value"]) !== null),
);

/** What is wrong with the bounds that come with a report: names that the rule asks for, and values. */
export function givenProblems(rule: AlertRule, given: unknown): readonly AlertProblem[] {
  if (!isRecord(given)) return problemAt("given", "bounds by name", given);
  const names = [rule.condition, rule.clear ?? {}].flatMap(givenIn);
  return [
    ...names.flatMap((name) => namedIn(Object.keys(given))(name, "rule.condition.given")),
    ...Object.entries(given).flatMap(([name, bound]) =>
      Array.isArray(bound) ? listOf(item)(bound, `given.${name}`) : amount(bound, `given.${name}`),
    ),
  ];
}

/** The names of given bounds in a condition. */
function givenIn(condition: object): string[] {
  return Object.values(condition)
    .flat()
    .flatMap((bound: unknown) =>
      isRecord(bound) && typeof bound["given"] === "string" ? [bound["given"]] : [],
    );
}
