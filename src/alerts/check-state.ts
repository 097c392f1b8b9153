import { isRecord, isWhole } from "../aggregates/state-checks.js";
import { shown } from "../errors.js";
import { isMomentText } from "./moments.js";
import {
  type AlertProblem,
  being,
  type Check,
  having,
  listOf,
  namedIn,
  orNull,
  problemAt,
} from "./problems.js";
import { type AlertState, type AlertStatus, keyText } from "./state.js";

export const statuses: readonly AlertStatus[] = ["ok", "pending", "firing", "recovering", "noData", "error"];

export const moment = /*#__PURE__*/ being("a date or an instant as text", isMomentText);
const momentOrNull = /*#__PURE__*/ orNull(moment);
const steps = /*#__PURE__*/ being("a whole number from 0", (value) => isWhole(value) && value >= 0);
export const flag = /*#__PURE__*/ being("true or false", (value) => typeof value === "boolean");

/** Checks the dimension values of an instance. */
export const keyCheck: Check = (value, path) => {
  if (!isRecord(value)) return problemAt(path, "an object of dimension values", value);
  return Object.entries(value).flatMap(([name, part]) => dimensionValue(part, `${path}.${name}`));
};

const dimensionValue: Check = (value, path) =>
  value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value)
    ? []
    : problemAt(path, "a text, a number, true, false or null", value);

const instance: Check = (value, path) =>
  having({
    key: keyCheck,
    status: namedIn(statuses),
    since: moment,
    metSince: momentOrNull,
    steps,
    judged: momentOrNull,
    firedAt: momentOrNull,
    isAlerting: flag,
    snoozedUntil: momentOrNull,
  })(value, path);

/** What is wrong with a state, which may come from a store, for the rule with an id. */
export function stateProblems(state: unknown, rule: unknown): readonly AlertProblem[] {
  const expected = having({
    version: being("version 1", (value) => value === 1),
    rule: being(`the state of rule ${shown(rule)}`, (value) => value === rule && typeof rule === "string"),
    at: momentOrNull,
    snoozedUntil: momentOrNull,
    instances: listOf(instance),
  });
  const problems = expected(state, "state");
  return problems.length > 0 ? problems : twiceIn((state as AlertState).instances);
}

function twiceIn(instances: AlertState["instances"]): readonly AlertProblem[] {
  const keys = instances.map((each) => keyText(each.key));
  const place = keys.findIndex((each, at) => keys.indexOf(each) < at);
  return place === -1 ? [] : problemAt(`state.instances[${place}].key`, "each key once", keys[place]);
}
