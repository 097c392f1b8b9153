import { Activity, Customer, evaluate, type Metric, type Money, month, Order, sum } from "salesmetrics";
import {
  cohort,
  cohortEvents,
  cohortTable,
  type InCohort,
  retention,
  throughAge,
} from "salesmetrics/analysis";
import { expectTypeOf, test } from "vitest";

const buyers = cohort({ member: Order.customerId, at: Order.placedAt, every: month() });
const users = cohort({
  member: Activity.customerId,
  at: Activity.heldAt,
  every: month(),
  members: { member: Customer.id, at: Customer.signedUpAt },
});

test("metrics of cohorts read rows that know when their member entered", () => {
  expectTypeOf(throughAge(buyers, sum(Order.paidAmount))).toExtend<
    Metric<InCohort<{ orders: Order }>, Money>
  >();
  const orders: Order[] = [];
  const query = { every: month(), by: { age: buyers.age }, asOf: "2025-01-01" } as const;
  // @ts-expect-error: orders do not say when their customer entered: cohortEvents makes them do so
  evaluate({ kept: retention(buyers) }, { orders }, query);
  const { rows } = cohortEvents(buyers, orders);
  const table = cohortTable(evaluate({ kept: retention(buyers) }, { orders: rows }, query), buyers);
  expectTypeOf(table.rows[0]!.cells[0]!.kept).toEqualTypeOf<number | null>();
  expectTypeOf(table.average.cells[0]!.cohorts).toEqualTypeOf<number>();
  expectTypeOf(table.rows[0]!).not.toHaveProperty("age");
});

test("members with rows of their own are asked for", () => {
  // @ts-expect-error: customers are missing
  cohortEvents(users, []);
  // @ts-expect-error: customers make no sense
  cohortEvents(buyers, [], []);
  const { rows } = cohortEvents(users, [], []);
  const query = { every: month(), by: { age: users.age }, asOf: "2025-01-01" } as const;
  // @ts-expect-error: customers are missing
  evaluate({ kept: retention(users) }, { activities: rows }, query);
});
