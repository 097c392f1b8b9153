import {
  calendarDays,
  type Cube,
  Deal,
  evaluate,
  mean,
  mergeCubes,
  month,
  report,
  salesCycle,
  scan,
  timeZone,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const deals = [
  // 2025-03-31T23:00 in New York, 2025-04-01 in Berlin.
  { id: "1", status: "won", createdAt: "2025-03-31", closedAt: new Date("2025-04-01T03:00:00Z") },
  { id: "2", status: "open", createdAt: new Date("2025-04-01T03:00:00Z") },
] as const;
const days = mean(calendarDays(Deal.createdAt, Deal.closedAt));
const byClose = mean(calendarDays(Deal.createdAt, Deal.closedAt), { at: Deal.closedAt });
const zones = { "America/New_York": 0, "Europe/Berlin": 1 };

describe("the zone of a question without a period", () => {
  test.each(Object.entries(zones))("places instants on days: %s", (name, expected) => {
    const options = { zone: timeZone(name) };
    expect(days({ deals }, options)).toBe(expected);
    expect(salesCycle({ deals }, options)).toBe(expected);
    expect(evaluate({ days }, { deals }, options).total.days).toBe(expected);
  });

  test("is needed where a row needs one", () => {
    expect(() => days({ deals })).toThrow(
      'expected a time zone to place an instant on a day: pass { zone: timeZone("Europe/Berlin") }, or a period with a zone',
    );
  });

  test.each(Object.entries(zones))("is that of periods without one: %s", (name, expected) => {
    const query = { zone: timeZone(name), every: month(), during: month(2025, 4) };
    const { rows } = evaluate({ byClose }, { deals }, query);
    expect(rows.map((row) => row.byClose)).toEqual([expected === 1 ? 1 : null]);
    expect(rows[0]?.period.timeZone).toBe(name);
  });

  test("does not differ from that of a period, and is a zone", () => {
    const during = month(2025, 3, { timeZone: "Europe/Berlin" });
    expect(byClose({ deals }, { zone: timeZone("Europe/Berlin"), during })).toBeNull();
    expect(() => byClose({ deals }, { zone: timeZone("America/New_York"), during })).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message:
          "metric: expected every, during and zone in one time zone, got Europe/Berlin and America/New_York",
      }),
    );
    expect(() => days({ deals }, { zone: "Europe/Berlin" as never })).toThrow(
      'zone: expected a zone, such as timeZone("Europe/Berlin")',
    );
  });

  test("stays with a cube, and cubes of two zones are not merged", () => {
    const inZone = (name: string) => scan({ days }, { deals }, { zone: timeZone(name) });
    const sent = JSON.parse(JSON.stringify(inZone("Europe/Berlin"))) as Cube;
    expect(report({ days }, sent).total.days).toBe(1);
    expect(report({ days }, mergeCubes({ days }, [sent, sent])).total.days).toBe(1);
    expect(() => mergeCubes({ days }, [inZone("Europe/Berlin"), inZone("America/New_York")])).toThrow(
      expect.objectContaining({ code: "unlike-cubes" }),
    );
  });
});
