import {
  engagedSecondsPerVisitor,
  engagementRate,
  formConversionRate,
  month,
  sessionsPerVisitor,
  webBounceRate,
  webSessions,
  webVisitors,
} from "salesmetrics";
import { badNumbers, badTimes, describeMetric } from "../facts.js";
import { webSessions as sessions } from "../rows.js";

const options = { during: month(2025, 3), asOf: "2025-04-30" } as const;
const tenth = "2025-03-10";
const visit = (visitorId: string | null, more: object = {}) =>
  ({ startedAt: tenth, visitorId, ...more }) as const;

const undated = {
  "missing startedAt": { webSessions: [{ id: "a", visitorId: "z" }] },
  "invalid startedAt": { webSessions: badTimes.map((startedAt) => ({ id: "a", visitorId: "z", startedAt })) },
};

/** Five sessions; a has two of them, and one is of nobody known. */
const visits = sessions(
  visit("a", { engagedSeconds: 10, views: 1, keyEvents: 0 }),
  visit("a", { engagedSeconds: 11 }),
  visit("b", { engagedSeconds: 9, views: 2, submittedAt: tenth }),
  visit("c", { engagedSeconds: 0, keyEvents: 1, submittedAt: "2025-05-01" }),
  visit(null, { views: 1, submittedAt: tenth }),
  { ...visit("d", { views: 9 }), startedAt: "2025-04-01" },
);

describeMetric("webSessions", webSessions, {
  row: "M17",
  options,
  example: visits,
  value: 5,
  empty: 0,
  single: [sessions(visit("a")), 1],
  edges: { at: (startedAt) => sessions({ startedAt }), first: 1, last: 1 },
  unusable: undated,
});

describeMetric("webVisitors", webVisitors, {
  row: "M16",
  options,
  example: visits,
  value: 3,
  empty: 0,
  single: [sessions(visit(null)), 0],
  unusable: undated,
});

describeMetric("engagementRate", engagementRate, {
  row: "M17",
  options,
  example: visits,
  value: 0.6,
  empty: "zero-denominator",
  single: [sessions(visit("a")), 0],
  unusable: {
    ...undated,
    "invalid views": { webSessions: badNumbers.map((views) => ({ id: "a", startedAt: tenth, views })) },
  },
});

describeMetric("webBounceRate", webBounceRate, {
  row: "M17",
  options,
  example: visits,
  value: 0.4,
  empty: "zero-denominator",
  single: [sessions(visit("a")), 1],
  unusable: undated,
});

describeMetric("formConversionRate", formConversionRate, {
  row: "M16",
  options,
  example: visits,
  value: 1 / 3,
  empty: "zero-denominator",
  single: [sessions(visit("a", { submittedAt: tenth }), visit("a", { submittedAt: tenth })), 1],
  unusable: {
    ...undated,
    "invalid submittedAt": {
      webSessions: badTimes.map((submittedAt) => ({
        id: "a",
        startedAt: tenth,
        visitorId: "z",
        submittedAt,
      })),
    },
  },
});

describeMetric("sessionsPerVisitor", sessionsPerVisitor, {
  row: "E3",
  options,
  example: visits,
  value: 4 / 3,
  empty: "zero-denominator",
  single: [sessions(visit(null)), "zero-denominator"],
  unusable: undated,
});

describeMetric("engagedSecondsPerVisitor", engagedSecondsPerVisitor, {
  row: "E3",
  options,
  example: visits,
  value: 10,
  empty: "zero-denominator",
  single: [sessions(visit("a", { engagedSeconds: 7 })), 7],
  unusable: {
    ...undated,
    "missing engagedSeconds": { webSessions: [{ id: "a", startedAt: tenth, visitorId: "z" }] },
  },
});
