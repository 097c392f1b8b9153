import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import {
  between,
  bookings,
  type CalendarDate,
  entity,
  eq,
  evaluate,
  id,
  mergeCubes,
  money,
  month,
  number,
  prior,
  quarter,
  rates,
  ratio,
  report,
  roundMoney,
  scan,
  spread,
  text,
  time,
  timeZone,
  week,
  where,
  year,
} from "salesmetrics";
import { businessCalendar } from "salesmetrics/calendars";
import { assertMetricLaws } from "salesmetrics/testing";
import { table } from "salesmetrics/tables";

const Quota = entity("quotas", {
  id: id(),
  repId: text(),
  amount: money(),
  currency: text(),
  points: number(),
  from: time(),
  until: time(),
});
interface Quota {
  id: string;
  repId: string;
  amount?: string | number | null;
  currency: string;
  points?: number;
  from: CalendarDate | Date | null;
  until: CalendarDate | Date | null;
}

const axes = { from: Quota.from, until: Quota.until };
const quota = spread(Quota.amount, axes);
const points = spread(Quota.points, axes);

const quotaOf = (
  amount: string | number,
  from: Quota["from"],
  until: Quota["until"],
  more: Partial<Quota> = {},
): Quota => ({
  id: "1",
  repId: "ann",
  amount,
  currency: "USD",
  from,
  until,
  ...more,
});
const firstQuarter = quotaOf("90000.01", "2025-01-01", "2025-04-01");

