import { Activity } from "../entities/activity.js";
import { Call } from "../entities/call.js";
import { gte, isNull, isPresent, lte, ne } from "../expressions/comparison.js";
import type { Predicate } from "../expressions/expression.js";
import { and, not } from "../expressions/logic.js";
import { asOf, happened } from "../expressions/moment.js";
import { required } from "../expressions/required.js";
import { isOneOfWords, isWord } from "../expressions/words.js";
import { count } from "../metrics/count.js";
import { family } from "../metrics/family.js";
import { metric } from "../metrics/metric.js";
import { sumOfNumbers } from "../metrics/numeric-metrics.js";
import { ratioOfNumbers } from "../metrics/ratio.js";
import { checkPositive } from "./leads/conditions.js";
import { averageHeadcount } from "./reps/headcount.js";
import { shareOf } from "./share-of.js";

/**
 * Activities held: the number of calls, mails, meetings and the like, by the date they took place.
 *
 * *Details*. Split by `Activity.type`. What is only planned does not count, nor what an automation did. An activity with several
 * records beside it is one row.
 *
 * @see fivetran dbt_salesforce, which calls every task completed
 * @category Activities
 */
export const activitiesHeld = /*#__PURE__*/ metric("activitiesHeld", () => count(Activity, held()), {
  direction: "up",
});

/**
 * Activities per rep: activities held in a period ÷ average headcount of the period.
 *
 * *Details*. The headcount is {@link averageHeadcount}: a rep counts for the days employed, one without activities too.
 *
 * @see Own definition; none is published
 * @category Activities
 */
export const activitiesPerRep = /*#__PURE__*/ metric(
  "activitiesPerRep",
  () => ratioOfNumbers(activitiesHeld, averageHeadcount),
  { direction: "up" },
);

/**
 * Calls made (dials): the number of calls to somebody, by the date they took place.
 *
 * *Details*. Calls of the direction `inbound` do not count; one attempt is one call.
 *
 * @see Convoso; Sarv; Trellus
 * @category Activities
 */
export const callsMade = /*#__PURE__*/ metric("callsMade", () => count(Activity, held(isCall())), {
  direction: "up",
});

/**
 * The answer rate of calls: calls answered by a person or a mailbox ÷ calls made, by the date they took place.
 *
 * *Details*. Calls without an outcome, or with an unknown one, are in neither side, and reported.
 *
 * @see Convoso
 * @category Activities
 */
export const callAnswerRate = /*#__PURE__*/ metric("callAnswerRate", () =>
  shareOf(callsMade, endedAs("connected", "voicemail"), "up"),
);

/**
 * The connect rate of calls: calls answered by a person ÷ calls made, by the date they took place.
 *
 * *Details*. As {@link callAnswerRate}. A mailbox is no person.
 *
 * *Gotchas*. It counts calls; {@link leadReachRate} counts leads.
 *
 * @see Trellus; Sarv
 * @category Activities
 */
export const callConnectRate = /*#__PURE__*/ metric("callConnectRate", () =>
  shareOf(callsMade, endedAs("connected"), "up"),
);

/**
 * The conversation rate of calls: calls of at least `seconds` seconds ÷ calls made, by the date they took place.
 *
 * *Details*. A call without a duration is no conversation.
 *
 * @see Convoso
 * @category Activities
 */
export const callConversationRate = /*#__PURE__*/ family("callConversationRate", (seconds: number) => {
  checkPositive("callConversationRate", seconds);
  return shareOf(callsMade, gte(Activity.durationSeconds, seconds), "up");
});

/**
 * Meetings booked: the number of meetings and demos with a planned time, by creation date.
 *
 * *Details*. A meeting that took the place of another counts once: the one it replaced, with `rescheduledToId`, does not.
 *
 * @see Own definition; none is published
 * @category Activities
 */
export const meetingsBooked = /*#__PURE__*/ metric(
  "meetingsBooked",
  () => count(Activity, { where: and(isMeeting(), isPresent(Activity.scheduledAt)), at: Activity.createdAt }),
  { direction: "up" },
);

