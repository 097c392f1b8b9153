import {
  month,
  type Rep,
  survivalMedianRampTime,
  survivalMedianTimeToFirstDeal,
  type TimeValue,
} from "salesmetrics";
import { reps } from "../rows.js";
import { badTimes, describeMetric } from "../facts.js";

const hired = (hiredAt: TimeValue, more: Omit<Rep, "id"> = {}) => ({ hiredAt, ...more });
const march = "2025-03-01";
const duringMarch = { during: month(2025, 3) };

/** What is true of any end that a rep may come to. */
function factsOf(field: "rampedAt" | "firstDealAt") {
  const done = (hiredAt: TimeValue, at: TimeValue) => hired(hiredAt, { [field]: at });
  return {
    options: { ...duringMarch, asOf: "2025-06-30" },
    example: reps(
      done(march, "2025-03-11"),
      done(march, "2025-03-31"),
      // Who left, and who is still on the way, count until then.
      hired(march, { leftAt: "2025-03-06" }),
      hired(march),
      done("2025-02-28", march),
    ),
    // Three are left after the leaver: 2/3 after 10 days, 1/3 after 30.
    value: 30,
    empty: "empty",
    single: [reps(done(march, "2025-03-21")), 20],
    edges: { at: (hiredAt: TimeValue) => reps(done(hiredAt, "2025-06-29")), first: 120, last: 90 },
    also: {
      "more than half are on the way": [
        reps(done(march, "2025-03-11"), hired(march), hired(march)),
        "immature",
      ],
      "all left": [reps(hired(march, { leftAt: "2025-03-06" })), "immature"],
    },
    unusable: {
      "missing hiredAt": { reps: [{ id: "a", [field]: "2025-03-11" }] },
      "invalid hiredAt": { reps: badTimes.map((hiredAt) => ({ id: "a", hiredAt })) },
      [`invalid ${field}`]: { reps: badTimes.map((at) => ({ id: "a", hiredAt: march, [field]: at })) },
      "negative duration": { reps: [{ id: "a", hiredAt: "2025-03-11", [field]: march }] },
    },
  } as const;
}

describeMetric("survivalMedianRampTime", survivalMedianRampTime, { row: "N16; X12", ...factsOf("rampedAt") });

describeMetric("survivalMedianTimeToFirstDeal", survivalMedianTimeToFirstDeal, {
  row: "N17; X12",
  ...factsOf("firstDealAt"),
});
