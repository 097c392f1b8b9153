import { fc, test as property } from "@fast-check/vitest";
import {
  between,
  count,
  type Cube,
  eq,
  evaluate,
  grain,
  mergeCubes,
  Order,
  report,
  scan,
  type TimeValue,
  where,
} from "salesmetrics";
import {
  atAge,
  cohort,
  cohortEvents,
  cohortSize,
  cohortTable,
  retention,
  throughAge,
} from "salesmetrics/analysis";
import { describe, expect } from "vitest";
import { dayIn, type Time, timeOf } from "../laws/calendar.js";
import { dates, instants, shardsOf, zones } from "../laws/deals.js";
import { ageOf, type Event, expectedTable } from "./oracle.js";
import { buyers, order, paid } from "./cohorts-world.js";

describe("over any events", () => {
  const calendar = fc.record({
    unit: fc.constantFrom("week" as const, "month" as const, "quarter" as const),
    weekStartsOn: fc.constantFrom(0 as const, 1 as const, 6 as const),
    fiscalYearStartMonth: fc.constantFrom(1 as const, 2 as const, 4 as const, 11 as const),
  });
  const eventsOf = (time: fc.Arbitrary<unknown>) =>
    fc.array(
      fc.record({
        member: fc.constantFrom("ann", "bob", "cyd", "dan", "eve", "__proto__", ""),
        at: time as fc.Arbitrary<TimeValue>,
        amount: fc.integer({ min: -50, max: 900 }),
        channel: fc.constantFrom("web", "shop"),
      }),
      { maxLength: 40 },
    );
  const worlds = fc.record({
    events: fc.oneof(eventsOf(dates), eventsOf(instants)),
    zone: fc.constantFrom(...zones),
    cohorts: calendar,
    ages: calendar,
    asOf: fc.oneof(dates, instants) as fc.Arbitrary<TimeValue>,
    seed: fc.nat(),
  });
  type World = typeof worlds extends fc.Arbitrary<infer Value> ? Value : never;

  const ordersOf = (events: readonly Event[]): Order[] =>
    events.map(({ member, at, amount, channel }, index) =>
      order(member, at, amount, { id: String(index), channel }),
    );
  const askedOf = ({ events, zone, cohorts, ages, asOf }: World) => {
    const every = grain({ ...cohorts, timeZone: zone });
    const who = cohort({
      member: Order.customerId,
      at: Order.placedAt,
      every: grain({ ...ages, timeZone: null }),
    });
    const metrics = {
      kept: retention(who),
      rolling: retention(who, { rolling: true }),
      size: cohortSize(who),
      soFar: throughAge(who, paid),
      now: atAge(who, paid),
    };
    const { rows } = cohortEvents(who, ordersOf(events));
    return { who, metrics, rows, query: { every, by: { age: who.age }, asOf } };
  };
  type Asked = ReturnType<typeof askedOf>;
  const laidOut = ({ who, metrics, rows, query: asked }: Asked) => {
    const table = cohortTable(evaluate(metrics, { orders: rows }, asked), who);
    return plain(table);
  };
  const plain = (table: ReturnType<typeof cohortTable<Asked["metrics"], { age: never }, never>>) => {
    const cellOf = (cell: (typeof table.rows)[number]["cells"][number]) => ({
      ...cell,
      soFar: cell.soFar && cell.soFar.amount.toNumber(),
      now: cell.now && cell.now.amount.toNumber(),
      why: table.explain(cell, "kept").reason,
    });
    return {
      ages: table.ages,
      rows: table.rows.map((row) => ({ start: row.period.start, cells: row.cells.map(cellOf) })),
      average: table.average.cells.map(cellOf),
    };
  };

  property.prop([worlds], { numRuns: 150 })("a table agrees with sets of members", (world) => {
    expect(laidOut(askedOf(world))).toEqual(expectedTable(world));
  });

  property.prop([worlds, fc.array(fc.nat(7), { minLength: 1 }), fc.integer({ min: 1, max: 4 })], {
    numRuns: 40,
  })("any shards of the rows give the same table, through JSON", (world, places, count) => {
    const { who, metrics, rows, query: asked } = askedOf(world);
    const shards = shardsOf(rows, places, count);
    const cubes = shards.map(
      (shard) => JSON.parse(JSON.stringify(scan(metrics, { orders: shard }, asked))) as Cube,
    );
    const merged = report(metrics, mergeCubes(metrics, cubes)) as never;
    expect(plain(cohortTable(merged, who) as never)).toEqual(laidOut({ who, metrics, rows, query: asked }));
  });

  property.prop([worlds], { numRuns: 40 })("an average is the metric during the mature cohorts", (world) => {
    const { who, metrics, rows, query: asked } = askedOf(world);
    const table = cohortTable(evaluate(metrics, { orders: rows }, asked), who);
    const mature = (age: number) => table.rows.filter((row) => row.cells[age]!.soFar !== null);
    for (const cell of table.average.cells) {
      const cohorts = mature(cell.age);
      if (cohorts.length === 0) continue;
      const [first, last] = [cohorts[0]!.period, cohorts.at(-1)!.period];
      const during = between(first.start, last.end, { timeZone: world.zone });
      const { by, asOf } = asked;
      const found = evaluate(metrics, { orders: rows }, { by, asOf, during });
      const row = found.rows.find(({ age }) => age === cell.age);
      if (row === undefined) expect([cell.kept, cell.now?.amount.toNumber()]).toEqual([0, 0]);
      else expect([cell.kept, cell.rolling, cell.size]).toEqual([row.kept, row.rolling, row.size]);
    }
  });

  property.prop([worlds], { numRuns: 40 })("a condition leaves the rows it holds for", (world) => {
    const { who, metrics, rows, query: asked } = askedOf(world);
    const during = between("2024-08-01", "2025-06-01", { timeZone: world.zone });
    const narrowed = Object.fromEntries(
      Object.entries(metrics).map(([name, each]) => [name, where(each as never, eq(Order.channel, "web"))]),
    ) as unknown as typeof metrics;
    const web = rows.filter((row) => row.channel === "web");
    const [found, wanted] = [
      laidOut({ who, metrics: narrowed, rows, query: { ...asked, during } as never }),
      laidOut({ who, metrics, rows: web, query: { ...asked, during } as never }),
    ];
    expect(found).toEqual(wanted.rows.length === 0 ? { ...wanted, ...found } : wanted);
  });

  property.prop([eventsOf(fc.oneof(dates, instants)), fc.integer()])(
    "the order of events changes nothing but the order of rows",
    (events, seed) => {
      const given = ordersOf(events);
      const turned = [...given].sort(
        (left, right) => ((Number(left.id) * 7 + seed) % 5) - (Number(right.id) % 3),
      );
      const sorted = (list: readonly Order[]) =>
        [...cohortEvents(buyers, list).rows].sort((left, right) => Number(left.id) - Number(right.id));
      expect(sorted(turned)).toEqual(sorted(given));
    },
  );

  property.prop([worlds])("age counts the edges of periods between two times", ({ events, zone, ages }) => {
    const who = cohort({
      member: Order.customerId,
      at: Order.placedAt,
      every: grain({ ...ages, timeZone: zone }),
    });
    const { rows } = cohortEvents(who, ordersOf(events));
    const day = (time: TimeValue) => dayIn(zone, timeOf(time) as Time);
    const expected = rows.map((row) => ageOf(day(row.cohortStart), day(row.placedAt!), ages)).sort(ascending);
    const counted = evaluate({ n: count(Order) }, { orders: rows }, { by: { age: who.age } });
    expect(
      counted.rows.flatMap((row) => Array.from({ length: row.n! }, () => row.age)).sort(ascending),
    ).toEqual(expected);
  });
});

const ascending = (left: number | null, right: number | null): number => left! - right!;
