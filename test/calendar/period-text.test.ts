import { fc, test as property } from "@fast-check/vitest";
import {
  between,
  day,
  type FiscalOptions,
  grain,
  month,
  period,
  quarter,
  through,
  week,
  year,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const options: FiscalOptions = { timeZone: "Europe/Berlin", fiscalYearStartMonth: 4 };

describe("period of a text", () => {
  test.each([
    ["2025", year(2025)],
    ["2025-Q1", quarter(2025, 1)],
    ["2025-03", month(2025, 3)],
    ["2025-W14", week("2025-03-31")],
    ["2020-W53", week("2020-12-31")],
    ["2025-03-31", day("2025-03-31")],
    ["2025-01-01..2025-03-31", through("2025-01-01", "2025-03-31")],
    ["2025-01..2025-03", through("2025-01-01", "2025-03-31")],
    ["2024-Q4..2025", through("2024-10-01", "2025-12-31")],
    ["2025-03-01/2025-03-08", between("2025-03-01", "2025-03-08")],
  ])("%s", (text, expected) => {
    const read = period(text);
    expect([read.start, read.end, read.offset(-1).label]).toEqual([
      expected.start,
      expected.end,
      expected.offset(-1).label,
    ]);
  });

  test("of a fiscal year needs its first month, and has a zone if one is given", () => {
    expect(period("FY2025", options).start).toBe("2024-04-01");
    expect(period("FY2025-Q4", options)).toEqual(quarter(2025, 4, options));
    expect(period("FY2025", { fiscalYearStartMonth: 1 })).toEqual(year(2025));
    expect(period("2025-Q4", options).start).toBe("2025-10-01");
    expect(period("2025-01-01..2025-01-31", options).timeZone).toBe("Europe/Berlin");
    expect(() => period("FY2025")).toThrow(
      "period: expected the first month of a fiscal year, { fiscalYearStartMonth: 4 }, got FY2025 without one",
    );
  });

  const unit = fc.constantFrom("day", "week", "month", "quarter", "year");
  property.prop([unit, fc.integer({ min: 0, max: 60 }), fc.boolean()])(
    "is the period of each label of the civil calendar",
    (name, ordinal, isFiscal) => {
      const each = grain(name, isFiscal ? options : {}).period(ordinal);
      const read = period(each.label, isFiscal ? options : {});
      expect(read).toEqual(each);
      expect(read.offset(1)).toEqual(each.offset(1));
    },
  );

  const unreadable =
    'period: expected a period such as "2025", "2025-Q1", "2025-03", "2025-W14", "2025-03-31" or "2025-03-01..2025-03-31"';
  test.each([
    ["Q1 2025", "2025-Q1"],
    ["2025 q3", "2025-Q3"],
    ["2025Q1", "2025-Q1"],
    ["2025-3", "2025-03"],
    ["03/2025", "2025-03"],
    ["3.2025", "2025-03"],
    ["2025/11", "2025-11"],
  ])("says what %s likely means", (text, likely) => {
    expect(() => period(text)).toThrow(`${unreadable} (perhaps "${likely}"), got "${text}"`);
    expect(() => period(likely)).not.toThrow();
  });

  test.each([
    "",
    " ",
    "2025-13",
    "2025-Q5",
    "2025-02-30",
    "2021-W53",
    "2025-W00",
    "0000",
    "last month",
    "2025..",
    "..",
    "2025-03..2025-01",
    "2025..2026..2027",
    "FY2025-03",
    "2025-03-01/",
    "31/03/2025",
    "Q1",
  ])("refuses %j", (text) => {
    expect(() => period(text)).toThrow(
      expect.objectContaining({ code: "invalid-argument", message: expect.stringMatching(/^period: /) }),
    );
  });
});

describe("grain of a text", () => {
  test("is that of the function of the same name", () => {
    const made = { day: day(), week: week(), month: month(), quarter: quarter(), year: year() };
    for (const [name, each] of Object.entries(made)) expect(grain(name).definition).toEqual(each.definition);
    expect(grain("quarter", options).definition).toEqual(quarter(options).definition);
    expect(grain("week", { weekStartsOn: 0, timeZone: undefined }).definition).toEqual(
      week({ weekStartsOn: 0 }).definition,
    );
  });

  test.each([
    ["Month", "month"],
    ["monthly", "month"],
    ["quater", "quarter"],
    ["q", "quarter"],
    ["weeks", "week"],
  ])("names for %s the nearest", (text, nearest) => {
    expect(() => grain(text)).toThrow(
      `grain: expected one of day, week, month, quarter, year, got "${text}" (perhaps ${nearest})`,
    );
  });

  test.each(["", "fortnight", "period"])("has none nearest to %j", (text) => {
    expect(() => grain(text)).toThrow(`year, got "${text}"`);
    expect(() => grain(text)).not.toThrow("perhaps");
  });
});
