import type { MetricNotes } from "../text.js";

export const engagement = {
  activeUsers: { variants: ["webVisitors", "activeCustomers"], sources: ["a16z, 16 startup metrics"] },
  stickiness: { variants: ["activeUsers"] },
  eventsPerUser: { variants: ["sessionsPerVisitor"], sources: ["Google Analytics 4"] },
  usageSecondsPerUser: { variants: ["engagedSecondsPerVisitor"], sources: ["Google Analytics 4"] },
  featureAdoptionRate: { variants: ["activeUsers"] },
} satisfies Record<string, MetricNotes>;
