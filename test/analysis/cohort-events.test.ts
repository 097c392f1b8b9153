import { Activity, and, type CalendarDate, Customer, eq, evaluate, lt, month, Order } from "salesmetrics";
import { cohort, cohortEvents, cohortSize, cohortTable, retention } from "salesmetrics/analysis";
import { describe, expect, test } from "vitest";
import { buyers, order } from "./cohorts-world.js";

describe("cohorts of members with rows of their own", () => {
  const users = cohort({
    member: Activity.customerId,
    at: Activity.heldAt,
    every: month(),
    members: { member: Customer.id, at: Customer.signedUpAt },
  });
  const customers: Customer[] = [
    { id: "ann", signedUpAt: "2025-01-05" },
    { id: "bob", signedUpAt: "2025-01-06" },
    { id: "cyd", signedUpAt: "2025-02-01" },
  ];
  const seen = (id: string, customerId: string | null, heldAt: CalendarDate): Activity => ({
    id,
    type: "call",
    customerId,
    heldAt,
  });
  const activities = [
    seen("1", "ann", "2025-01-05"),
    seen("2", "ann", "2025-02-05"),
    seen("3", "cyd", "2025-01-31"),
    seen("4", "eve", "2025-02-05"),
    seen("5", null, "2025-02-05"),
    seen("6", "cyd", "2025-02-31"),
  ];

  test("count members without an event, and say which events are nobody's", () => {
    const events = cohortEvents(users, activities, customers);
    expect(events.excluded.map(({ row, why }) => [(row as Activity).id, why])).toEqual([
      ["5", "missing customerId"],
      ["6", "invalid heldAt"],
      ["3", "before its member entered"],
      ["4", "unknown member"],
    ]);
    const report = evaluate(
      { kept: retention(users), size: cohortSize(users) },
      { activities: events.rows, customers },
      { every: month(), by: { age: users.age }, asOf: "2025-02-28" },
    );
    const table = cohortTable(report, users);
    expect(table.rows.map((row) => row.cells.map((cell) => [cell.kept, cell.size]))).toEqual([
      [
        [0.5, 2],
        [0.5, 2],
      ],
      [
        [0, 1],
        [null, 1],
      ],
    ]);
    expect(table.average.cells.map((cell) => [cell.kept, cell.cohorts])).toEqual([
      [1 / 3, 2],
      [0.5, 1],
    ]);
  });
});

describe("cohortEvents", () => {
  test("takes as events the rows that a condition holds for, and leaves those alone that it does not", () => {
    const web = cohort({
      member: Order.customerId,
      at: Order.placedAt,
      every: month(),
      where: and(eq(Order.channel, "web"), lt(Order.paidAt, "2026-01-01")),
    });
    const sold = { channel: "web", paidAt: "2025-02-10" } as const;
    const given = [
      order("ann", "2025-01-10", 1, { ...sold, channel: "shop" }),
      order("ann", "2025-02-10", 1, sold),
      order("bob", "2025-02-11", 1, { ...sold, paidAt: "2025-02-30" }),
      null as never,
    ];
    const before = structuredClone(given);
    const { rows, excluded } = cohortEvents(web, given);
    expect(rows.map((row) => [row.customerId, row.cohortStart])).toEqual([["ann", "2025-02-10"]]);
    expect(excluded.map(({ why }) => why)).toEqual(["not a row", "invalid paidAt"]);
    expect(given).toEqual(before);
  });

  test("takes a day before an instant at its midnight, and keeps times as they were", () => {
    const given = [order("ann", new Date("2025-01-10T00:00:00Z")), order("ann", "2025-01-10")];
    expect(cohortEvents(buyers, given).rows.map((row) => row.cohortStart)).toEqual([
      "2025-01-10",
      "2025-01-10",
    ]);
    expect(cohortEvents(buyers, given.slice(0, 1)).rows[0]!.cohortStart).toEqual(given[0]!.placedAt);
  });
});
