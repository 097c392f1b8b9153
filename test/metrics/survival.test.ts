import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import {
  between,
  type CalendarDate,
  calendarDays,
  Deal,
  elapsed,
  eq,
  evaluate,
  lifetime,
  type Metric,
  median,
  month,
  or,
  restrictedMean,
  scan,
  survivalAt,
  survivalCurve,
  survivalMedian,
  where,
} from "salesmetrics";
import { table } from "salesmetrics/tables";
import { assertMetricLaws } from "salesmetrics/testing";
import { dates, dealsOf, instants, zones } from "../laws/deals.js";

const timeToWin = lifetime(Deal.createdAt, Deal.closedAt, {
  ended: eq(Deal.status, "won"),
  leftAt: Deal.closedAt,
});
const inCalendarDays = lifetime(Deal.createdAt, Deal.closedAt, { unit: "calendarDays" });
const inSeconds = lifetime(Deal.createdAt, Deal.closedAt, { unit: "seconds" });

const isWeb = { condition: eq(Deal.source, "web"), holds: (deal: Deal) => deal.source === "web" };

describe("the laws of metrics", () => {
  const metrics: readonly (readonly [string, Metric<{ deals: Deal }, unknown>])[] = [
    ["survivalMedian of who leaves", survivalMedian(timeToWin)],
    ["survivalMedian by another date", survivalMedian(timeToWin, { at: Deal.closedAt })],
    ["survivalMedian in calendar days", survivalMedian(inCalendarDays)],
    ["survivalAt", survivalAt(20, timeToWin)],
    ["restrictedMean", restrictedMean(40 * 86_400, inSeconds)],
    [
      "survivalCurve",
      survivalCurve(timeToWin, { where: or(eq(Deal.status, "won"), eq(Deal.status, "open")) }),
    ],
  ];
  for (const [name, metric] of metrics) {
    for (const kind of ["dates", "both"] as const) {
      property.prop(
        [
          dealsOf({ times: kind }),
          kind === "dates" ? dates : fc.oneof<fc.Arbitrary<unknown>[]>(dates, instants),
          fc.constantFrom(...zones),
          fc.boolean(),
          fc.integer(),
        ],
        { numRuns: 12 },
      )(`${name}, of ${kind}`, (deals, asOf, timeZone, isSplit, seed) => {
        assertMetricLaws(
          metric,
          { deals },
          {
            by: { source: Deal.source },
            every: isSplit ? month({ timeZone }) : undefined,
            during: between("2024-08-01", "2025-06-01", { timeZone }),
            asOf: asOf as CalendarDate,
            where: [isWeb],
            seed,
            rounds: 2,
          },
        );
      });
    }
  }
});

const deals = [
  { id: "1", status: "won", source: "web", createdAt: "2025-01-10", closedAt: "2025-01-30" },
  { id: "2", status: "lost", source: "web", createdAt: "2025-01-10", closedAt: "2025-02-09" },
  { id: "3", status: "open", source: "fair", createdAt: "2025-01-10" },
  { id: "4", status: "won", source: "fair", createdAt: "2025-02-10", closedAt: "2025-02-15" },
] as const;
const asOf = "2025-03-31";

test("the metrics of one lifetime share one scan of it", () => {
  const metrics = {
    median: survivalMedian(timeToWin),
    share: survivalAt(20, timeToWin),
    mean: restrictedMean(20, timeToWin),
    curve: survivalCurve(timeToWin),
  };
  const { question, cells } = scan(metrics, { deals }, { asOf });
  expect(question.measures).toHaveLength(1);
  // Two that won after 5 and 20 days, one that was lost after 30, one open for 80: in whole milliseconds, doubled.
  expect(cells[0]!.states).toEqual([
    {
      n: 4,
      values: [5, 20, 30, 80].map((days, place) => days * 172_800_000 + (place > 1 ? 1 : 0)),
      counts: [1, 1, 1, 1],
    },
  ]);
});

test("a row is placed by its start, unless at says otherwise", () => {
  const timeToClose = lifetime(Deal.createdAt, Deal.closedAt);
  const metrics = {
    started: survivalMedian(timeToClose),
    closed: survivalMedian(timeToClose, { at: Deal.closedAt }),
    web: where(survivalMedian(timeToClose), eq(Deal.source, "web")),
  };
  const { rows, total } = evaluate(metrics, { deals }, { every: month(), asOf });
  expect(rows.map((row) => [row.period.label, row.started, row.closed, row.web])).toEqual([
    ["2025-01", 30, 20, 25],
    ["2025-02", 5, 17.5, null],
  ]);
  expect(total).toMatchObject({ started: 25, closed: 20, web: 25 });
});

test("the unit is the lifetime's, and that of a share a proportion", () => {
  const unitOf = (metric: Metric<{ deals: Deal }, unknown>) => metric.core().unit;
  const lived = (unit: "hours" | "calendarDays") => lifetime(Deal.createdAt, Deal.closedAt, { unit });
  expect(unitOf(survivalMedian(timeToWin))).toBe("days");
  expect(unitOf(survivalMedian(lived("hours")))).toBe("hours");
  expect(unitOf(restrictedMean(1, lived("calendarDays")))).toBe("days");
  expect(unitOf(survivalAt(1, timeToWin))).toBe("proportion");
  expect(survivalMedian(timeToWin, { direction: "down" }).core().direction).toBe("down");
});

property.prop([dealsOf({ times: "both" }), dates, fc.constantFrom(...zones)], { numRuns: 40 })(
  "of a table it is what it is of its rows",
  (rows, asOf, timeZone) => {
    const options = {
      during: between("2024-01-01", "2026-01-01", { timeZone }),
      asOf: asOf as CalendarDate,
    };
    const curve = survivalCurve(timeToWin);
    expect(curve({ deals: table(Deal, rows) }, options)).toEqual(curve({ deals: rows }, options));
  },
);

test("the interval of a share is that of the curve, and not Wilson's", () => {
  const report = evaluate({ share: survivalAt(20, timeToWin) }, { deals }, { asOf });
  const [, step] = survivalCurve(timeToWin)({ deals }, { asOf })!;
  expect(report.explain(report.total, "share")).toMatchObject({
    value: 0.5,
    n: 4,
    ended: 2,
    open: 2,
    numerator: null,
    denominator: null,
    interval: step!.interval,
  });
});

property.prop([dealsOf({ times: "both" }), fc.constantFrom(...zones)], { numRuns: 60 })(
  "where nothing is open, the median is the median of what has elapsed",
  (all, timeZone) => {
    const closed = all.filter((deal) => deal.closedAt !== null && deal.closedAt !== undefined);
    const options = {
      during: between("2024-01-01", "2026-01-01", { timeZone }),
      asOf: "2025-12-31",
    } as const;
    for (const [lived, length] of [
      [inCalendarDays, calendarDays(Deal.createdAt, Deal.closedAt)],
      [lifetime(Deal.createdAt, Deal.closedAt), elapsed(Deal.createdAt, Deal.closedAt)],
    ] as const) {
      const found = survivalMedian(lived)({ deals: closed }, options);
      expect(found).toBe(median(length, { at: Deal.createdAt })({ deals: closed }, options));
    }
  },
);
