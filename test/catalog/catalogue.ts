import { readFileSync } from "node:fs";
import * as salesmetrics from "salesmetrics";
import type { AnyMetric } from "salesmetrics";

// The one list of the catalogue is the exports of the main entry: everything here is derived from it.

type Maker = (...options: readonly unknown[]) => AnyMetric;

const exported: Readonly<Record<string, unknown>> = salesmetrics;

/** Every metric that the package exports, under the name of its export. */
export const namedMetrics: Readonly<Record<string, AnyMetric>> = Object.fromEntries(
  Object.entries(exported).filter((entry): entry is [string, AnyMetric] => isMetric(entry[1])),
);

/** The functions of the catalogue that make metrics, by name. */
export const families: Readonly<Record<string, Maker>> = Object.fromEntries(
  exportedFromCatalogue()
    .filter((name) => !isMetric(exported[name]))
    .map((name) => [name, exported[name] as Maker]),
);

/** What they are called with, in each call; the last call is the one that the docs show. */
const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  acquisitionPayback: [[0.8]],
  checkoutConversionRateWithin: [[30]],
  lifetimeValueToAcquisitionCost: [[0.8]],
  paymentRecoveryRateWithin: [[30]],
  renewalRateWithin: [[30]],
  activeCustomers: [[90]],
  productPenetration: [[4]],
  productWhitespace: [[4]],
  activeMemberRate: [[30]],
  customersWonBack: [[90]],
  discountedSubscriberLifetimeValue: [[0.8, 0.01]],
  expandingSubscriberLifetimeValue: [[0.8]],
  freeToPaidRateWithin: [[30]],
  lapsedCustomersAtEnd: [[90]],
  lapseRateWithin: [[90]],
  pointsLiability: [[0.01, 0.2]],
  referralRate: [["referral"]],
  winBackRate: [[90]],
  agedDealShare: [[90]],
  attachRate: [["1", "2"]],
  basketLift: [["1", "2"]],
  basketSupport: [["1", "2"]],
  compoundAnnualRevenueGrowth: [[3]],
  compoundMonthlyRevenueGrowth: [[6]],
  inactiveDealRate: [[30]],
  noDecisionRate: [[["budget", "timing"]]],
  activationRateWithin: [[30]],
  callConversationRate: [[60]],
  topCustomersShare: [[2]],
  featureAdoptionRate: [["export"]],
  topRepsShare: [[1]],
  cumulativeStageConversion: [["contract"]],
  customerLifetimeValueWithin: [[90]],
  dealMeetingRateWithin: [[14]],
  dealQuoteRateWithin: [[30]],
  inactiveDeals: [[30]],
  leadAcceptanceRate: [[48]],
  leadConversionRateWithin: [[30]],
  marketingToSalesQualifiedRateWithin: [[30]],
  qualificationRateWithin: [[30]],
  repeatPurchaseRateWithin: [[30]],
  responseSlaRate: [[24]],
  restrictedMeanLeadToCustomerTime: [[90]],
  restrictedMeanSubscriptionTenure: [[90]],
  restrictedMeanTimeToClose: [[90]],
  restrictedMeanTimeToFirstAttempt: [[24]],
  unworkedLeadRate: [[24]],
  stageConversion: [[], ["demo"]],
  stageOpenDeals: [[], ["demo"]],
  stageSkipRate: [[], ["demo"]],
  stalledDeals: [[30]],
  strictCumulativeStageConversion: [["contract"]],
  strictStageConversion: [[], ["demo"]],
  strictStageOpenDeals: [[], ["demo"]],
  unmovedDeals: [[30]],
  subscriberLifetimeValue: [[0.8]],
  ticketSlaRate: [[48]],
  trialConversionRateWithin: [[30]],
  weightedContactCompleteness: [[{ email: 3, phone: 1, name: 1 }]],
};

export function samplesOf(family: string): readonly (readonly unknown[])[] {
  const calls = samples[family];
  if (calls === undefined) {
    throw new Error(`test/catalog/catalogue.ts: add what ${family} is called with to \`samples\``);
  }
  return calls;
}

/** The metrics that they make: `stageConversion(demo)`. */
export const parameterisedMetrics: Readonly<Record<string, AnyMetric>> = Object.fromEntries(
  Object.entries(families).flatMap(([name, make]) =>
    samplesOf(name).map((options) => [`${name}(${shown(options)})`, make(...options)]),
  ),
);

export const everyMetric: Readonly<Record<string, AnyMetric>> = { ...namedMetrics, ...parameterisedMetrics };

function isMetric(value: unknown): boolean {
  return typeof value === "function" && "core" in value && "id" in value;
}

/** The names that the main entry exports from src/catalog. */
function exportedFromCatalogue(): string[] {
  const index = readFileSync(new URL("../../src/index.ts", import.meta.url), "utf8");
  const lists = index.matchAll(/^export \{([^}]*)\} from "\.\/catalog\//gm);
  return Array.from(lists, ([, names = ""]) => names.match(/\w+/g) ?? []).flat();
}

function shown(options: readonly unknown[]): string {
  const values = options.flatMap((option) =>
    typeof option === "object" ? Object.values(option as Readonly<Record<string, unknown>>) : option,
  );
  return values.map(String).join(", ");
}
