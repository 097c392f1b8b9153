import { money } from "salesmetrics";
import type { AlertRule } from "salesmetrics/alerts";
import type { Goal } from "salesmetrics/goals";

/** What each of some reps is to book in a month. */
const monthly = { "Amara Okafor": 200_000, "Chiara Lombardi": 180_000, "Ben Whitfield": 90_000 };

export const goals: readonly Goal[] = ["2025-10", "2025-11"].flatMap((period) =>
  Object.entries(monthly).map(([rep, target]) => ({
    metric: "bookings",
    period,
    segment: { rep },
    target: money(target, "USD"),
    curve: { businessDays: {} },
    tolerance: 0.4,
  })),
);

export const rules: readonly AlertRule[] = [
  {
    id: "low win rate",
    metric: "winRate",
    condition: { below: 0.3 },
    clear: { above: 0.35 },
    atLeast: { n: 10 },
    name: { en: "Win rate", ar: "معدل الفوز" },
  },
  {
    id: "bookings halved",
    metric: "bookings",
    condition: { fallsBy: { share: 0.5 } },
    name: { en: "Bookings", ar: "قيمة التعاقدات" },
  },
];
