import { type CalendarDate, month, seasonalityIndex } from "salesmetrics";
import { describeMetric } from "./facts.js";
import { orders } from "./rows.js";

const options = { during: month(2025, 3) } as const;
const paidIn = (months: number, paidAmount: number) => ({
  paidAt:
    `${2023 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-10` as CalendarDate,
  paidAmount,
  currency: "EUR",
});
/** From April 2023 to March 2025: 23 months of 10, and one of 34. */
const twoYears = [...Array.from({ length: 23 }, (_, place) => paidIn(place + 3, 10)), paidIn(26, 34)];

describeMetric("seasonalityIndex", seasonalityIndex, {
  row: "R23",
  options,
  // 34 ÷ (264 ÷ 24).
  example: orders(...twoYears),
  value: 34 / 11,
  empty: "immature",
  single: [orders(paidIn(26, 10)), "immature"],
  also: {
    "23 months": [orders(...twoYears.slice(1)), "immature"],
    "what is older counts nowhere": [orders(paidIn(0, 900), ...twoYears), 34 / 11],
    "a month without revenue": [orders(...twoYears), 0, { during: month(2025, 4) }],
    "nothing in two years": [orders(paidIn(0, 900)), "empty"],
    "in tests": [orders({ ...paidIn(3, 10), test: true }, ...twoYears.slice(1)), "immature"],
  },
});
