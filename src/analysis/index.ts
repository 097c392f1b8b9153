/**
 * Cohorts: retention and revenue by age; and `decompose`, a change as the sum of its causes.
 *
 * @module salesmetrics/analysis
 */

export { age } from "../views/age.js";
export { atAge, fromAge, throughAge } from "./age-metrics.js";
export {
  cohort,
  type Cohort,
  type CohortMembers,
  type CohortOptions,
  type InCohort,
  type Started,
} from "../views/cohort.js";
export { cohortEvents, type CohortEvents } from "../views/cohort-events.js";
export { cohortTable, type CohortCell, type CohortRow, type CohortTable } from "./cohort-table.js";
export { cohortSize, retention } from "./retention.js";
export { decompose, type Decomposition, type Effects } from "./decompose.js";
