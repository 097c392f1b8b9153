import {
  averageDealSize,
  bookings,
  dealsCreated,
  lostDeals,
  medianDealSize,
  medianSalesCycle,
  pipelineCreated,
  salesCycle,
  winRate,
  wonDeals,
} from "salesmetrics";
import { type Section, remark } from "../layout/page.js";
import type { Question } from "../question.js";
import { comparison, type Measured } from "./comparison.js";

const measured: readonly Measured[] = [
  ["Deals created", dealsCreated],
  ["Pipeline created", pipelineCreated],
  ["Deals won", wonDeals],
  ["Deals lost", lostDeals],
  ["Win rate", winRate],
  ["Bookings", bookings],
  ["Average deal", averageDealSize],
  ["Median deal", medianDealSize],
  ["Mean sales cycle", salesCycle],
  ["Median sales cycle", medianSalesCycle],
];

/** The latest full quarter against the one before and the year before. */
export function headlines(question: Question): Section {
  const { quarter, firstDay, asOf } = question;
  return {
    title: "Headlines",
    about: `${quarter.label}, the latest full quarter`,
    lines: (paint) => [
      ...comparison(measured, question, paint),
      ...(quarter.offset(-4).start < firstDay
        ? remark(
            `No data: the export begins on ${firstDay}, so that the quarter is not compared with one that is missing or incomplete.`,
            paint,
          )
        : []),
      ...(quarter.end > asOf && quarter.start > asOf ? remark("The quarter has not begun.", paint) : []),
    ],
  };
}
