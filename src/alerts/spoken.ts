import { ownOf } from "../vectors/own.js";
import type { english } from "./english.js";
import type { AlertEvent } from "./event.js";

/** The parts of a sentence, as texts. */
export interface Spoken {
  readonly name: string;
  /** The dimension values, such as `rep: ann`; empty if there are none. */
  readonly key: string;
  /** `null` if there is none. */
  readonly value: string | null;
  readonly bounds: readonly string[];
  /** The label of the period; empty for all time. */
  readonly period: string;
  readonly n: number | null;
  readonly since: string;
}

/** What sentences are made of in one language. */
export type Phrases = typeof english;

/** The sentence of an event. */
export function spokenEvent(event: AlertEvent, spoken: Spoken, phrases: Phrases): string {
  return `${whatIs(event, spoken, phrases)}${outcomeOf(event, spoken, phrases)}.`;
}

function whatIs({ why, condition, status }: AlertEvent, spoken: Spoken, phrases: Phrases): string {
  const { name, key, value, bounds, period, n } = spoken;
  const subject = `${phrases.subject(name)}${key === "" ? "" : ` (${key})`}`;
  const when = period === "" ? "" : phrases.when(period);
  if (why === "vanished") return phrases.vanished(subject);
  if (status === "error") return phrases.notJudged(subject, when, reasonOf(why, phrases));
  if (value === null) return phrases.noValue(subject, when, reasonOf(why, phrases));
  const isMet = status === "pending" || status === "firing";
  const comparison = ownOf<string>(phrases.comparisons(bounds), condition) ?? condition;
  const compared = isMet && bounds.length > 0 ? phrases.compared(comparison) : "";
  return `${phrases.value(subject, value, when)}${compared}${n === null ? "" : phrases.count(n)}`;
}

function reasonOf(why: string | null, { reasons, otherReason }: Phrases): string {
  return why === null ? "" : (ownOf<string>(reasons, why) ?? otherReason(why));
}

function outcomeOf({ status, was }: AlertEvent, { since }: Spoken, phrases: Phrases): string {
  const wasOpen = was === "firing" || was === "recovering";
  if (status === "noData" || status === "error") return wasOpen ? phrases.open(since) : "";
  if (status !== "ok") return phrases[status](since);
  if (was === "pending") return phrases.noAlert;
  return wasOpen ? phrases.over(since) : phrases.well;
}
