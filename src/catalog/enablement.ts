import { Assessment } from "../entities/assessment.js";
import { Certification } from "../entities/certification.js";
import { TrainingAssignment } from "../entities/training-assignment.js";
import { subtract } from "../expressions/arithmetic.js";
import { isPresent, lte } from "../expressions/comparison.js";
import { inOrder } from "../expressions/duration.js";
import { and, not } from "../expressions/logic.js";
import { asOf, happened } from "../expressions/moment.js";
import { required } from "../expressions/required.js";
import { count } from "../metrics/count.js";
import { metric } from "../metrics/metric.js";
import { meanOfNumbers, sumOfNumbers } from "../metrics/numeric-metrics.js";
import { ratioOfNumbers } from "../metrics/ratio.js";
import { shareOf } from "./share-of.js";

/**
 * The training completion rate: courses completed by `asOf` ÷ courses assigned and due, by the due date.
 *
 * *Details*. It needs `asOf`. Courses due after it do not count. Completed late is completed: {@link onTimeTrainingRate}. A
 * course without a due date, or completed before it was assigned, is left out and reported.
 *
 * @see Mindtickle
 * @category Enablement
 */
export const trainingCompletionRate = /*#__PURE__*/ metric("trainingCompletionRate", () =>
  shareOf(due(), happened(TrainingAssignment.completedAt), "up"),
);

/**
 * The on-time training rate: courses completed by the due date ÷ courses assigned and due, by the due date.
 *
 * *Details*. As {@link trainingCompletionRate}.
 *
 * @see Mindtickle
 * @category Enablement
 */
export const onTimeTrainingRate = /*#__PURE__*/ metric("onTimeTrainingRate", () =>
  shareOf(
    due(),
    and(
      happened(TrainingAssignment.completedAt),
      lte(TrainingAssignment.completedAt, TrainingAssignment.dueAt),
    ),
    "up",
  ),
);

/**
 * The overdue training rate: courses due and not completed by `asOf` ÷ courses assigned and due, by the due date; 1 −
 * {@link trainingCompletionRate}.
 *
 * *Details*. As {@link trainingCompletionRate}.
 *
 * @see Own definition; none is published
 * @category Enablement
 */
export const overdueTrainingRate = /*#__PURE__*/ metric("overdueTrainingRate", () =>
  shareOf(due(), not(happened(TrainingAssignment.completedAt)), "down"),
);

/**
 * The certification pass rate: certificates passed by `asOf`, at whatever attempt ÷ certificates attempted, by the date of
 * the first attempt.
 *
 * *Details*. A certificate passed before the first attempt is in neither side, and reported.
 *
 * @see Mindtickle
 * @category Enablement
 */
export const certificationPassRate = /*#__PURE__*/ metric("certificationPassRate", () =>
  shareOf(count(Certification, attempted()), happened(Certification.passedAt), "up"),
);

/**
 * The first-attempt pass rate: certificates passed at the first attempt by `asOf` ÷ certificates attempted, by the date of the
 * first attempt.
 *
 * *Details*. A certificate passed without the number of attempts, or before the first, is in neither side, and reported.
 *
 * @see Mindtickle
 * @category Enablement
 */
export const firstAttemptPassRate = /*#__PURE__*/ metric("firstAttemptPassRate", () =>
  shareOf(
    count(Certification, attempted()),
    and(happened(Certification.passedAt), lte(required(Certification.attempts), 1)),
    "up",
  ),
);

/**
 * The assessment gain: the mean of score after − score before a course, by the date of the assessment.
 *
 * *Details*. An assessment without one of the two scores is left out and reported.
 *
 * @see Kirkpatrick
 * @category Enablement
 */
export const assessmentGain = /*#__PURE__*/ metric("assessmentGain", () => meanOfNumbers(gain(), paired()), {
  unit: "score",
  direction: "up",
});

/**
 * The normalised assessment gain: Σ (score after − score before) ÷ Σ (greatest score − score before), by the date of the
 * assessment.
 *
 * *Details*. Pooled: of what could be gained, what was. Without anything to gain it is `null`. An assessment without one of the three
 * scores is in neither side, and reported.
 *
 * @example
 * ```ts
 * import { assessmentGain, normalizedAssessmentGain } from "salesmetrics";
 *
 * const assessments = [{ id: "1", at: "2025-03-01" as const, pre: 60, post: 80, max: 100 }];
 *
 * assessmentGain({ assessments }); // => 20
 * normalizedAssessmentGain({ assessments }); // => 0.5
 * ```
 *
 * @see Kirkpatrick; Hake (1998)
 * @category Enablement
 */
export const normalizedAssessmentGain = /*#__PURE__*/ metric(
  "normalizedAssessmentGain",
  () =>
    ratioOfNumbers(
      sumOfNumbers(gain(), scaled()),
      sumOfNumbers(subtract(Assessment.max, Assessment.pre), scaled()),
    ),
  { direction: "up" },
);

/** Courses due until `asOf`, by the date they were due. */
function due() {
  const { assignedAt, completedAt, dueAt } = TrainingAssignment;
  return count(TrainingAssignment, {
    where: and(lte(required(dueAt), asOf()), inOrder(assignedAt, completedAt)),
    at: dueAt,
  });
}

/** Certificates by the date of the first attempt. */
function attempted() {
  const { attemptedAt: at, passedAt } = Certification;
  return { where: and(isPresent(at), inOrder(at, passedAt)), at };
}

function gain() {
  return subtract(Assessment.post, Assessment.pre);
}

function paired() {
  return { at: Assessment.at };
}

/** Assessments with all three scores; the others are reported. */
function scaled() {
  const { post, max, at } = Assessment;
  return { where: and(isPresent(required(gain())), isPresent(required(subtract(max, post)))), at };
}
