import type { CalendarDate, Period } from "../../calendar/time.js";
import type { DimensionValue } from "../../cube/cube.js";
import { formatPeriod } from "../../describe/format-period.js";
import type { Language } from "../../describe/language.js";
import { printable } from "../../figures/printable.js";
import { ownOf } from "../../vectors/own.js";
import type { MountOptions } from "./mount-options.js";

/** One thing that the reader chooses from a list. */
export interface Choice<Value = unknown> {
  readonly title: (language: Language) => string;
  readonly textOf: (value: Value, language: Language) => string;
  values: readonly Value[];
  value: Value;
}

/** What the reader has chosen. */
export interface Choices {
  readonly language: Choice<Language>;
  readonly period: Choice<Period | null>;
  readonly comparison: Choice<string | null>;
  /** By the name of the dimension; `undefined` for all its values. */
  readonly filters: ReadonlyMap<string, Choice<DimensionValue | undefined>>;
  /** `null` for the one of the board. */
  asOf: CalendarDate | null;
}

/** The choices of some options; at first nothing is chosen. `whole` is the period of the board. */
export function choicesOf(options: MountOptions, whole: Period | undefined): Choices {
  const { languages, periods = [], comparisons = [], filters = {} } = options;
  const titled = (name: string, { code }: Language): string =>
    printable(ownOf(ownOf(options.titles ?? {}, code) ?? {}, name) ?? name);
  return {
    language: choice(languages, ({ live }) => live.language, nameOfLanguage),
    period: choice(
      [null, ...periods],
      ({ live }) => live.period,
      (period, language) => periodText(period ?? whole, language),
    ),
    comparison: choice(
      [null, ...comparisons],
      ({ live }) => live.comparison,
      (name, language) => (name === null ? language.live.noComparison : titled(name, language)),
    ),
    filters: new Map(
      Object.keys(filters).map((name) => [
        name,
        choice<DimensionValue | undefined>([undefined], (language) => titled(name, language), valueText),
      ]),
    ),
    asOf: null,
  };
}

function choice<Value>(
  values: readonly Value[],
  title: Choice<Value>["title"],
  textOf: Choice<Value>["textOf"],
): Choice<Value> {
  return { title, textOf, values, value: values[0]! };
}

/** The choices among two values or more, in the order in which the page has them. */
export function openChoices({ filters, period, comparison, language }: Choices): Choice[] {
  const all = [...filters.values(), period, comparison, language] as unknown as readonly Choice[];
  return all.filter(({ values }) => values.length > 1);
}

function valueText(value: DimensionValue | undefined, { live, figures }: Language): string {
  if (value === undefined) return live.all;
  return value === null ? figures.notKnown : printable(String(value));
}

function periodText(period: Period | undefined, language: Language): string {
  return period === undefined ? language.live.allTime : formatPeriod(period, language.code, { language });
}

/** A language in its own words: "English", "العربية". */
function nameOfLanguage({ code }: Language): string {
  return new Intl.DisplayNames(code, { type: "language" }).of(code) ?? code;
}

/** A day in words. */
export function dayText(date: CalendarDate, { code }: Language): string {
  return formatPeriod({ label: date, start: date, end: date, timeZone: null }, code);
}