describe("an amount spread over days", () => {
  test("of a quarter is asked by week, and adds up to the cent", () => {
    const { rows, total } = evaluate(
      { quota },
      { quotas: [firstQuarter] },
      { every: week(), during: quarter(2025, 1) },
    );
    expect(rows).toHaveLength(14);
    // Wednesday 1 January to Sunday 5 January: five of ninety days.
    expect(rows[0]!.quota!.amount.toFixed(20)).toBe("5000.00055555555555555556");
    const added = rows.reduce((all, row) => all.plus(row.quota!.amount), rows[0]!.quota!.amount.times(0));
    expect(roundMoney({ amount: added, currency: "USD" }).amount.toFixed()).toBe("90000.01");
    expect(total.quota!.amount.toFixed()).toBe("90000.01");
  });

  test("of several quarters is asked for a year, a stretch between, and all time", () => {
    const quotas = [firstQuarter, quotaOf(910, "2025-04-01", "2025-07-01", { id: "2" })];
    expect(points({ quotas })).toBe(0);
    expect(quota({ quotas })!.amount.toFixed()).toBe("90910.01");
    expect(quota({ quotas }, { during: year(2025) })!.amount.toFixed()).toBe("90910.01");
    expect(quota({ quotas }, { during: between("2025-03-03", "2025-03-29") })!.amount.toFixed(8)).toBe(
      "26000.00288889",
    );
    expect(quota({ quotas }, { during: between("2025-03-31", "2025-04-03") })!.amount.toFixed(8)).toBe(
      "1020.00011111",
    );
    expect(quota({ quotas }, { during: year(2026) })!.amount.toFixed()).toBe("0");
  });

  test("is a plan, whatever is known", () => {
    const query = { every: month(), during: quarter(2025, 1), asOf: "2024-12-24" } as const;
    const { rows, explain } = evaluate({ quota }, { quotas: [firstQuarter] }, query);
    expect(rows.map((row) => row.quota!.amount.toFixed(3))).toEqual(["31000.003", "28000.003", "31000.003"]);
    expect(explain(rows[0]!, "quota")).toMatchObject({ n: 1, excluded: [] });
  });

  test("falls on its first day as a whole where it has no days", () => {
    const quotas = [quotaOf(7, "2025-03-10", "2025-03-10")];
    const query = { every: month(), during: quarter(2025, 1), currency: "USD" } as const;
    const { rows } = evaluate({ quota }, { quotas }, query);
    expect(rows.map((row) => row.quota!.amount.toNumber())).toEqual([0, 0, 7]);
    const weekend = quotaOf(7, "2025-03-08", "2025-03-10");
    const worked = spread(Quota.amount, { ...axes, over: businessCalendar() });
    expect(
      worked({ quotas: [weekend] }, { during: between("2025-03-08", "2025-03-09") })!.amount.toNumber(),
    ).toBe(7);
    expect(
      worked({ quotas: [weekend] }, { during: between("2025-03-09", "2025-03-20") })!.amount.toNumber(),
    ).toBe(0);
  });

  test("leaves out and reports what cannot be spread", () => {
    const quotas = [
      firstQuarter,
      quotaOf(1, null, "2025-02-01"),
      quotaOf(1, "2025-02-01", null),
      quotaOf(1, "2025-02-01", "2025-01-01"),
      quotaOf("much", "2025-01-01", "2025-04-01"),
    ];
    const { total, explain } = evaluate({ quota }, { quotas }, { during: year(2025) });
    expect(total.quota!.amount.toFixed()).toBe("90000.01");
    const { n, excluded } = explain(total, "quota");
    expect(n).toBe(1);
    expect(Object.fromEntries(excluded.map(({ why, count }) => [why, count]))).toMatchObject({
      "missing from": 1,
      "missing until": 1,
      "negative duration": 1,
      "invalid amount": 1,
    });
  });

  test("counts business days in over", () => {
    const calendar = businessCalendar({ holidays: ["2025-01-01"] });
    const worked = spread(Quota.amount, { ...axes, over: calendar });
    const quotas = [quotaOf(630, "2025-01-01", "2025-04-01")];
    const { rows } = evaluate({ worked }, { quotas }, { every: month(), during: quarter(2025, 1) });
    // 22, 20 and 21 of 63 business days.
    expect(rows.map((row) => row.worked!.amount.toNumber())).toEqual([220, 200, 210]);
  });

  test("over all days stands beside the same over business days", () => {
    const worked = spread(Quota.amount, { ...axes, over: businessCalendar() });
    const quotas = [quotaOf(5, "2025-03-03", "2025-03-10")];
    const { total } = evaluate(
      { quota, worked },
      { quotas },
      { during: between("2025-03-08", "2025-03-10") },
    );
    expect(total.quota!.amount.toFixed(8)).toBe("1.42857143");
    expect(total.worked!.amount.toFixed()).toBe("0");
  });

  test("takes conditions, the period before, and the currency of the question", () => {
    const quotas = [
      firstQuarter,
      quotaOf(100, "2025-02-01", "2025-03-01", { repId: "bob", currency: "EUR" }),
    ];
    const ofAnn = where(quota, eq(Quota.repId, "ann"));
    const march = { during: month(2025, 3) };
    expect(prior(ofAnn)({ quotas }, march)!.amount.toFixed(8)).toBe("28000.00311111");
    expect(() => quota({ quotas })).toThrow("expected amounts of one currency, got EUR, USD");
    const { rows, total } = evaluate({ quota }, { quotas }, { by: { rep: Quota.repId }, during: year(2025) });
    expect(rows.map((row) => row.quota!.currency)).toEqual(["USD", "EUR"]);
    expect(total.quota).toBeNull();
    const sheet = rates({ base: "EUR", quotes: [{ currency: "USD", date: "2025-01-01", rate: "1.25" }] });
    const february = { during: month(2025, 2), currency: "EUR", rates: sheet } as const;
    expect(quota({ quotas }, february)!.amount.toFixed(8)).toBe("22500.00248889");
  });

  test("places instants on the days of the zone", () => {
    const quotas = [quotaOf(10, new Date("2025-01-31T23:30:00Z"), new Date("2025-02-10T23:30:00Z"))];
    const berlin = timeZone("Europe/Berlin");
    const asked = { during: between("2025-02-01", "2025-02-06").inZone(berlin) };
    expect(quota({ quotas }, asked)!.amount.toNumber()).toBe(5);
  });

  test("divides what was reached", () => {
    const deals = [
      { id: "1", status: "won", closedAt: "2025-02-10", amount: 14_000, currency: "USD" },
    ] as const;
    const attainment = ratio(bookings, quota);
    const quotas = [quotaOf(90_000, "2025-01-01", "2025-04-01")];
    expect(attainment({ deals, quotas }, { during: month(2025, 2) })).toBe(0.5);
  });

  test("refuses wrong arguments", () => {
    expect(() => spread(Quota.repId as never, axes)).toThrow(
      "spread: expected a number or money, got a text",
    );
    expect(() => spread(Quota.amount, { from: Quota.from } as never)).toThrow("spread: expected");
    expect(() => spread(Quota.amount, { ...axes, over: {} as never })).toThrow("businessCalendar");
  });
});

