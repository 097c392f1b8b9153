import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  and,
  between,
  type CalendarDate,
  type DataOf,
  eq,
  evaluate,
  lifetime,
  type LifetimeOptions,
  type QuestionOptions,
  survivalCurve,
  predicate,
} from "salesmetrics";
import { isAfter, millisecondsFrom, type Time, timeOf } from "../laws/calendar.js";
import { dates, instants, timesOf, zones } from "../laws/deals.js";
import { Thing } from "./thing.js";

type Data = DataOf<typeof Thing.t>;

const rowsOf = (rows: readonly object[]) =>
  ({ deals: rows.map((row) => ({ id: "1", status: "open", ...row })) }) as never;

const inZone = (timeZone: string): QuestionOptions => ({
  during: between("2025-01-01", "2026-01-01", { timeZone }),
});

/** The lifetimes of some rows, `30` or `30 open`, and why others have none. */
function read(
  rows: readonly object[],
  options: LifetimeOptions<Data> = {},
  question: QuestionOptions = { asOf: "2025-03-31" },
): string[] {
  const metric = survivalCurve(lifetime(Thing.t, Thing.u, options));
  const report = evaluate({ metric }, rowsOf(rows), question);
  const { value, excluded } = report.explain(report.total, "metric");
  const lived = (value ?? []).flatMap(({ age, ended, open }) => [
    ...Array.from({ length: ended }, () => `${age}`),
    ...Array.from({ length: open }, () => `${age} open`),
  ]);
  return [...lived, ...excluded.flatMap(({ why, count }) => Array.from({ length: count }, () => why))];
}

const t = "2025-03-01";
const leftAt = Thing.createdAt;

describe("between calendar dates", () => {
  test.each([
    ["has ended", { t, u: "2025-03-11" }, "10"],
    ["has ended on the day it started", { t, u: t }, "0"],
    ["ends on the day of asOf", { t, u: "2025-03-31" }, "30"],
    ["is open", { t }, "30 open"],
    ["is open: null", { t, u: null }, "30 open"],
    ["is open, for it ends after asOf", { t, u: "2025-04-01" }, "30 open"],
    ["started on the day of asOf", { t: "2025-03-31" }, "0 open"],
    ["starts after asOf", { t: "2025-04-01" }, "after asOf"],
    ["ends before it starts", { t, u: "2025-02-28" }, "negative duration"],
    ["has no start", { u: "2025-03-11" }, "missing t"],
    ["has an invalid start", { t: "2025-02-30", u: "2025-03-11" }, "invalid t"],
    ["has an invalid end", { t, u: "2025-02-30" }, "invalid u"],
  ])("%s", (_, row, expected) => {
    expect(read([row])).toEqual([expected]);
  });
});

describe("with leftAt", () => {
  test.each([
    ["left before it ended", { t, createdAt: "2025-03-08" }, "7 open"],
    [
      "left before its end, which does not count then",
      { t, u: "2025-03-11", createdAt: "2025-03-08" },
      "7 open",
    ],
    ["left as it ended", { t, u: "2025-03-11", createdAt: "2025-03-11" }, "10"],
    ["left after it ended", { t, u: "2025-03-11", createdAt: "2025-03-20" }, "10"],
    ["left after asOf", { t, createdAt: "2025-04-08" }, "30 open"],
    ["left after asOf, and ended", { t, u: "2025-03-11", createdAt: "2025-04-08" }, "10"],
    ["has not left", { t, u: "2025-03-11" }, "10"],
    ["left before it started", { t, createdAt: "2025-02-08" }, "negative duration"],
    ["left nobody knows when", { t, createdAt: "soon" }, "invalid createdAt"],
    ["left nobody knows when, and ended", { t, u: "2025-03-11", createdAt: "soon" }, "invalid createdAt"],
  ])("%s", (_, row, expected) => {
    expect(read([row], { leftAt })).toEqual([expected]);
  });
});

