import { isCalendarDate } from "../../calendar/dates.js";
import type { Language } from "../../describe/language.js";
import { moneyIn } from "../../describe/quantities.js";
import { currencyOf, positionWriter, titleOf, valueText } from "../../figures/drawing.js";
import { groupLabel, intervalOf, periodLabel } from "../../figures/points.js";
import { filled, joined, printable } from "../../figures/printable.js";
import type { ValueSource } from "../../figures/sources.js";
import { formatMoney } from "../../money/format-money.js";
import type { Exclusion, Explanation } from "../../report/explanation.js";
import { ownOf } from "../../vectors/own.js";
import { dayText } from "./choice.js";
import { problemText } from "./problem-text.js";

/** How a value came about, in words. */
export interface Explained {
  /** What the value is of. */
  readonly title: string;
  readonly lines: readonly (readonly [what: string, text: string])[];
}

/** The explanation of a value in the words of a language. */
export function explained(source: ValueSource, language: Language): Explained {
  const { drawing, row, name, age, step } = source;
  // That of a report which was read from JSON may have its reason alone.
  const explanation: Partial<Explanation> = drawing.explain(row, name);
  const {
    reason = null,
    asOf,
    numerator,
    denominator,
    n,
    ended,
    open,
    excluded = [],
    unknown = [],
  } = explanation;
  const words = language.live;
  const lines: readonly (readonly [string, string | null])[] = [
    [language.dashboard.value, step?.text ?? valueText(drawing, row[name] ?? null, name, reason)],
    [language.figures.age, age ?? null],
    ...meaningOf(source, explanation, language),
    [words.period, periodLabel(drawing, row) || null],
    [words.asOf, momentText(asOf, language)],
    [words.numerator, quantityText(numerator, source)],
    [words.denominator, quantityText(denominator, source)],
    [words.n, quantityText(n, source)],
    [words.ended, quantityText(ended, source)],
    [words.open, quantityText(open, source)],
    [words.certainty, step?.interval?.text ?? certainty(explanation, source, language)],
    ...excluded.map((each) => [words.leftOut, exclusionText(each, source, language)] as const),
    ...unknown.map((each) => [words.unknownGroup, exclusionText(each, source, language)] as const),
  ];
  return {
    // The total is of no group, which is not the group of no value.
    title: joined([
      titleOf(drawing, name),
      row === drawing.total ? "" : groupLabel(drawing, row),
      periodLabel(drawing, row),
    ]),
    lines: lines.filter((line): line is [string, string] => line[1] !== null),
  };
}

/** What the metric means: its definition and formula in the language; of one without texts, the formula as it is computed. */
function meaningOf(
  { drawing, name }: ValueSource,
  { formula }: Partial<Explanation>,
  { metrics, live }: Language,
): [string, string | null][] {
  const { id } = drawing.metricOf(name);
  const text = id == null ? undefined : ownOf<Language["metrics"][keyof Language["metrics"]]>(metrics, id);
  return [
    [live.definition, text?.definition ?? null],
    [live.formula, text?.formula ?? formula ?? null],
  ];
}

/** The interval, or the least that the value can be. */
function certainty(
  { interval = null, atLeast = null }: Partial<Explanation>,
  { drawing, row, name }: ValueSource,
  language: Language,
): string | null {
  const write = positionWriter(drawing, drawing.metricOf(name), currencyOf(row[name]));
  if (interval !== null) return intervalOf({ language }, interval, (at) => write(at, "usual")).text;
  return atLeast === null ? null : filled(language.live.atLeast, { value: write(atLeast, "usual") });
}

function exclusionText({ entity, why, count }: Exclusion, source: ValueSource, language: Language): string {
  return filled(language.live.exclusion, {
    rows: ownOf<string>(language.entities, entity) ?? entity,
    n: quantityText(count, source)!,
    why: problemText(why, language),
  });
}

/** A part of a value as text; `null` for what is no number and no amount. */
function quantityText(value: unknown, { drawing }: ValueSource): string | null {
  const { locale } = drawing.options;
  const amount = moneyIn(value);
  if (amount !== null) return formatMoney(amount, locale);
  return typeof value === "number" ? new Intl.NumberFormat(locale).format(value) : null;
}

function momentText(moment: Explanation["asOf"] | undefined, language: Language): string | null {
  if (moment == null) return null;
  if (isCalendarDate(moment)) return dayText(moment, language);
  return printable(typeof moment === "string" ? moment : moment.toISOString());
}
