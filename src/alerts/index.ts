/**
 * Alerts: rules as data, detectors of what is unusual, the states of alerts from report to report, and replays of the past.
 *
 * @module salesmetrics/alerts
 */

export type { BaselineOptions } from "./detectors/baseline.js";
export { type CusumChart, cusumChart, type CusumOptions, type CusumPoint } from "./detectors/cusum-chart.js";
export type { Detector } from "./detectors/detector.js";
export { ewmaChart, type EwmaOptions } from "./detectors/ewma-chart.js";
export { individualsChart, type IndividualsOptions } from "./detectors/individuals-chart.js";
export type { NelsonRule } from "./detectors/nelson.js";
export { pChart, type RateOptions, uChart } from "./detectors/rate-charts.js";
export { seasonalChart, type SeasonalOptions } from "./detectors/seasonal-chart.js";
export type { Chart, ChartPoint, SeriesPoint } from "./detectors/series.js";
export { ruleProblems } from "./check-rule.js";
export type { AlertEvent } from "./event.js";
export type { AlertReport, GivenBound, Observation } from "./observation.js";
export type { AlertProblem } from "./problems.js";
export type { PlainAmount } from "./quantity.js";
export type {
  AlertAmount,
  AlertBound,
  AlertChange,
  AlertConcern,
  AlertCondition,
  AlertPolicy,
  AlertRule,
  AlertSpan,
} from "./rule.js";
export { type AlertSentenceOptions, type AlertLanguage, sentence } from "./sentence.js";
export { replay, type Replay, type ReplayedAlert, type ReplayQuery } from "./replay.js";
export { snooze } from "./snooze.js";
export type { AlertInstance, AlertKey, AlertState, AlertStatus } from "./state.js";
export { type AlertStep, step } from "./step.js";
