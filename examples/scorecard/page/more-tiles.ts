import {
  activeSubscribers,
  attributedRevenue,
  Campaign,
  campaignSpend,
  churnedMrr,
  clicks,
  completeContactRate,
  contractionMrr,
  count,
  Deal,
  eq,
  evaluate,
  expansionMrr,
  grossRevenueRetention,
  Lead,
  leadConversionRate,
  leadsCreated,
  medianTimeToFirstAttempt,
  month,
  mrr,
  mrrExchangeEffect,
  newMrr,
  only,
  openDeals,
  prior,
  reactivationMrr,
  returnOnAdSpend,
  StageReach,
  where,
} from "salesmetrics";
import type { Tile } from "salesmetrics/dashboard";
import { figure } from "salesmetrics/figures";
import type { Export } from "../input/load.js";
import type { Question } from "../question.js";
import { latestMonths } from "../sections/trend.js";
import { figureTile, numbersOf, titled } from "./tiles.js";
import type { PageWords } from "./words.js";

/** How many deals reached each stage; without stage visits, where the open deals stand. */
export function funnelTiles({ visits, stages }: Export, question: Question, words: PageWords): Tile[] {
  const { data, options, everything: during } = question;
  const { language, titles, reached } = words;
  if (visits === null) {
    const query = { by: { stage: Deal.stage }, during, where: only(eq(Deal.status, "open")), ...options };
    return [figureTile(figure(evaluate({ openDeals }, data, query), "openDeals", { language, titles }))];
  }
  const at = { at: StageReach.reachedAt };
  const metrics = Object.fromEntries(
    stages.map((stage, place) => [
      `stage ${place}`,
      where(count(StageReach, at), eq(StageReach.stage, stage)),
    ]),
  );
  const names = Object.fromEntries(stages.map((stage, place) => [`stage ${place}`, stage]));
  const report = evaluate(metrics, data, { during, ...options });
  return [
    figureTile(
      figure(report, Object.keys(metrics), { language, kind: "funnel", titles: names, title: reached }),
    ),
  ];
}

/** How many leads there are, how soon they are tried, and what becomes of them by source. */
export function leadTiles(question: Question, words: PageWords): Tile[] {
  const { data, options, quarter: during } = question;
  const { language, titles } = words;
  const measured = { leadsCreated, completeContactRate, medianTimeToFirstAttempt, leadConversionRate };
  const query = { by: { source: Lead.source }, during, ...options };
  const report = evaluate({ leadsCreated, leadConversionRate }, data, query);
  return [
    ...numbersOf(measured, question, words),
    ...(["leadsCreated", "leadConversionRate"] as const).map((name) =>
      figureTile(titled(figure(report, name, { language, titles, kind: "leaderboard" }), during, words)),
    ),
  ];
}

/** What campaigns cost and brought. */
export function campaignTiles(question: Question, words: PageWords): Tile[] {
  const { data, options, quarter: during } = question;
  const { language, titles } = words;
  const query = { by: { campaign: Campaign.id }, during, ...options };
  const spent = figure(evaluate({ campaignSpend }, data, query), "campaignSpend", { language, titles });
  return [
    ...numbersOf({ campaignSpend, attributedRevenue, clicks, returnOnAdSpend }, question, words),
    figureTile(titled(spent, during, words)),
  ];
}

/** What subscriptions are worth a month, and how that moved. */
export function subscriptionTiles(question: Question, words: PageWords): Tile[] {
  const { data, options, quarter: during, timeZone } = question;
  const { language, titles } = words;
  const measured = { mrr, activeSubscribers, grossRevenueRetention, churnedMrr };
  const months = { every: month({ timeZone }), during: latestMonths(question), ...options };
  const steps = { newMrr, reactivationMrr, expansionMrr, contractionMrr, churnedMrr, mrrExchangeEffect };
  const moved = { before: prior(mrr, 1), ...steps, mrr };
  const bridge = figure(evaluate(moved, data, { during, ...options }), Object.keys(moved), {
    ...{ language, titles, kind: "waterfall", minus: ["contractionMrr", "churnedMrr"] },
    title: language.metrics.mrr.name,
  });
  return [
    ...numbersOf(measured, question, words),
    figureTile(figure(evaluate({ mrr }, data, months), "mrr", { language })),
    figureTile(titled(bridge, during, words)),
  ];
}
