import { winRate } from "salesmetrics";
import { question } from "salesmetrics/workers";
import {
  byRep,
  distinctMetrics,
  filterMetrics,
  mainMetrics,
  monthly,
  scorecardMetrics,
} from "./salesmetrics-metrics.js";

/** The questions as workers are asked them. */
export const poolQuestions = {
  main: () => question(mainMetrics, { by: byRep, ...monthly }),
  one: () => question({ winRate }),
  scorecard: () => question(scorecardMetrics, { by: byRep }),
  distinct: () => question(distinctMetrics, monthly),
  filter: () => question(filterMetrics, { by: byRep }),
};
