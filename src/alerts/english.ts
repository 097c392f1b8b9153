import type { AlertEvent } from "./event.js";
import { ownOf } from "../vectors/own.js";
import type { Spoken } from "./spoken.js";

/** The sentence of an event in English. */
export function english(event: AlertEvent, spoken: Spoken): string {
  return `${whatIs(event, spoken)}${outcomeOf(event, spoken)}.`;
}

function whatIs(
  { why, condition, status }: AlertEvent,
  { name, key, value, bounds, period, n }: Spoken,
): string {
  const subject = key === "" ? name : `${name} (${key})`;
  const when = period === "" ? "" : ` in ${period}`;
  if (why === "vanished") return `${subject} is not in the report any more`;
  if (status === "error") return `${subject} could not be judged${when}, ${reasonOf(why)}`;
  if (value === null) return `${subject} has no value${when}, ${reasonOf(why)}`;
  const isMet = status === "pending" || status === "firing";
  const compared = isMet && bounds.length > 0 ? `, ${comparedWith(condition, bounds)}` : "";
  return `${subject} was ${value}${when}${compared}${n === null ? "" : ` (n = ${n})`}`;
}

function outcomeOf({ status, was }: AlertEvent, { since }: Spoken): string {
  switch (status) {
    case "firing":
      return `: an alert since ${since}`;
    case "pending":
      return `: so since ${since}, not yet an alert`;
    case "recovering":
      return `: the alert since ${since} is recovering`;
    case "ok":
      return was === "pending"
        ? ": no alert"
        : was === "firing" || was === "recovering"
          ? `: the alert since ${since} is over`
          : ": all is well";
    default:
      return was === "firing" || was === "recovering" ? `; the alert since ${since} stays open` : "";
  }
}

function comparedWith(condition: string, [first = "", second = ""]: readonly string[]): string {
  const words: Readonly<Record<string, string>> = {
    above: `above ${first}`,
    atOrAbove: `at or above ${first}`,
    below: `below ${first}`,
    atOrBelow: `at or below ${first}`,
    inside: `between ${first} and ${second}`,
    outside: `outside ${first} to ${second}`,
    crosses: `which crosses ${first}`,
    risesBy: `a rise to ${first} or more`,
    fallsBy: `a fall to ${first} or less`,
    unusual: `where ${first} to ${second} is usual`,
  };
  return ownOf(words, condition) ?? condition;
}

function reasonOf(why: string | null): string {
  const words: Readonly<Record<string, string>> = {
    empty: "for there are no rows",
    "zero-denominator": "for it would divide by zero",
    immature: "for some have not had the full time yet",
    partial: "for the period is not over",
    few: "for it rests on too few rows",
    "no-base": "for there is nothing before it to compare with",
    "no-bound": "for no bound was given",
    insufficient: "for there is too little history",
    "other-currency": "for the bound is in another currency",
    failed: "for the question failed",
  };
  return why === null ? "" : (ownOf(words, why) ?? `for this reason: ${why}`);
}
