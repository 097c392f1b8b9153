import * as salesmetrics from "salesmetrics";
import {
  type AnyMetric,
  cumulativeStageConversion,
  inactiveDeals,
  leadConversionRateWithin,
  responseSlaRate,
  restrictedMeanLeadToCustomerTime,
  restrictedMeanTimeToClose,
  restrictedMeanTimeToFirstAttempt,
  stageConversion,
  stageOpenDeals,
  stageSkipRate,
  stalledDeals,
  strictCumulativeStageConversion,
  strictStageConversion,
  strictStageOpenDeals,
  unmovedDeals,
  weightedContactCompleteness,
} from "salesmetrics";

/** Every metric that the package exports, under the name of its export. */
export const namedMetrics: Readonly<Record<string, AnyMetric>> = Object.fromEntries(
  Object.entries<unknown>(salesmetrics).filter((entry): entry is [string, AnyMetric] => isMetric(entry[1])),
);

/** Those that take an argument, with one each. */
export const parameterisedMetrics: Readonly<Record<string, AnyMetric>> = {
  "cumulativeStageConversion(contract)": cumulativeStageConversion("contract"),
  "inactiveDeals(30)": inactiveDeals(30),
  "leadConversionRateWithin(30)": leadConversionRateWithin(30),
  "responseSlaRate(24)": responseSlaRate(24),
  "restrictedMeanLeadToCustomerTime(90)": restrictedMeanLeadToCustomerTime(90),
  "restrictedMeanTimeToClose(90)": restrictedMeanTimeToClose(90),
  "restrictedMeanTimeToFirstAttempt(24)": restrictedMeanTimeToFirstAttempt(24),
  "stageConversion()": stageConversion(),
  "stageConversion(demo)": stageConversion("demo"),
  "stageOpenDeals()": stageOpenDeals(),
  "stageOpenDeals(demo)": stageOpenDeals("demo"),
  "stageSkipRate()": stageSkipRate(),
  "stageSkipRate(demo)": stageSkipRate("demo"),
  "stalledDeals(30)": stalledDeals(30),
  "strictCumulativeStageConversion(contract)": strictCumulativeStageConversion("contract"),
  "strictStageConversion()": strictStageConversion(),
  "strictStageConversion(demo)": strictStageConversion("demo"),
  "strictStageOpenDeals()": strictStageOpenDeals(),
  "strictStageOpenDeals(demo)": strictStageOpenDeals("demo"),
  "unmovedDeals(30)": unmovedDeals(30),
  "weightedContactCompleteness(3, 1, 1)": weightedContactCompleteness({ email: 3, phone: 1, name: 1 }),
};

function isMetric(value: unknown): boolean {
  return typeof value === "function" && "core" in value && "id" in value;
}