const dayAt = (day: number): CalendarDate =>
  new Date(Date.UTC(2024, 11, 1 + day)).toISOString().slice(0, 10) as CalendarDate;

const drawnQuota = fc.record({
  repId: fc.constantFrom("ann", "bob", "cyd"),
  cents: fc.integer({ min: -10_000_000, max: 10_000_000 }),
  first: fc.integer({ min: 0, max: 120 }),
  length: fc.integer({ min: -3, max: 95 }),
  lacks: fc.constantFrom("", "", "", "", "", "from", "until", "amount"),
});

const quotasOf = (
  drawn: readonly (typeof drawnQuota extends fc.Arbitrary<infer Each> ? Each : never)[],
): Quota[] =>
  drawn.map(({ repId, cents, first, length, lacks }, place) => ({
    id: String(place),
    repId,
    amount: lacks === "amount" ? null : (cents / 100).toFixed(2),
    currency: "USD",
    points: cents,
    from: lacks === "from" ? null : dayAt(first),
    until: lacks === "until" ? null : dayAt(first + length),
  }));

/** The share in cents, day by day, as a fraction. */
function shareOf(drawn: Parameters<typeof quotasOf>[0], start: number, end: number): [bigint, bigint] {
  let [above, below] = [0n, 1n];
  for (const { cents, first, length, lacks } of drawn) {
    if (lacks !== "" || length < 0) continue;
    let days = 0;
    for (let day = first; day < first + Math.max(length, 1); day++) if (day >= start && day < end) days++;
    const over = BigInt(Math.max(length, 1));
    [above, below] = [above * over + BigInt(cents) * BigInt(days) * below, below * over];
  }
  return [above, below];
}

/** Whether a decimal text is a fraction to 33 digits after the point. */
function isNear(decimal: string, [above, below]: [bigint, bigint]): boolean {
  const [whole = "0", part = ""] = decimal.split(".");
  const units = BigInt(whole + part.padEnd(36, "0").slice(0, 36));
  const off = units * below - above * 10n ** 34n;
  return (off < 0n ? -off : off) <= below * 1000n;
}

describe("over random stretches and periods", () => {
  test.prop([
    fc.array(drawnQuota, { maxLength: 12 }),
    fc.integer({ min: 0, max: 150 }),
    fc.integer({ min: 1, max: 90 }),
  ])("is the sum of the days", (drawn, start, length) => {
    const quotas = quotasOf(drawn);
    const during = between(dayAt(start), dayAt(start + length));
    const query = { every: month(), during, currency: "USD" } as const;
    const { rows, total } = evaluate({ quota, points }, { quotas: table(Quota, quotas) }, query);
    expect(isNear(total.quota!.amount.toFixed(), shareOf(drawn, start, start + length))).toBe(true);
    const dayOf = (date: string): number => (Date.parse(date) - Date.UTC(2024, 11, 1)) / 86_400_000;
    for (const row of rows) {
      const [first, next] = [dayOf(row.period.start), dayOf(row.period.end)];
      const share = shareOf(drawn, Math.max(first, start), Math.min(next, start + length));
      expect(isNear(row.quota!.amount.toFixed(), share)).toBe(true);
    }
  });

  test.prop([fc.array(drawnQuota, { minLength: 1, maxLength: 12 })], { numRuns: 10 })(
    "keeps the laws",
    (drawn) => {
      const quotas = quotasOf(drawn);
      const during = between("2024-12-03", "2025-03-29");
      assertMetricLaws(
        quota,
        { quotas },
        { by: { rep: Quota.repId }, every: month(), during, currency: "USD" },
      );
      assertMetricLaws(points, { quotas }, { every: week(), during });
      const query = {
        by: { rep: Quota.repId },
        every: week(),
        during: quarter(2025, 1),
        currency: "USD",
      } as const;
      const cubes = [quotas.slice(0, 5), quotas.slice(5)].map((shard) =>
        scan({ quota }, { quotas: shard }, query),
      );
      const merged = JSON.parse(JSON.stringify(mergeCubes({ quota }, cubes))) as (typeof cubes)[0];
      expect(JSON.stringify(report({ quota }, merged).rows)).toBe(
        JSON.stringify(evaluate({ quota }, { quotas }, query).rows),
      );
    },
  );
});
