import { bookings, type CalendarDate, Deal, evaluate, month, rates } from "salesmetrics";
import { table } from "salesmetrics/tables";
import { expect, test } from "vitest";
import { dateAt } from "../../src/calendar/dates.js";
import { Problems } from "../../src/vectors/problems.js";

const won = (closedAt: CalendarDate, currency: string): Deal => ({
  id: closedAt,
  status: "won",
  amount: 1,
  currency,
  closedAt,
});
const euros = rates({ base: "EUR", quotes: [{ currency: "USD", date: "2025-03-01", rate: "1.1" }] });
const question = { currency: "EUR", rates: euros, during: month(2025, 2) } as const;

test("missing rates of tens of thousands of days are one problem, which counts them", () => {
  // Columns are read for every row of a batch in which one counts, also for those outside the period.
  const early = Array.from({ length: 40_000 }, (_, place) =>
    place % 1000 === 0 ? won("2025-02-01", "EUR") : won(dateAt(place - 30_000), "USD"),
  );
  const deals = table(Deal, [...early, won("2025-02-02", "USD")]);
  expect(() => evaluate({ bookings }, { deals }, question)).toThrow(
    expect.objectContaining({
      code: "missing-rate",
      message:
        "bookings: rates: expected a rate of USD, got 1887-11-13 and rates of USD from 2025-03-01 on: 39961 days of the rows that were read have none, from 1887-11-13 to 2025-02-02",
    }),
  );
});

test("a scan with more different problems than have numbers is refused", () => {
  const problems = new Problems();
  for (let place = 0; place < 32_767; place++) problems.invalid(`problem ${String(place)}`);
  expect(problems.textOf(problems.missing("problem 32766"))).toBe("problem 32766");
  expect(() => problems.missing("one more")).toThrow(expect.objectContaining({ code: "too-many-problems" }));
});
