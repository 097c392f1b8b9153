export { assertAggregateLaws, type AggregateLawOptions } from "./aggregate-laws.js";
export { BrokenLawError } from "./broken-law.js";
export { assertMetricLaws, type MetricCondition, type MetricLawOptions } from "./metric-laws.js";
