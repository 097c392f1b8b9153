import { fieldsOf } from "./input/fields.js";
import { pageWidth } from "./layout/table.js";
import { wrapped } from "salesmetrics/figures";

const text = `Prints a sales scorecard from a CRM export.

  npm start                          the sample export in examples/sample
  npm start -- FILE.csv [options]    deals of your own

  --map field=column    which column feeds a field of the deals; once for each field. A column may feed
                        several. Other fields take the column with a well-known title; field= takes none.
                        leads.field=column, campaigns.field=column and so on say it for the other files.
  --status value=won    what a status of yours means: open, won or lost; others are read as open
  --leads FILE          leads, for the section on lead quality and conversion
  --campaigns FILE      campaigns by day, for the section on campaign efficiency
  --visits FILE         stage visits, for the funnel; with --stages
  --stages a,b,c        the stages of the pipeline in their order
  --subscriptions FILE  subscriptions, for the section on recurring revenue; with --items
  --items FILE          what each subscription is for, and its price for an interval
  --discounts FILE      discounts of subscriptions; --statuses FILE when they were paused or overdue
  --customers FILE      customers of subscriptions, for those that were merged into others
  --invoices FILE       invoices; --payments FILE payments, failed ones too; --costs FILE costs by day
  --goals FILE          targets: columns Metric, Period, Target, and if wanted Segment (rep=Ann), Currency,
                        Baseline, Direction, Tolerance, Curve, At Least, From, Reason
  --alerts FILE         rules of alerts in JSON: [{ "id": "low", "metric": "winRate", "every": "month",
                        "by": ["rep"], "condition": { "below": 0.3 } }]
  --html FILE           writes a page of HTML in the place of the text, with pictures and the same figures
  --html-language ar    the language of that page: en or ar; en unless said
  --currency USD        the currency of rows that name none, and of the scorecard
  --rates FILE          exchange rates: columns Date, Base, Currency, Rate (what one unit of Base buys)
  --time-zone NAME      where days begin, and the zone of times that name none; UTC unless said
  --as-of 2025-03-31    the day to report for; the latest date of deals, leads, campaigns and visits unless said
  --delimiter ";"       what separates the cells; found in the header unless said; tab for a tab
  --encoding NAME       utf-8 unless said, or UTF-16 where the file says so
  --dates dd/MM/yyyy    how dates are written: day, month and year as d, M and y, names of months as MMM
  --language fr         the language of names of months in --dates
  --numbers 1.234,56    how the number 1234.56 is written in the file; currencies in amounts are read then
  --tolerance 10%       the share of rows, or of the values of a field, that may be unusable
  --help                this text

  npm start -- opportunities.csv --map id=OppNo --map status=Phase --status "Closed - signed=won"`;

/** How the command is used, with the fields that a column can feed. */
export function helpText(): string {
  const fields = wrapped(`Fields of deals: ${[...fieldsOf("deals").keys()].join(", ")}.`, pageWidth, "  ");
  return [text, "", ...fields].join("\n");
}
