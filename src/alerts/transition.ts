import { isNewReading, type Reading } from "./judge.js";
import { startOf } from "./lines.js";
import { hasPassed } from "./moments.js";
import type { AlertRule, AlertSpan } from "./rule.js";
import type { AlertInstance, AlertKey, AlertStatus } from "./state.js";

/** An instance that nothing is known of yet. */
export function unseen(key: AlertKey, at: string): AlertInstance {
  return {
    key,
    status: "ok",
    since: at,
    metSince: null,
    steps: 0,
    judged: null,
    firedAt: null,
    isAlerting: false,
    snoozedUntil: null,
  };
}

/** When a step is made, and whether a report of that time was stepped through before. */
export interface StepTime {
  readonly at: string;
  readonly isRepeated: boolean;
  /** Until when all instances are snoozed. */
  readonly snoozedUntil: string | null;
}

/** An instance after a reading. The same report again changes nothing. */
export function transition(
  rule: AlertRule,
  before: AlertInstance,
  reading: Reading,
  time: StepTime,
): AlertInstance {
  const { verdict } = reading;
  if (verdict === "keep") return before;
  const { at } = time;
  if (verdict === "noData" || verdict === "error") return standing(before, verdict, at);
  const isNew = !time.isRepeated && isNewReading(reading, before.judged);
  const counted = { ...before, judged: judgedBy(reading, before) };
  if (before.isAlerting) return whileAlerting(rule, counted, reading, isNew, at);
  if (verdict === "unmet") return standing({ ...counted, metSince: null, steps: 0 }, "ok", at);
  return whileMet(rule, counted, isNew, time);
}

/** The first day of the latest period that was judged: a row that makes way does not take it back. */
function judgedBy({ line }: Reading, { judged }: AlertInstance): string | null {
  if (line?.period == null) return judged;
  return judged === null || startOf(line) > judged ? startOf(line) : judged;
}

/** The instance with a status: since now, if it had another. */
function standing(instance: AlertInstance, status: AlertStatus, at: string): AlertInstance {
  return instance.status === status ? instance : { ...instance, status, since: at };
}

/** The condition is met and there is no alert: pending, until it has been met for long enough. */
function whileMet(rule: AlertRule, before: AlertInstance, isNew: boolean, time: StepTime): AlertInstance {
  const { at } = time;
  const isPending = before.status === "pending";
  const metSince = isPending ? before.metSince! : at;
  const steps = isPending ? before.steps + Number(isNew) : 1;
  const pending = { ...standing(before, "pending", at), metSince, steps };
  if (!isLongEnough(rule.for, steps, metSince, at) || isHeld(rule, before, time)) return pending;
  return { ...standing(pending, "firing", at), steps: 0, firedAt: at, isAlerting: true };
}

/** There is an alert: it goes on, or recovers until what ends it has been so for long enough. */
function whileAlerting(
  rule: AlertRule,
  before: AlertInstance,
  reading: Reading,
  isNew: boolean,
  at: string,
): AlertInstance {
  if (!reading.isCleared) return { ...standing(before, "firing", at), steps: 0 };
  const isRecovering = before.status === "recovering";
  const steps = isRecovering ? before.steps + Number(isNew) : 1;
  const recovering = { ...standing(before, "recovering", at), steps };
  if (!isLongEnough(rule.keepFiring, steps, recovering.since, at)) return recovering;
  return { ...standing(recovering, "ok", at), steps: 0, metSince: null, isAlerting: false };
}

function isLongEnough(span: AlertSpan | undefined, steps: number, since: string, at: string): boolean {
  if (span === undefined) return true;
  return "steps" in span ? steps >= span.steps : hasPassed(span, since, at);
}

/** Whether an instance is snoozed, or in its cooldown. */
export function isHeld(
  { cooldown }: AlertRule,
  { firedAt, snoozedUntil }: AlertInstance,
  time: StepTime,
): boolean {
  const { at } = time;
  if ([snoozedUntil, time.snoozedUntil].some((until) => until !== null && at < until)) return true;
  return cooldown !== undefined && firedAt !== null && !hasPassed(cooldown, firedAt, at);
}