describe("with ended", () => {
  const ended = eq(Thing.f, true);
  test.each([
    ["has ended", { t, u: "2025-03-11", f: true }, "10"],
    ["has not, whatever the date says", { t, u: "2025-03-11", f: false }, "30 open"],
    ["has not, whatever an invalid date says", { t, u: "soon", f: false }, "30 open"],
    ["has ended after asOf", { t, u: "2025-04-11", f: true }, "30 open"],
    ["has ended, nobody knows when", { t, f: true }, "missing u"],
    ["nobody knows", { t, u: "2025-03-11", f: "yes" }, "invalid f"],
  ])("%s", (_, row, expected) => {
    expect(read([row], { ended })).toEqual([expected]);
  });

  test("a lost deal that leaves when it is lost is open until then", () => {
    const won = { ended, leftAt: Thing.u };
    expect(read([{ t, u: "2025-03-11", f: false }, { t, u: "2025-03-21", f: true }, { t }], won)).toEqual([
      "10 open",
      "20",
      "30 open",
    ]);
  });

  test("a callback is asked once for each row", () => {
    const asked: string[] = [];
    const byCallback = predicate(Thing, ({ id, f }) => {
      asked.push(id);
      return f === true;
    });
    const rows = [
      { id: "a", t, u: "2025-03-11", f: true },
      { id: "b", t, u: "2025-03-11", f: false },
    ];
    expect(read(rows, { ended: byCallback })).toEqual(["10", "30 open"]);
    expect(asked).toEqual(["a", "b"]);
    expect(read(rows, { ended: and(byCallback, ended) })).toEqual(["10", "30 open"]);
  });
});

describe("between instants", () => {
  const start = new Date("2025-03-30T00:00:00+01:00");
  const row = { t: start, u: new Date("2025-03-31T00:00:00+02:00") };

  test.each([
    ["days", `${23 / 24}`],
    ["hours", "23"],
    ["minutes", "1380"],
    ["seconds", "82800"],
    ["calendarDays", "1"],
  ] as const)("in %s, on the day that clocks go forward", (unit, expected) => {
    expect(read([row], { unit }, { ...inZone("Europe/Berlin"), asOf: "2025-04-30" })).toEqual([expected]);
  });

  test("is open until the instant of asOf, without a zone", () => {
    const asOf = new Date("2025-03-30T05:30:00+02:00");
    expect(read([row, { t: start }], { unit: "hours" }, { asOf })).toEqual(["4.5 open", "4.5 open"]);
    expect(read([row], { unit: "hours" }, { asOf: row.u })).toEqual(["23"]);
    expect(read([row], { unit: "hours" }, { asOf: new Date(row.u.getTime() - 1) })).toEqual([
      `${23 - 1 / 3_600_000} open`,
    ]);
  });

  test("is open to the last millisecond of the day of asOf, in the zone of the question", () => {
    const open = { t: new Date("2025-03-30T20:00:00+02:00") };
    const untilMidnight = `${4 - 1 / 3_600_000} open`;
    expect(read([open], { unit: "hours" }, { ...inZone("Europe/Berlin"), asOf: "2025-03-30" })).toEqual([
      untilMidnight,
    ]);
    // What ends in that night comes before what is seen to the end of it.
    const ending = { ...open, u: new Date("2025-03-30T23:30:00+02:00") };
    expect(
      read([open, ending], { unit: "hours" }, { ...inZone("Europe/Berlin"), asOf: "2025-03-30" }),
    ).toEqual(["3.5", untilMidnight]);
    expect(
      read([open], { unit: "calendarDays" }, { ...inZone("Europe/Berlin"), asOf: "2025-03-31" }),
    ).toEqual(["1 open"]);
  });

  test("a date beside an instant counts as a day in the zone", () => {
    expect(
      read(
        [{ t, u: new Date("2025-03-11T23:30:00Z") }],
        {},
        { ...inZone("Europe/Berlin"), asOf: "2025-03-31" },
      ),
    ).toEqual(["11"]);
    expect(read([{ t }], {}, { ...inZone("Europe/Berlin"), asOf: new Date("2025-03-11T23:30:00Z") })).toEqual(
      ["11 open"],
    );
  });
});

