import type { MetricText } from "../text.js";

export const engagement = {
  activeUsers: {
    name: "Active users",
    definition:
      "Number of distinct users with an event, by its date: by day the DAU, by week the WAU, by month the MAU.",
    formula: "number of distinct users with an event",
    synonyms: ["DAU", "WAU", "MAU"],
    caveats: ["Users of several periods do not add up.", "Events of unknown users do not count."],
  },
  stickiness: {
    name: "Stickiness",
    definition: "Mean of the active users of each day, relative to the active users of the period.",
    formula: "mean of daily active users ÷ active users of the period",
    synonyms: ["DAU/MAU", "user stickiness"],
    caveats: ["Days that are not over at `asOf` are not in the mean."],
  },
  eventsPerUser: {
    name: "Events per user",
    definition: "Events per active user, by the date of the events.",
    formula: "events ÷ active users",
    synonyms: ["actions per user", "usage frequency"],
    caveats: ["Events of unknown users are in neither side."],
  },
  usageSecondsPerUser: {
    name: "Time of use per user",
    definition: "Seconds of use per distinct user, by the date of the events.",
    formula: "Σ seconds of events ÷ distinct users",
    synonyms: ["time in app", "usage time"],
    caveats: [
      "Events without a length are in neither side and reported; those of unknown users do not count.",
    ],
  },
  featureAdoptionRate: {
    name: "Feature adoption rate",
    definition: "Share of active users with an event named `feature`, by the date of the events.",
    formula: "distinct users of the feature ÷ active users",
    synonyms: ["feature usage", "adoption"],
    caveats: ["All active users count, also those whose plan does not have the feature."],
  },
} satisfies Record<string, MetricText>;