/**
 * The meeting held rate: meetings held by `asOf` ÷ meetings planned, by the planned date.
 *
 * *Details*. It needs `asOf`. Meetings planned after it do not count, nor those that were put off: the one that took their
 * place does.
 *
 * @example
 * ```ts
 * import { meetingHeldRate } from "salesmetrics";
 *
 * const meeting = { type: "meeting", createdAt: "2025-03-01", scheduledAt: "2025-03-10" } as const;
 * const activities = [
 *   { id: "1", ...meeting, heldAt: "2025-03-10" },
 *   { id: "2", ...meeting },
 *   { id: "3", ...meeting, rescheduledToId: "4" },
 *   { id: "4", ...meeting, scheduledAt: "2025-04-20" },
 * ] as const;
 *
 * meetingHeldRate({ activities }, { asOf: "2025-03-31" }); // => 0.5
 * ```
 *
 * @see Own definition; none is published
 * @category Activities
 */
export const meetingHeldRate = /*#__PURE__*/ metric("meetingHeldRate", () =>
  shareOf(meetingsDue(), happened(Activity.heldAt), "up"),
);

/**
 * The no-show rate: meetings that were not held ÷ meetings planned, by the planned date; 1 − {@link meetingHeldRate}.
 *
 * *Details*. As {@link meetingHeldRate}. A meeting held after `asOf` is not held.
 *
 * @see Own definition; none is published
 * @category Activities
 */
export const noShowRate = /*#__PURE__*/ metric("noShowRate", () =>
  shareOf(meetingsDue(), not(happened(Activity.heldAt)), "down"),
);

/**
 * The talk ratio: Σ seconds that the rep spoke ÷ Σ seconds that anybody spoke, of calls, by their date.
 *
 * *Details*. Pooled over the calls: long calls weigh more. Silence is in neither side. Calls without one of the two are in neither
 * side, and reported. Some 0.43 is usual for calls of discovery.
 *
 * *Gotchas*. Gong takes the mean over calls.
 *
 * @see Gong; Atrium
 * @category Activities
 */
export const talkRatio = /*#__PURE__*/ metric(
  "talkRatio",
  () =>
    ratioOfNumbers(
      sumOfNumbers(Call.repSpeakingSeconds, spoken()),
      sumOfNumbers(Call.speakingSeconds, spoken()),
    ),
  { direction: "range" },
);

/**
 * The call review rate: calls that a coach went through by `asOf` ÷ calls, by their date.
 *
 * @see Gong
 * @category Activities
 */
export const callReviewRate = /*#__PURE__*/ metric("callReviewRate", () =>
  shareOf(count(Call, { at: Call.at }), happened(Call.reviewedAt), "up"),
);

/** Activities of people, by the date they took place. */
function held(condition: Predicate<{ activities: Activity }> = isPresent(Activity.heldAt)) {
  const { automated, heldAt: at } = Activity;
  return { where: and(isPresent(at), ne(automated, true), condition), at };
}

function isCall() {
  return and(isWord(Activity.type, "call"), ne(Activity.direction, "inbound"));
}

function endedAs(...outcomes: readonly ("connected" | "voicemail")[]) {
  return isOneOfWords(required(Activity.outcome), outcomes);
}

/** Meetings and demos that no other one replaced. */
function isMeeting() {
  return and(isOneOfWords(Activity.type, ["meeting", "demo"]), isNull(Activity.rescheduledToId));
}

/** Meetings planned until `asOf`, by the date they were planned for. */
function meetingsDue() {
  const { scheduledAt: at } = Activity;
  return count(Activity, { where: and(isMeeting(), lte(at, asOf())), at });
}

/** Calls of which both lengths are known; the others are reported. */
function spoken() {
  const { repSpeakingSeconds, speakingSeconds, at } = Call;
  return { where: and(isPresent(required(repSpeakingSeconds)), isPresent(required(speakingSeconds))), at };
}