test("a unit that there is not is refused", () => {
  expect(() => lifetime(Thing.t, Thing.u, { unit: "weeks" as never })).toThrow(
    'lifetime: expected a unit such as "days", got "weeks"',
  );
});

test("without asOf it is refused, with the name of the metric", () => {
  expect(() => read([{ t }], {}, {})).toThrow(
    expect.objectContaining({ code: "missing-as-of", message: expect.stringMatching(/^metric: /) }),
  );
});

test("where an instant meets a date and there is no zone, it is refused", () => {
  expect(() => read([{ t: new Date(0) }])).toThrow(expect.objectContaining({ code: "missing-time-zone" }));
  expect(() => read([{ t, u: new Date(0) }])).toThrow(expect.objectContaining({ code: "missing-time-zone" }));
  expect(() => read([{ t: new Date(0) }], { unit: "calendarDays" }, { asOf: new Date(1) })).toThrow(
    expect.objectContaining({ code: "missing-time-zone" }),
  );
});

// From the raw rows, with nothing of the library: calendar.ts reads clocks with Intl.

interface RawRow {
  readonly t: unknown;
  readonly u: unknown;
  readonly createdAt: unknown;
}

function expected({ t, u, createdAt }: RawRow, asOf: Time, zone: string): string {
  const [from, until, left] = [t, u, createdAt].map(timeOf) as [Time | string, Time | string, Time | string];
  if (typeof from === "string") return `${from} t`;
  if (isAfter(from, asOf, zone)) return "after asOf";
  if (until === "invalid") return "invalid u";
  const isPast = typeof until !== "string" && !isAfter(until, asOf, zone);
  if (left === "invalid") return "invalid createdAt";
  const hasEnded = isPast && (typeof left === "string" || !isAfter(until, left, zone));
  if (hasEnded) return shown(from, until, zone, "");
  const seen = "instant" in from && "date" in asOf ? { instant: endOf(asOf.date, zone) } : asOf;
  const hasLeft = typeof left !== "string" && isAfter(seen, left, zone);
  return shown(from, hasLeft ? left : seen, zone, " open");
}

function shown(from: Time, to: Time, zone: string, suffix: string): string {
  const length = millisecondsFrom(from, to, zone);
  return length < 0 ? "negative duration" : `${length / 1000}${suffix}`;
}

/** The last millisecond of a day, by looking. */
function endOf(date: string, zone: string): number {
  const dayAt = (instant: number): string =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(instant);
  let [within, after] = [Date.parse(date) - 86_400_000, Date.parse(date) + 3 * 86_400_000];
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2);
    if (dayAt(middle) <= date) within = middle;
    else after = middle;
  }
  return within;
}

describe("agrees with the raw rows", () => {
  for (const kind of ["dates", "instants", "both"] as const) {
    const time = timesOf(kind);
    const rows = fc.array(fc.record({ t: time, u: time, createdAt: time }), { minLength: 1, maxLength: 12 });
    property.prop(
      [
        rows,
        kind === "dates" ? dates : fc.oneof<fc.Arbitrary<unknown>[]>(dates, instants),
        fc.constantFrom(...zones),
      ],
      { numRuns: 80 },
    )(`of ${kind}`, (all, asOf, timeZone) => {
      const during = between("2020-01-01", "2030-01-01", { timeZone });
      const found = read(all, { leftAt, unit: "seconds" }, { during, asOf: asOf as CalendarDate });
      const wanted = all.map((row) => expected(row, timeOf(asOf) as Time, timeZone));
      expect(found.sort()).toEqual(wanted.sort());
    });
  }
});
