import { isRecord } from "../aggregates/state-checks.js";
import { invalidArgument, knownOptionsIn, oneNamed } from "../errors.js";
import { formatMoney, isKnownLocale } from "../money/format-money.js";
import { type Money, money } from "../money/money.js";
import { arabic } from "./arabic.js";
import { english } from "./english.js";
import { eventProblems } from "./check-event.js";
import type { AlertEvent } from "./event.js";
import { refuseProblems } from "./problems.js";
import type { PlainAmount } from "./quantity.js";
import { type Phrases, spokenEvent } from "./spoken.js";

/**
 * A language of sentences.
 *
 * @category Alerts
 */
export type AlertLanguage = "en" | "ar";

/**
 * The options of a sentence.
 *
 * @category Alerts
 */
export interface AlertSentenceOptions {
  /** How numbers are written: `"en"`, or `"ar-u-nu-latn"`, Arabic with the digits of dates, without it. */
  readonly locale?: string | undefined;
}

/**
 * One sentence about an event, in English or Arabic.
 *
 * *Details*. The name of the metric is that of the rule in the language, else the name in the report. Proportions are written as
 * percentages, amounts as `formatMoney` does, times with their unit.
 *
 * *Gotchas*. Spaces and signs of numbers depend on the runtime: do not compare or parse the text.
 *
 * @example
 * ```ts
 * import { Deal, evaluate, month, winRate } from "salesmetrics";
 * import { sentence, step } from "salesmetrics/alerts";
 *
 * const deals: Deal[] = [
 *   { id: "1", status: "won", ownerId: "ann", closedAt: "2025-03-03" },
 *   { id: "2", status: "lost", ownerId: "ann", closedAt: "2025-03-04" },
 * ];
 * const report = evaluate(
 *   { winRate },
 *   { deals },
 *   { by: { rep: Deal.ownerId }, every: month(), during: month(2025, 3), asOf: "2025-03-31" },
 * );
 * const name = { en: "Win rate", ar: "معدل الفوز" };
 * const { events } = step({ id: "low", metric: "winRate", condition: { below: 0.6 }, name }, null, report);
 *
 * sentence(events[0]!, "en");
 * // => "Win rate (rep: ann) was 50% in 2025-03, below 60% (n = 2): an alert since 2025-03-31."
 * ```
 *
 * @category Alerts
 */
export function sentence(
  event: AlertEvent,
  language: AlertLanguage,
  options: AlertSentenceOptions = {},
): string {
  refuseProblems("sentence", "an event of step", eventProblems(event));
  const phrases = languages[oneNamed("sentence", language, ["en", "ar"])];
  const { locale = language === "ar" ? "ar-u-nu-latn" : "en" } = knownOptionsIn("sentence", options, [
    "locale",
  ]);
  if (!isKnownLocale(locale)) throw invalidArgument("sentence", "a locale that this runtime knows", locale);
  const written = (amount: PlainAmount): string => amountText(amount, event.unit, locale);
  const spoken = {
    name: event.name?.[language] ?? event.metric,
    key: Object.entries(event.key)
      .map(([dimension, value]) => `${dimension}: ${value === null ? "–" : String(value)}`)
      .join(", "),
    value: event.value === null ? null : written(event.value),
    bounds: event.bounds.map(written),
    period: event.period?.label ?? "",
    n: event.n,
    since: momentWords(event.since ?? event.at),
  };
  return spokenEvent(event, spoken, phrases);
}

const languages: Readonly<Record<AlertLanguage, Phrases>> = { en: english, ar: arabic };

function amountText(amount: PlainAmount, unit: string, locale: string): string {
  if (isRecord(amount))
    return formatMoney(money(amount.amount, amount.currency as Money["currency"]), locale);
  const time = /^(day|hour|minute|second|month)s$/.exec(unit)?.[1];
  const digits = { maximumFractionDigits: 2 };
  if (unit === "proportion")
    return new Intl.NumberFormat(locale, { ...digits, style: "percent" }).format(amount);
  if (time === undefined) return new Intl.NumberFormat(locale, digits).format(amount);
  const settings = { ...digits, style: "unit", unit: time, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(locale, settings).format(amount);
}

/** A date as it is; an instant to the minute, in UTC. */
function momentWords(moment: string): string {
  return moment.length === 10 ? moment : `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}
