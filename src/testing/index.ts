/**
 * The laws that aggregates and metrics must keep, to test those of your own.
 *
 * @module salesmetrics/testing
 */

export { assertAggregateLaws, type AggregateLawOptions } from "./aggregate-laws.js";
export { BrokenLawError } from "./broken-law.js";
export { assertMetricLaws, type MetricCondition, type MetricLawOptions } from "./metric-laws.js";
