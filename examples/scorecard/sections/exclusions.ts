import {
  bookings,
  campaignSpend,
  clicks,
  dealsCreated,
  evaluate,
  leadsCreated,
  medianLeadToCustomerTime,
  medianSalesCycle,
  medianTimeToFirstAttempt,
  openPipeline,
  weightedPipeline,
  winRate,
} from "salesmetrics";
import { formatCount } from "../layout/format.js";
import type { Paint } from "../layout/paint.js";
import { table } from "../layout/table.js";
import type { Question } from "../question.js";

const metrics = {
  winRate,
  bookings,
  medianSalesCycle,
  dealsCreated,
  openPipeline,
  weightedPipeline,
  leadsCreated,
  medianTimeToFirstAttempt,
  medianLeadToCustomerTime,
  campaignSpend,
  clicks,
};

const labels: Readonly<Record<keyof typeof metrics, string>> = {
  winRate: "win rate",
  bookings: "bookings",
  medianSalesCycle: "sales cycle",
  dealsCreated: "deals created",
  openPipeline: "open pipeline",
  weightedPipeline: "weighted pipeline",
  leadsCreated: "leads created",
  medianTimeToFirstAttempt: "time to first attempt",
  medianLeadToCustomerTime: "lead-to-customer time",
  campaignSpend: "campaign spend",
  clicks: "clicks",
};

const columns = [
  { title: "rows" },
  { title: "left out of", align: "left" },
  { title: "why", align: "left" },
] as const;

/** What the figures over the whole export left out, as the library itself explains it. */
export function exclusions({ data, options, everything }: Question, paint: Paint): string[] {
  const report = evaluate(metrics, data, { during: everything, ...options });
  const rows = (Object.keys(metrics) as (keyof typeof metrics)[]).flatMap((name) =>
    report
      .explain(report.total, name)
      .excluded.map(({ why, count, entity }) => [formatCount(count), labels[name], `${entity}: ${why}`]),
  );
  return rows.length === 0 ? [] : table(columns, rows, paint);
}
