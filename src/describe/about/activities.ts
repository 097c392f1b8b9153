import type { MetricNotes } from "../text.js";

export const activities = {
  activitiesHeld: { variants: ["activitiesPerRep"], sources: ["fivetran dbt_salesforce"] },
  activitiesPerRep: { variants: ["activitiesHeld", "proposalsPerRep"] },
  callsMade: { variants: ["activitiesHeld"], sources: ["Convoso", "Sarv", "Trellus"] },
  callAnswerRate: {
    variants: ["callConnectRate", "callConversationRate"],
    vendors: ["Convoso: connection rate"],
    sources: ["Convoso"],
  },
  callConnectRate: {
    variants: ["callAnswerRate", "leadReachRate"],
    vendors: ["Trellus: connect rate"],
    sources: ["Trellus", "Sarv"],
  },
  callConversationRate: { variants: ["callConnectRate"], sources: ["Convoso"] },
  meetingsBooked: { variants: ["meetingHeldRate", "costPerMeeting"] },
  meetingHeldRate: { variants: ["noShowRate"] },
  noShowRate: { variants: ["meetingHeldRate"] },
  talkRatio: { vendors: ["Gong: talk ratio (mean over calls)"], sources: ["Gong", "Atrium"] },
  callReviewRate: { sources: ["Gong"] },
} satisfies Record<string, MetricNotes>;
