import {
  type CalendarDate,
  type Campaign,
  type Cost,
  type CurrencyCode,
  type Deal,
  type Grain,
  type Invoice,
  type Lead,
  month,
  type MrrMovement,
  type Payment,
  type Period,
  quarter,
  type Rates,
  type StageReach,
  type StageStay,
  type SubscriptionSpell,
  through,
  type TimeValue,
  timeZone,
  type Zone,
} from "salesmetrics";
import type { Billing, Export } from "./input/load.js";
import { type Exchange, inOneCurrency, reportingCurrency } from "./currency.js";
import { onCommandLine } from "./input/unread.js";
import { Problem } from "./problem.js";

/** Every list of rows that a metric of the scorecard may read; those that were not given are empty. */
export type Data = { readonly [Name in keyof Entities]: readonly Entities[Name][] };

/** The rows by entity, as types of metrics name them. */
export interface Entities {
  readonly deals: Deal;
  readonly leads: Lead;
  readonly campaigns: Campaign;
  readonly stageReaches: StageReach;
  readonly stageStays: StageStay;
  readonly subscriptionSpells: SubscriptionSpell;
  readonly mrrMovements: MrrMovement;
  readonly invoices: Invoice;
  readonly payments: Payment;
  readonly costs: Cost;
}

/** What the whole scorecard is asked for. */
export interface Question {
  readonly data: Data;
  readonly asOf: CalendarDate;
  /** Whether the day was found in the data. */
  readonly isLatest: boolean;
  /** The date before it, where it is so much later that it may be mistyped. */
  readonly previousDay: CalendarDate | null;
  /** When the export begins: quarters before that are not compared. */
  readonly firstDay: CalendarDate;
  readonly timeZone: string;
  readonly currency: CurrencyCode | null;
  /** How many amounts in a currency without a rate were set aside, by currency. */
  readonly setAside: ReadonlyMap<string, number>;
  /** What every query of the library takes. */
  readonly options: {
    readonly asOf: CalendarDate;
    readonly currency?: CurrencyCode;
    readonly rates?: Rates;
  };
  /** All days of the export up to `asOf`, in the zone that turns instants into days. */
  readonly everything: Period;
  /** The latest quarter that was over at `asOf`. */
  readonly quarter: Period;
  /** The latest month that was over then, and the one that `asOf` lies in: the same on the last day of a month. */
  readonly fullMonth: Period;
  readonly month: Period;
}

export function questionOf(
  found: Export,
  asked: { readonly asOf: CalendarDate | null; readonly currency: string | null },
): Question {
  const { earliest, firstDay, lastDay, previousDay } = spanOf(found);
  const asOf = asked.asOf ?? lastDay;
  if (asOf < earliest) throw new Problem(`--as-of ${asOf}: the export begins on ${earliest}`);
  const currency = reportingCurrency(found, asked.currency);
  const months = month({ timeZone: found.timeZone });
  const setAside = new Map<string, number>();
  const exchange = { currency, rates: found.rates, asOf, setAside };
  return {
    data: {
      deals: inOneCurrency(found.deals.rows, ["amount"], ["createdAt", "closedAt"], exchange),
      leads: found.leads?.rows ?? [],
      campaigns: inOneCurrency(
        found.campaigns?.rows ?? [],
        ["spend", "revenue", "grossProfit"],
        ["spentAt"],
        exchange,
      ),
      stageReaches: found.reaches,
      stageStays: found.stays,
      ...billed(found.billing, exchange),
    },
    asOf,
    isLatest: asked.asOf === null,
    previousDay: asked.asOf === null ? previousDay : null,
    firstDay,
    timeZone: found.timeZone,
    currency,
    setAside,
    options: {
      asOf,
      ...(currency !== null && { currency }),
      ...(currency !== null && found.rates !== null && { rates: found.rates }),
    },
    everything: through(earliest, asOf, { timeZone: found.timeZone }),
    quarter: latestFull(quarter({ timeZone: found.timeZone }), asOf),
    fullMonth: latestFull(months, asOf),
    month: months.period(months.reader()(asOf)),
  };
}

