import { between, calendarDays, count, Deal, elapsed, gte, mean, sum, year } from "salesmetrics";
import { sqlTable } from "salesmetrics/sql";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "../engines/engine.js";
import { expectSame, type Subject } from "./asked.js";

/** Moments about the limits of engines: seconds and nanoseconds since 1970, and the ranges of their types. */
const moments = [
  "1583-01-01T00:00:00.000Z",
  "1883-11-18T17:00:00.000Z",
  "1899-12-31T23:59:59.999Z",
  "1900-01-01T00:00:00.000Z",
  "1901-12-13T20:45:51.999Z",
  "1969-12-31T23:59:59.999Z",
  "1970-01-01T00:00:00.000Z",
  "2038-01-19T03:14:08.000Z",
  "2099-12-31T23:59:59.999Z",
  "2106-02-07T06:28:16.000Z",
  "2262-04-11T23:47:17.000Z",
  "2299-12-31T23:59:59.999Z",
];

const metrics = {
  deals: count(Deal, { at: Deal.closedAt }),
  lately: count(Deal, { where: gte(Deal.closedAt, "1970-01-01"), at: Deal.closedAt }),
  hours: sum(elapsed(Deal.createdAt, Deal.closedAt, "hours"), { at: Deal.closedAt }),
  mean: mean(elapsed(Deal.createdAt, Deal.closedAt), { at: Deal.closedAt }),
  midnights: sum(calendarDays(Deal.createdAt, Deal.closedAt), { at: Deal.closedAt }),
};

/** Instants long before 1970 and long after 2099 are those of memory: in periods, conditions and durations. */
export function agreeOnFarTimes(subject: Subject): void {
  const { dialect, open } = subject;
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.close());

  // Tokyo has not changed its clocks since 1951.
  test.each(["UTC", "Asia/Tokyo"])(
    "instants from 1583 to 2299 are those of memory in %s",
    async (timeZone) => {
      const deals = moments.flatMap((moment, place, all) =>
        [0, place].map((from) => ({
          ...{ id: `${String(place)} ${String(from)}`, status: "won" as const },
          ...{ createdAt: new Date(all[from]!), closedAt: new Date(moment) },
        })),
      );
      await engine.create(
        "deals",
        { id: "text", status: "text", created_at: "instant", closed_at: "instant" },
        deals.map(({ id, status, createdAt, closedAt }) => {
          return { id, status, created_at: createdAt, closed_at: closedAt };
        }),
      );
      const kind = dialect.timeKinds[0] === "milliseconds" ? "milliseconds" : "instant";
      const tables = [sqlTable(Deal, { times: kind })];
      const during = between("1580-01-01", "2301-01-01", { timeZone });
      const { found } = await expectSame(
        ...([engine, dialect, metrics, { deals }, { every: year({ timeZone }), during }, tables] as const),
      );
      expect(found.total["deals"]).toBe(deals.length);
    },
  );
}
