import type { MetricText } from "../text.js";

export const surveys = {
  netPromoterScore: {
    name: "Net promoter score",
    definition:
      "Promoters (9 or 10) less detractors (below 7) per 100 answers of the kind `nps`, by date of the answer; from −100 to 100.",
    formula: "100 × (promoters − detractors) ÷ answers",
    synonyms: ["NPS", "likelihood to recommend"],
    caveats: [
      "Every answer counts, also the older ones of a customer.",
      "An answer without a score, or with one outside 0 to 10, is left out and reported.",
    ],
  },
  promoterShare: {
    name: "Promoter share",
    definition: "Share of answers of the kind `nps` that give 9 or 10, by date of the answer.",
    formula: "promoters ÷ answers",
    synonyms: ["promoters"],
  },
  passiveShare: {
    name: "Passive share",
    definition: "Share of answers of the kind `nps` that give 7 or 8, by date of the answer.",
    formula: "passives ÷ answers",
    synonyms: ["passives"],
  },
  detractorShare: {
    name: "Detractor share",
    definition: "Share of answers of the kind `nps` that give less than 7, by date of the answer.",
    formula: "detractors ÷ answers",
    synonyms: ["detractors"],
  },
  satisfactionRate: {
    name: "Satisfaction rate",
    definition:
      "Share of answers of the kind `csat` with one of the two greatest scores of the scale, by date of the answer.",
    formula: "satisfied answers ÷ answers",
    synonyms: ["CSAT", "customer satisfaction", "top-two-box"],
    caveats: [
      "On a scale to 2 or 3, only the greatest score counts as satisfied.",
      "Questions without an answer are in neither side; an answer without a score is left out and reported.",
    ],
  },
  satisfactionScore: {
    name: "Mean satisfaction score",
    definition: "Mean score of answers of the kind `csat`, by date of the answer.",
    formula: "Σ score ÷ answers",
    synonyms: ["average CSAT score", "star rating"],
    caveats: [
      "Scores of several scales do not mix: split by `SurveyResponse.scaleMax`.",
      "An answer without a score is left out and reported.",
    ],
  },
  customerEffortScore: {
    name: "Customer effort score",
    definition: "Mean score of answers of the kind `ces`, by date of the answer; more is easier.",
    formula: "mean of score",
    synonyms: ["CES", "ease score"],
    caveats: [
      "Where a great score means much effort, it is turned: least + greatest − score.",
      "Scores of several scales do not mix.",
    ],
  },
  lowEffortRate: {
    name: "Low-effort rate",
    definition: "Share of answers of the kind `ces` with a score of 5 or more, by date of the answer.",
    formula: "answers of 5 and more ÷ answers",
    synonyms: ["top-three-box CES"],
    caveats: [
      "For the scale from 1 to 7.",
      "Where a great score means much effort, it is turned: least + greatest − score.",
    ],
  },
  returnIntentRate: {
    name: "Stated likelihood to return",
    definition:
      "Share of answers of the kind `intent` with one of the two greatest scores of the scale, by date of the answer.",
    formula: "answers with one of the two greatest scores ÷ answers",
    synonyms: ["repurchase intent", "return intent", "likelihood to return"],
    caveats: ["It is what customers say; what they do is the repeat purchase rate."],
  },
  learnerSatisfactionRate: {
    name: "Learner satisfaction rate",
    definition:
      "Share of answers of the kind `training` with one of the two greatest scores of the scale, by date of the answer.",
    formula: "answers with one of the two greatest scores ÷ answers",
    synonyms: ["training satisfaction", "Kirkpatrick level 1"],
    caveats: ["It does not say that anybody learned."],
  },
  netSentiment: {
    name: "Net sentiment",
    definition:
      "Positive less negative answers, relative to all answers with a sentiment, by date of the answer; from −1 to 1.",
    formula: "(positive − negative) ÷ (positive + neutral + negative)",
    synonyms: ["sentiment score"],
    caveats: ["Answers of every kind of survey count."],
  },
  surveyResponseRate: {
    name: "Survey response rate",
    definition: "Share of questions delivered by `asOf` that were answered by then, by the date of asking.",
    formula: "questions answered ÷ questions delivered",
    synonyms: ["response rate", "answer rate"],
    caveats: [
      "Recent questions may still be answered. A question that bounced is in neither side.",
      "One answered before it was asked is in neither side, and reported.",
    ],
  },
  surveyCompletionRate: {
    name: "Survey completion rate",
    definition:
      "Share of questions that somebody began to answer that were answered by `asOf`, by the date of asking.",
    formula: "questions answered ÷ questions begun",
    synonyms: ["completion rate"],
    caveats: [
      "An answered question counts as begun.",
      "A question answered before it was asked is in neither side, and reported.",
    ],
  },
  relationalNetPromoterScore: {
    name: "Relational net promoter score",
    definition:
      "Promoters less detractors per 100 customers, by the latest answer of each of the kind `nps` at the end of each period; from −100 to 100.",
    formula: "100 × (promoters − detractors) ÷ customers with an answer",
    synonyms: ["rNPS", "relationship NPS"],
    caveats: [
      "Each customer counts once; an old answer holds until the next one.",
      "A latest answer without a score, or with one outside 0 to 10, is left out and reported.",
    ],
  },
  relationalSatisfactionRate: {
    name: "Relational satisfaction rate",
    definition:
      "Share of customers whose latest answer of the kind `csat` has one of the two greatest scores, at the end of each period.",
    formula: "satisfied customers ÷ customers with an answer",
    synonyms: ["relationship CSAT"],
    caveats: ["Each customer counts once; an old answer holds until the next one."],
  },
  relationalEffortScore: {
    name: "Relational effort score",
    definition:
      "Mean score of the latest answer of each customer of the kind `ces`, at the end of each period; more is easier.",
    formula: "mean of the latest score of each customer",
    synonyms: ["relationship CES"],
    caveats: ["Each customer counts once; an old answer holds until the next one."],
  },
} satisfies Record<string, MetricText>;
