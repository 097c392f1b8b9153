import * as salesmetrics from "salesmetrics";
import {
  type AnyMetric,
  cumulativeStageConversion,
  leadConversionRateWithin,
  responseSlaRate,
  restrictedMeanLeadToCustomerTime,
  restrictedMeanTimeToClose,
  restrictedMeanTimeToFirstAttempt,
  stageConversion,
  weightedContactCompleteness,
} from "salesmetrics";

/** Every metric that the package exports, under the name of its export. */
export const namedMetrics: Readonly<Record<string, AnyMetric>> = Object.fromEntries(
  Object.entries<unknown>(salesmetrics).filter((entry): entry is [string, AnyMetric] => isMetric(entry[1])),
);

/** Those that take an argument, with one each. */
export const parameterisedMetrics: Readonly<Record<string, AnyMetric>> = {
  "cumulativeStageConversion(contract)": cumulativeStageConversion("contract"),
  "leadConversionRateWithin(30)": leadConversionRateWithin(30),
  "responseSlaRate(24)": responseSlaRate(24),
  "restrictedMeanLeadToCustomerTime(90)": restrictedMeanLeadToCustomerTime(90),
  "restrictedMeanTimeToClose(90)": restrictedMeanTimeToClose(90),
  "restrictedMeanTimeToFirstAttempt(24)": restrictedMeanTimeToFirstAttempt(24),
  "stageConversion()": stageConversion(),
  "stageConversion(demo)": stageConversion("demo"),
  "weightedContactCompleteness(3, 1, 1)": weightedContactCompleteness({ email: 3, phone: 1, name: 1 }),
};

function isMetric(value: unknown): boolean {
  return typeof value === "function" && "core" in value && "id" in value;
}
