import { expectTypeOf, test } from "vitest";
import { responseSlaRate, winRate } from "salesmetrics";
import {
  type Description,
  describe,
  format,
  type Language,
  type MetricId,
  type MetricText,
  setsFor,
  withTexts,
} from "salesmetrics/describe";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";

test("the names are those of metrics and families, and of nothing else", () => {
  expectTypeOf<"winRate">().toExtend<MetricId>();
  expectTypeOf<"responseSlaRate">().toExtend<MetricId>();
  expectTypeOf<"Deal">().not.toExtend<MetricId>();
  expectTypeOf<"count">().not.toExtend<MetricId>();
  expectTypeOf<"month">().not.toExtend<MetricId>();
});

test("a language has a text for every one of them", () => {
  expectTypeOf(en).toEqualTypeOf<Language>();
  expectTypeOf(ar).toEqualTypeOf<Language>();
  expectTypeOf(en.metrics.winRate).toEqualTypeOf<MetricText>();
  const { winRate: _, ...others } = en.metrics;
  // @ts-expect-error a text is missing
  const metrics: Language["metrics"] = others;
});

test("a metric or a family is described, with a language", () => {
  expectTypeOf(describe(winRate, en)).toEqualTypeOf<Description>();
  describe(responseSlaRate, en);
  // @ts-expect-error a code is no language
  describe(winRate, "en");
  // @ts-expect-error a number is no metric
  describe(5, en);
});

test("texts have a name, a definition and a formula", () => {
  // @ts-expect-error without a formula
  withTexts(en, { own: { name: "Own", definition: "Own." } });
});

test("roles are listed", () => {
  expectTypeOf(setsFor)
    .parameter(0)
    .toEqualTypeOf<
      "founder" | "marketing" | "sdr" | "seller" | "manager" | "success" | "enablement" | "finance"
    >();
});

test("a value is a number, a text, money or nothing", () => {
  format(0.5, winRate, "en");
  format(null, winRate, "en", { language: en });
  // @ts-expect-error a flag is no value
  format(true, winRate, "en");
  // @ts-expect-error the locale is asked for
  format(0.5, winRate);
});
