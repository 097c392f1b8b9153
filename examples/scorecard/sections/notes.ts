import { type Export, tablesOf } from "../input/load.js";
import { mapName } from "../input/columns.js";
import type { Table } from "../input/table.js";
import { counted, formatCount } from "../layout/format.js";
import { remark, type Section } from "../layout/page.js";
import { printable } from "../layout/printable.js";
import type { Question } from "../question.js";

/** How the files were read, and what was left out for want of a file. */
export function notes(found: Export, question: Question): Section {
  const { asOf, isLatest, previousDay, timeZone, currency } = question;
  const day = isLatest
    ? `The report is as of ${asOf}, the latest date in the export; --as-of says another day.`
    : `The report is as of ${asOf}; what is dated later is left out.`;
  const doubt =
    previousDay === null
      ? ""
      : ` The date before it is ${previousDay}: if ${asOf} is mistyped, say --as-of ${previousDay}.`;
  const paragraphs = [
    ...tablesOf(found).flatMap(tableNotes),
    ...statusNotes(found.deals),
    `${day}${doubt} Days begin at midnight in ${timeZone}.`,
    ...moneyNotes(question, found.rates !== null),
    ...absent(found),
  ];
  return {
    title: "How it was read",
    about: currency === null ? "no amounts" : `amounts in ${currency}`,
    lines: (paint) => paragraphs.flatMap((text) => remark(text, paint)),
  };
}

function tableNotes({ table, file, feeds, rows, lines, ragged }: Table<unknown>): string[] {
  const total = lines.length + ragged.length;
  const listed = (guessed: boolean): string =>
    feeds
      .filter((feed) => feed.guessed === guessed)
      .map(({ field, column }) => `${mapName(table, field)} = ${printable(column)}`)
      .join(", ");
  const [told, guessed] = [listed(false), listed(true)];
  return [
    `${file}: ${counted(total, "row")}, ${formatCount(rows.length)} used.` +
      (told === "" ? "" : ` As told: ${told}.`) +
      (guessed === "" ? "" : ` Guessed by title: ${guessed}.`),
  ];
}

const mostStatuses = 12;

function statusNotes({ issues }: Table<unknown>): string[] {
  const counts = new Map<string, number>();
  for (const { field, code, value } of issues) {
    if (field !== "status" || code !== "unknown-word") continue;
    const status = printable(String(value));
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const sorted = [...counts].sort(([, left], [, right]) => right - left);
  const shown = sorted.slice(0, mostStatuses).map(([status, count]) => `${status} (${formatCount(count)})`);
  const rest = sorted.length > mostStatuses ? ` and ${counted(sorted.length - mostStatuses, "other")}` : "";
  return [`Statuses read as open: ${shown.join(", ")}${rest}; --status VALUE=won says otherwise.`];
}

function moneyNotes({ currency, setAside }: Question, hasRates: boolean): string[] {
  const notes: string[] = [];
  if (currency !== null && hasRates) {
    notes.push(
      `Amounts in other currencies are converted to ${currency} at the rate of the day they belong to.`,
    );
  }
  for (const [code, count] of setAside) {
    notes.push(
      `Amounts in ${code} are left out of figures of money (${counted(count, "row")}): there is no rate to ${currency ?? ""}; --rates FILE gives one.`,
    );
  }
  return notes;
}

function absent({ leads, campaigns, visits, billing }: Export): string[] {
  return [
    ...(leads === null
      ? ["No leads: lead quality and conversion are left out; --leads FILE adds them."]
      : []),
    ...(campaigns === null ? ["No campaigns: their efficiency is left out; --campaigns FILE adds it."] : []),
    ...(visits === null
      ? ["No stage visits: the funnel is made from the deals; --visits FILE adds it."]
      : []),
    ...(billing === null
      ? ["No subscriptions: recurring revenue is left out; --subscriptions FILE --items FILE adds it."]
      : []),
  ];
}
