import {
  completeContactRate,
  contactCompletenessScore,
  emailCaptureRate,
  evaluate,
  Lead,
  leadConversionRate,
  leadConversionRateWithin,
  leadsCreated,
  leadSourceMix,
  medianTimeToFirstAttempt,
  nameCaptureRate,
  phoneCaptureRate,
  responseSlaRate,
  survivalMedianTimeToFirstAttempt,
  unworkedLeads,
} from "salesmetrics";
import { formatCount, formatValue } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { type Cell, table } from "../layout/table.js";
import { printable } from "../layout/printable.js";
import type { Question } from "../question.js";
import { comparison, inWords, type Measured } from "./comparison.js";

const slaHours = 24;
const windowDays = 30;
const convertedWithin = leadConversionRateWithin(windowDays);
const triedInTime = responseSlaRate(slaHours);

const measured: readonly Measured[] = [
  ["Leads created", leadsCreated],
  ["With an e-mail address", emailCaptureRate],
  ["With a telephone number", phoneCaptureRate],
  ["With a full name", nameCaptureRate],
  ["With all three", completeContactRate],
  ["Contact completeness, 0 to 1", contactCompletenessScore],
  [`Tried within ${slaHours} hours`, triedInTime],
  ["Median time to first attempt", medianTimeToFirstAttempt],
  ["Half tried within", survivalMedianTimeToFirstAttempt],
  ["Never tried", unworkedLeads],
  [`Customers within ${windowDays} days`, convertedWithin],
  ["Customers so far", leadConversionRate],
];

const columns = [
  { title: "source", align: "left" },
  { title: "leads" },
  { title: "mix" },
  { title: "all contact data" },
  { title: `tried in ${slaHours} h` },
  { title: `won in ${windowDays} d` },
  { title: "won so far" },
] as const;

const bySource = {
  leadsCreated,
  leadSourceMix,
  completeContactRate,
  triedInTime,
  convertedWithin,
  leadConversionRate,
};

/** How good leads are and how many become customers, by quarter and by source. */
export function leads(question: Question): Section {
  const { data, options, quarter } = question;
  const { total, explain } = evaluate({ survivalMedianTimeToFirstAttempt }, data, {
    during: quarter,
    ...options,
  });
  const { ended, open } = explain(total, "survivalMedianTimeToFirstAttempt");
  const report = evaluate(bySource, data, { by: { source: Lead.source }, during: quarter, ...options });
  const rows = [...report.rows]
    .sort((left, right) => (right.leadsCreated ?? 0) - (left.leadsCreated ?? 0))
    .map((row): Cell[] => [
      row.source === null ? { text: "(none)", tone: "dim" } : printable(row.source),
      ...(Object.keys(bySource) as (keyof typeof bySource)[]).map((name): Cell => {
        const { value, reason, unit } = report.explain(row, name);
        return value === null ? { text: inWords[reason!], tone: "dim" } : formatValue(value, unit);
      }),
    ]);
  return {
    title: "Leads",
    about: `those created in ${quarter.label}, what became of them by ${question.asOf}`,
    lines: (paint) => [
      ...comparison(measured, question, paint),
      ...remark(
        `Half tried within counts those not tried as well, as waiting still (Kaplan-Meier): in ${quarter.label} ${formatCount(ended ?? 0)} were tried and ${formatCount(open ?? 0)} wait.`,
        paint,
      ),
      "",
      ...table(columns, rows, paint),
      ...remark(
        "Placeholders such as n/a and test@… are no contact data. Older leads have had more time to become customers: compare those within days.",
        paint,
      ),
    ],
  };
}