/** The rows of subscriptions, and of what was charged and paid for them. */
function billed(
  billing: Billing | null,
  exchange: Exchange,
): Pick<Data, "subscriptionSpells" | "mrrMovements" | "invoices" | "payments" | "costs"> {
  const { spells = [], movements = [], invoices, payments, costs } = billing ?? {};
  // Movements are made of the spells: they are no rows of a file, to be counted again.
  const quiet = { ...exchange, setAside: new Map<string, number>() };
  return {
    subscriptionSpells: inOneCurrency(spells, ["amount", "listAmount"], ["from"], exchange),
    mrrMovements: inOneCurrency(movements, ["amount"], ["at"], quiet),
    invoices: inOneCurrency(invoices?.rows ?? [], ["amount", "credited"], ["issuedAt"], exchange),
    payments: inOneCurrency(payments?.rows ?? [], ["gross", "fee"], ["at"], exchange),
    costs: inOneCurrency(costs?.rows ?? [], ["amount"], ["at"], exchange),
  };
}

function latestFull(grain: Grain, asOf: CalendarDate): Period {
  const current = grain.period(grain.reader()(asOf));
  return through(asOf, asOf).end >= current.end ? current : current.offset(-1);
}

/** Between which days an export lies. */
interface Span {
  /** The earliest date of all. */
  readonly earliest: CalendarDate;
  /** When the first thing began: a closing date before that is a slip, and no earlier start of the export. */
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
  /** The date before the last one, where the last is so much later that it may be mistyped. */
  readonly previousDay: CalendarDate | null;
}

/** A quarter in which nothing at all happens, in milliseconds. */
const longPause = 92 * 86_400_000;

function spanOf({ deals, leads, campaigns, visits, timeZone: name }: Export): Span {
  const zone = timeZone(name);
  const beginnings = new Set<CalendarDate>();
  const all = new Set<CalendarDate>();
  const note = (begin: TimeValue | null | undefined, ...ends: (TimeValue | null | undefined)[]): void => {
    const begun = dateOf(begin, zone);
    if (begun !== null) beginnings.add(begun);
    for (const date of [begun, ...ends.map((end) => dateOf(end, zone))]) if (date !== null) all.add(date);
  };
  for (const deal of deals.rows) note(deal.createdAt ?? deal.closedAt, deal.closedAt);
  for (const lead of leads?.rows ?? []) note(lead.createdAt, lead.firstAttemptAt, lead.convertedAt);
  for (const campaign of campaigns?.rows ?? []) note(campaign.spentAt);
  for (const visit of visits?.rows ?? []) note(visit.enteredAt, visit.leftAt);
  const [firstDay] = [...beginnings].sort();
  const sorted = [...all].sort();
  const [earliest, lastDay] = [sorted[0], sorted.at(-1)];
  if (firstDay === undefined || earliest === undefined || lastDay === undefined) {
    throw new Problem(
      `${deals.file}: no usable row has a date in createdAt or closedAt; ${reasonFor(deals)}`,
    );
  }
  const previous = sorted.at(-2);
  const isFar = previous !== undefined && Date.parse(lastDay) - Date.parse(previous) > longPause;
  return { earliest, firstDay, lastDay, previousDay: isFar ? previous : null };
}

function dateOf(time: TimeValue | null | undefined, zone: Zone): CalendarDate | null {
  if (time === null || time === undefined) return null;
  return typeof time === "string" ? time : zone.dateOf(time.getTime());
}

function reasonFor({ feeds, unread }: Export["deals"]): string {
  const dates = feeds.filter(({ field }) => field === "createdAt" || field === "closedAt");
  if (dates.length === 0) return "say where the dates are: --map closedAt=COLUMN --map createdAt=COLUMN";
  const problem = unread.find(({ field }) => field === "createdAt" || field === "closedAt");
  return problem === undefined
    ? "the columns are blank"
    : `${problem.field}: ${onCommandLine(problem.issue.message)}`;
}
