import {
  asOf,
  count,
  Deal,
  elapsed,
  happened,
  isAfterAsOf,
  lt,
  mean,
  month,
  not,
  type TimeValue,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { decide, read, Thing } from "./thing.js";

const during = month(2025, 3, { timeZone: "Europe/Berlin" });
const midnight = new Date("2025-03-14T23:00:00Z"); // 2025-03-15 00:00 in Berlin

/** A time and an asOf, and whether the time is later. */
const cases: [TimeValue, TimeValue, boolean][] = [
  ["2025-03-15", "2025-03-15", false],
  ["2025-03-16", "2025-03-15", true],
  ["2025-03-14", "2025-03-15", false],
  [midnight, midnight, false],
  [new Date(midnight.getTime() + 1), midnight, true],
  [new Date(midnight.getTime() - 1), midnight, false],
  // A date stands for the whole of its day: it has begun at midnight, and is over only at the next.
  ["2025-03-15", midnight, false],
  ["2025-03-15", new Date(midnight.getTime() - 1), true],
  ["2025-03-16", new Date("2025-03-15T22:59:59.999Z"), true],
  [new Date("2025-03-15T22:59:59.999Z"), "2025-03-15", false],
  [new Date("2025-03-15T23:00:00.000Z"), "2025-03-15", true],
];

describe("happened and isAfterAsOf", () => {
  test.each(cases)("%s as of %s: later is %s", (t, moment, isLater) => {
    expect(decide(isAfterAsOf(Thing.t), { t }, { asOf: moment, during })).toBe(isLater);
    expect(decide(happened(Thing.t), { t }, { asOf: moment, during })).toBe(!isLater);
  });

  test.each(["2999-01-01", new Date(8e12)])("take %s as past where the question says no asOf", (t) => {
    expect(decide(isAfterAsOf(Thing.t), { t })).toBe(false);
    expect(decide(happened(Thing.t), { t })).toBe(true);
  });

  test("are both false of a missing time, and undecided of an invalid one", () => {
    for (const condition of [happened(Thing.t), isAfterAsOf(Thing.t)]) {
      expect(decide(condition, {}, { asOf: "2025-03-15" })).toBe(false);
      expect(decide(condition, { t: "2025-02-29" }, { asOf: "2025-03-15" })).toBe("invalid t");
    }
    expect(decide(not(isAfterAsOf(Thing.t)), {}, { asOf: "2025-03-15" })).toBe(true);
  });
});

describe("asOf", () => {
  test("is the moment of the question, as a day or as an instant", () => {
    const age = elapsed(Thing.t, asOf());
    expect(read(age, { t: "2025-03-01" }, { asOf: "2025-03-15" })).toBe(14);
    expect(read(age, { t: new Date("2025-03-14T11:00:00Z") }, { asOf: midnight })).toBe(0.5);
    expect(read(age, { t: "2025-03-01" }, { asOf: midnight, during })).toBe(14);
  });

  test("is refused with the metric's name where the question does not say it, rows or none", () => {
    const age = mean(elapsed(Deal.createdAt, asOf()));
    expect(() => age({ deals: [] })).toThrow(
      expect.objectContaining({
        code: "missing-as-of",
        message: expect.stringMatching(/^metric: .*\{ asOf \}/),
      }),
    );
  });

  test.each([new Date(Number.NaN), "2025-02-30", "today", "", 1741993200000, null])(
    "is refused when it is %s",
    (moment) => {
      const opened = count(Deal, { where: lt(Deal.createdAt, asOf()) });
      expect(() => opened({ deals: [] }, { asOf: moment as never })).toThrow(
        expect.objectContaining({
          code: "invalid-argument",
          message: expect.stringContaining(
            `asOf: expected a Date or "YYYY-MM-DD", got ${typeof moment === "string" ? `"${moment}"` : String(moment)}`,
          ),
        }),
      );
    },
  );
});
