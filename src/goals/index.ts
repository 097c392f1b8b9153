/**
 * Goals: targets by period and segment, how they stand, where they will land, and when to set them anew.
 *
 * @module salesmetrics/goals
 */

export { type Benchmark, type BenchmarkPosition, benchmarkPosition, type Quartiles } from "./benchmark.js";
export type { Curve, DayWeight, Goal, GoalAmount, PastValue, Phase } from "./goal.js";
export type { GoalFigure, GoalProgress, GoalReason, GoalStatus, Landing } from "./goal-progress.js";
export type { GoalQuestion } from "./goal-question.js";
export { type Milestone, milestones, type MilestoneState } from "./milestones.js";
export { progress } from "./progress.js";
export { progressOf } from "./progress-of.js";
export { type Course, reassess, type Reassessment } from "./reassess.js";
export { type RolledUp, rollUp } from "./roll-up.js";
