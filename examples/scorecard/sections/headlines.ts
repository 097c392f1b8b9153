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
  const { quarter, firstDay } = question;
  const remarks: string[] = [];
  if (quarter.start < firstDay) {
    remarks.push(`The export begins on ${firstDay}, after this quarter began: its figures are not complete.`);
  }
  if (quarter.offset(-4).start < firstDay) {
    remarks.push(
      `No data: the export begins on ${firstDay}. A quarter that it does not cover in full is not compared.`,
    );
  }
  return {
    title: "Headlines",
    about: `${quarter.label}, the latest full quarter`,
    lines: (paint) => [
      ...comparison(measured, question, paint),
      ...remarks.flatMap((text) => remark(text, paint)),
    ],
  };
}
