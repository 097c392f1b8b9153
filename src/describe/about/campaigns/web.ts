import type { MetricNotes } from "../../text.js";

export const campaignsWeb = {
  webSessions: {
    variants: ["webVisitors"],
    vendors: ["Google Analytics 4: Sessions"],
    sources: ["Google Analytics 4"],
  },
  webVisitors: { variants: ["webSessions", "activeUsers"], sources: ["Google Analytics 4"] },
  engagementRate: {
    variants: ["webBounceRate"],
    vendors: ["Google Analytics 4: Engagement rate"],
    sources: ["Google Analytics 4"],
  },
  webBounceRate: {
    variants: ["engagementRate"],
    vendors: ["Google Analytics 4: Bounce rate"],
    sources: ["Google Analytics 4"],
  },
  formConversionRate: { variants: ["campaignConversionRate"], sources: ["Google Analytics 4"] },
  sessionsPerVisitor: { variants: ["eventsPerUser"], sources: ["Google Analytics 4"] },
  engagedSecondsPerVisitor: { variants: ["usageSecondsPerUser"], sources: ["Google Analytics 4"] },
} satisfies Record<string, MetricNotes>;
