import type { Explanation } from "../report/explanation.js";
import type { Judged } from "./bounds.js";
import { concernsAbout } from "./concerns.js";
import { ask, type Answer } from "./conditions.js";
import { type Line, startOf } from "./lines.js";
import type { PlainAmount } from "./quantity.js";
import { type AlertConcern, type AlertRule, policyOf } from "./rule.js";

/** The verdict on an instance, and the row that it rests on. */
export interface Reading {
  readonly verdict: "met" | "unmet" | "keep" | "noData" | "error";
  /** What is wrong with the row, in a word; `null` if it was judged as it is. */
  readonly why: string | null;
  /** Whether what ends an alert is met. */
  readonly isCleared: boolean;
  readonly bounds: readonly PlainAmount[];
  readonly signals: readonly string[];
  readonly line: Line | null;
  readonly explanation: Explanation | null;
}

/** Whether a row makes way to the one before it, if its concern is to be skipped. */
const makesWay: readonly AlertConcern[] = ["partial", "unripe", "few"];

/** Judges the latest row of an instance that is fit to be judged. */
export function judge(judged: Judged): Reading {
  const { rule, lines, place } = judged;
  const line = lines[place]!;
  const answer = ask(rule.condition, judged);
  const own = concernsAbout(rule, line).map(({ concern }) => concern);
  const reading = readingOf(judged, answer);
  for (const { concern, why } of answer.concerns) {
    const policy = policyOf(rule, concern);
    if (policy === "alert") continue;
    if (policy === "keep") return { ...reading, verdict: "keep", why };
    if (policy === "ok") return { ...reading, verdict: "unmet", isCleared: true, why };
    const hasRowBefore = place > 0 && makesWay.includes(concern) && own.includes(concern);
    if (hasRowBefore) return judge({ ...judged, place: place - 1 });
    return { ...reading, verdict: concern === "error" ? "error" : "noData", why };
  }
  return reading;
}

/** A row as it is judged if no policy says otherwise. */
function readingOf(judged: Judged, { isMet, bounds, signals, concerns }: Answer): Reading {
  const { rule, lines, place } = judged;
  const line = lines[place]!;
  const verdict = isMet === false ? "unmet" : "met";
  const clears = rule.clear === undefined ? null : ask(rule.clear, judged);
  return {
    verdict,
    why: isMet === null ? (concerns[0]?.why ?? null) : null,
    isCleared: clears === null ? verdict === "unmet" : isSound(rule, clears) && clears.isMet === true,
    bounds,
    signals,
    line,
    explanation: line.explain(rule.metric),
  };
}

function isSound(rule: AlertRule, { concerns }: Answer): boolean {
  return concerns.every(({ concern }) => policyOf(rule, concern) === "alert");
}

/** Whether a reading is of another row than the one before, or of one that may have changed: it counts as a step. */
export function isNewReading({ line, explanation }: Reading, judged: string | null): boolean {
  if (line === null || line.period === null || explanation?.partial === true) return true;
  return judged === null || startOf(line) > judged;
}

/** A reading without a row: the question failed, or the instance has vanished. */
export function readingWithout(verdict: Reading["verdict"], why: string): Reading {
  const isCleared = verdict === "unmet";
  return { verdict, why, isCleared, bounds: [], signals: [], line: null, explanation: null };
}
