import {
  customersWonBack,
  lapsedCustomersAtEnd,
  lapseRateWithin,
  month,
  type PurchaseGap,
  winBackRate,
} from "salesmetrics";
import { badTimes, describeMetric, numbered } from "./facts.js";

const options = { during: month(2025, 3), asOf: "2025-12-31" } as const;
const gaps = (...rows: readonly Omit<PurchaseGap, "id">[]) => ({ purchaseGaps: numbered(rows) });
const bought = { customerId: "ann", purchasedAt: "2025-03-10" } as const;

const history = gaps(
  bought,
  { ...bought, customerId: "bob", nextAt: "2025-03-20" },
  { ...bought, customerId: "bob", purchasedAt: "2025-03-20", nextAt: "2025-09-10" },
  { ...bought, customerId: "bob", purchasedAt: "2025-09-10", previousAt: "2025-03-20" },
);

describeMetric("lapsedCustomersAtEnd", lapsedCustomersAtEnd(30), {
  row: "C8",
  options,
  // The last 30 days of March begin on the 2nd.
  example: gaps(
    { ...bought, purchasedAt: "2025-03-01" },
    { ...bought, customerId: "bob", purchasedAt: "2025-03-02" },
    { ...bought, customerId: "cyd", purchasedAt: "2024-01-10" },
    { ...bought, customerId: "dan", purchasedAt: "2025-04-01" },
  ),
  value: 2,
  empty: 0,
  single: [gaps(bought), 0],
});

describeMetric("lapseRateWithin", lapseRateWithin(90), {
  row: "C8",
  options,
  example: history,
  value: 2 / 3,
  empty: "zero-denominator",
  single: [gaps(bought), 1],
  also: {
    "too young": [gaps(bought), "immature", { asOf: "2025-06-07" }],
    "90 days old": [gaps(bought), 1, { asOf: "2025-06-08" }],
  },
});

describeMetric("customersWonBack", customersWonBack(90), {
  row: "C9",
  options: { ...options, during: month(2025, 9) },
  example: gaps(
    { ...bought, purchasedAt: "2025-09-10", previousAt: "2025-03-20" },
    { ...bought, purchasedAt: "2025-09-11", previousAt: "2025-03-20" },
    { ...bought, customerId: "bob", purchasedAt: "2025-09-10", previousAt: "2025-06-12" },
    { ...bought, customerId: "cyd", purchasedAt: "2025-09-10" },
  ),
  value: 1,
  empty: 0,
  single: [gaps({ ...bought, purchasedAt: "2025-09-10", previousAt: "2025-06-11" }), 1],
  unusable: {
    "invalid previousAt": {
      purchaseGaps: badTimes.map((previousAt) => ({
        id: "a",
        ...bought,
        purchasedAt: "2025-09-10",
        previousAt,
      })),
    },
  },
});

describeMetric("winBackRate", winBackRate(90), {
  row: "C9",
  options,
  example: history,
  value: 0.5,
  empty: "zero-denominator",
  single: [gaps(bought), 0],
  also: {
    "not lapsed yet": [gaps(bought), "zero-denominator", { asOf: "2025-06-07" }],
    "90 days old": [gaps(bought), 0, { asOf: "2025-06-08" }],
    "back after asOf": [gaps({ ...bought, nextAt: "2025-09-10" }), 0, { asOf: "2025-09-09" }],
  },
});
