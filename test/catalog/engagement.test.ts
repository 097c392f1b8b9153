import {
  activeUsers,
  eventsPerUser,
  featureAdoptionRate,
  month,
  stickiness,
  type TimeValue,
  usageSecondsPerUser,
} from "salesmetrics";
import { badTimes, describeMetric } from "./facts.js";
import { usageEvents } from "./rows.js";

const options = { during: month(2025, 3), asOf: "2025-04-30" } as const;
const tenth = "2025-03-10";
const used = (userId: string | null, at: TimeValue, more: object = {}) => ({ userId, at, ...more });

/** Three users of March; ann on 31 days, bob on 15, cyd twice on one: 47 user days. */
const usage = usageEvents(
  ...Array.from({ length: 31 }, (_, place) =>
    used("ann", `2025-03-${String(place + 1).padStart(2, "0")}` as TimeValue, {
      seconds: 10,
      name: "search",
    }),
  ),
  ...Array.from({ length: 15 }, (_, place) =>
    used("bob", `2025-03-${String(place + 1).padStart(2, "0")}` as TimeValue, { seconds: 2, name: "export" }),
  ),
  used("cyd", tenth, { seconds: 5, name: "search" }),
  used("cyd", tenth, { seconds: 5, name: "search" }),
  used(null, tenth, { seconds: 900, name: "export" }),
  used("dan", "2025-04-01", { seconds: 900, name: "export" }),
);

const badEvents = {
  "missing at": { usageEvents: [{ id: "a", userId: "z", seconds: 1, name: "search" }] },
  "invalid at": {
    usageEvents: badTimes.map((at) => ({ id: "a", userId: "z", at, seconds: 1, name: "search" })),
  },
};

describeMetric("activeUsers", activeUsers, {
  row: "E1",
  options,
  example: usage,
  value: 3,
  empty: 0,
  single: [usageEvents(used("ann", tenth)), 1],
  edges: { at: (at) => usageEvents(used("ann", at)), first: 1, last: 1 },
  unusable: badEvents,
});

describeMetric("stickiness", stickiness, {
  row: "E2",
  options,
  example: usage,
  // 47 ÷ 31 a day.
  value: 47 / 31 / 3,
  empty: "zero-denominator",
  single: [usageEvents(used("ann", tenth)), 1 / 31],
  unusable: badEvents,
});

describeMetric("eventsPerUser", eventsPerUser, {
  row: "E3",
  options,
  example: usage,
  value: 16,
  empty: "zero-denominator",
  single: [usageEvents(used("ann", tenth)), 1],
  unusable: badEvents,
});

describeMetric("usageSecondsPerUser", usageSecondsPerUser, {
  row: "E3",
  options,
  // 310 + 30 + 10.
  example: usage,
  value: 350 / 3,
  empty: "zero-denominator",
  single: [usageEvents(used("ann", tenth, { seconds: 4 })), 4],
  unusable: { ...badEvents, "missing seconds": { usageEvents: [{ id: "a", userId: "z", at: tenth }] } },
});

describeMetric("featureAdoptionRate", featureAdoptionRate("export"), {
  row: "E4",
  options,
  example: usage,
  value: 1 / 3,
  empty: "zero-denominator",
  single: [usageEvents(used("ann", tenth, { name: "export" })), 1],
  unusable: badEvents,
});
