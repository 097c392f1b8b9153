import { tableFromArrays } from "apache-arrow";
import {
  bookings,
  count,
  countDistinct,
  type Cube,
  Deal,
  dimension,
  entity,
  evaluate,
  id,
  last,
  mean,
  mergeCubes,
  month,
  number,
  overall,
  report,
  scan,
  share,
  sum,
  text,
  time,
  wonDeals,
} from "salesmetrics";
import { columnsOf, table, tableFromArrow, tableFromColumns } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

// Every object inherits these names from Object.prototype.
const names = ["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__", "isPrototypeOf"] as const;

/** An object with one property of its own, even `__proto__`. */
function named<Value>(name: string, value: Value): Record<string, Value> {
  return Object.fromEntries([[name, value]]);
}

const deals: Deal[] = ["ann", "bob", "ann"].map((ownerId, place) => ({
  id: String(place),
  status: "won",
  amount: place + 1,
  currency: "EUR",
  ownerId,
  stage: names[place]!,
  closedAt: `2025-0${String(place + 1)}-10` as never,
}));

describe.each(names)("%s is the name of", (name) => {
  const by = named(name, Deal.ownerId);
  const data = { deals };

  test("a dimension", () => {
    const made = evaluate({ wonDeals }, data, { by, every: month() });
    expect(made.rows.map((row) => Object.getOwnPropertyDescriptor(row, name)?.value as unknown)).toEqual([
      ...["ann", "ann", "ann"],
      ...["bob", "bob", "bob"],
    ]);
    expect(JSON.parse(JSON.stringify(made.rows[0]))).toHaveProperty("wonDeals", 1);
    expect(Object.keys(JSON.parse(JSON.stringify(made.rows[0])) as object)).toContain(name);
    expect(made.dimensions).toEqual([name]);
  });

  test("a dimension of a cube", () => {
    const cube = scan({ wonDeals }, data, { by });
    const sent = JSON.parse(JSON.stringify(cube)) as Cube;
    const { rows } = report({ wonDeals }, mergeCubes({ wonDeals }, [cube as Cube, sent]));
    expect(rows.map((row) => [row[name as never], row.wonDeals])).toEqual([
      ["ann", 4],
      ["bob", 2],
    ]);
  });

  test("a dimension beside a top of another, of a top, and of subtotals", () => {
    const both = { ...by, stage: Deal.stage };
    const top = { n: 1, by: "wonDeals", other: name };
    const beside = evaluate({ wonDeals }, data, { by: both, top: { stage: top } as never });
    expect(beside.rows).toHaveLength(3);
    const own = evaluate({ wonDeals }, data, {
      by,
      top: named(name, top) as never,
      subtotals: [name] as never,
    });
    expect(own.rows.map((row) => [row[name as never], row.wonDeals])).toEqual([
      ["ann", 2],
      [name, 1],
    ]);
    expect(() => evaluate({ wonDeals }, data, { top: named(name, top) as never })).not.toThrow();
    const unknown = expect.objectContaining({ code: "unknown-name" }) as Error;
    expect(() =>
      evaluate({ wonDeals }, data, { by: { stage: Deal.stage }, top: named(name, top) as never }),
    ).toThrow(unknown);
    expect(() =>
      evaluate({ wonDeals }, data, {
        by: { stage: Deal.stage },
        top: { stage: { n: 1, by: name } } as never,
      }),
    ).toThrow(unknown);
  });

  test("a metric", () => {
    const made = evaluate(named(name, wonDeals), data, { by: { rep: Deal.ownerId } });
    expect(Object.getOwnPropertyDescriptor(made.total, name)?.value).toBe(3);
    expect(Object.keys(JSON.parse(JSON.stringify(made.rows[0])) as object)).toContain(name);
    expect(made.explain(made.total, name).value).toBe(3);
    const other = evaluate({ wonDeals }, data);
    expect(() => other.explain(other.total, name as never)).toThrow(
      expect.objectContaining({ code: "unknown-name" }),
    );
  });

  test("a dimension that a metric goes over all of", () => {
    const { rows } = evaluate({ part: share(wonDeals, name), all: overall(wonDeals, name) }, data, { by });
    expect(rows.map((row) => [row.part, row.all])).toEqual([
      [2 / 3, 3],
      [1 / 3, 3],
    ]);
  });

  test("an entity, and of what it lacks", () => {
    const Thing = entity(name, { id: id(), at: time() });
    const things = count(Thing, { at: Thing.at });
    const rows = [{ id: "1", at: "2025-01-01" }] as const;
    expect(things(named(name, rows) as never)).toBe(1);
    expect(things(named(name, table(Thing, rows)) as never)).toBe(1);
    expect(() => things({} as never)).toThrow(/got none/);
    expect(() =>
      evaluate({ things }, named(name, rows) as never, { by: { rep: dimension({ deals: Deal.ownerId }) } }),
    ).toThrow(expect.objectContaining({ code: "missing-dimension" }));
    const own = dimension(named(name, Thing.id));
    expect(Object.keys((own.definition as { dimension: object }).dimension)).toEqual([name]);
    expect(evaluate({ things }, named(name, rows) as never, { by: { own } }).rows).toHaveLength(1);
  });

  test("a field", () => {
    const Thing = entity("things", { id: id(), ...named(name, text()), size: number() });
    const field = Object.entries(Thing).find(([own]) => own === name)![1] as typeof Thing.id;
    const rows = [
      { id: "1", ...named(name, "a"), size: 1 },
      { id: "2", ...named(name, name), size: 2 },
      { id: "3", size: 3 },
    ] as never[];
    const metrics = { things: count(Thing), kinds: countDistinct(field), total: sum(Thing.size) };
    const made = [
      rows,
      table(Thing, rows),
      tableFromColumns(Thing, columnsOf(table(Thing, rows))),
      tableFromColumns(Thing, {
        id: ["1", "2", "3"],
        size: [1, 2, 3],
        ...named(name, ["a", name, null]),
      }),
      tableFromArrow(
        Thing,
        tableFromArrays({ id: ["1", "2", "3"], kind: ["a", name, null], size: [1, 2, 3] }) as never,
        { fields: named(name, "kind") },
      ),
    ].map((things) => evaluate(metrics, { things }, { by: { field } }));
    for (const each of made) {
      expect(each.rows).toEqual(made[0]!.rows);
      expect(each.total.kinds).toBe(2);
    }
    expect(made[0]!.rows).toHaveLength(3);
    const row = table(Thing, rows).row(1);
    expect(Object.getOwnPropertyDescriptor(row, name)?.value).toBe(name);
    expect(Object.keys(columnsOf(table(Thing, rows)))).toContain(name);
    expect(tableFromArrow(Thing, tableFromArrays({ id: ["1"] }) as never).length).toBe(1);
  });

  test("a value, and of a currency that is none", () => {
    const odd = deals.map((deal) => ({ ...deal, stage: name, customerId: name }));
    const stage = last(Deal.stage, Deal.closedAt);
    const made = evaluate(
      { stage, buyers: countDistinct(Deal.customerId) },
      { deals: odd },
      { by: { stageOf: Deal.stage } },
    );
    expect(made.rows).toEqual([expect.objectContaining({ stageOf: name, stage: name, buyers: 1 })]);
    const foreign = [...deals, { ...deals[0]!, id: "4", currency: name }];
    const metrics = { bookings, mean: mean(Deal.amount, { at: Deal.closedAt }) };
    const paid = evaluate(metrics, { deals: foreign });
    expect(paid.total.bookings?.amount.toString()).toBe("6");
    expect(paid.explain(paid.total, "mean").excluded).toEqual([
      { entity: "deals", why: "unknown currency", count: 1 },
    ]);
  });
});
