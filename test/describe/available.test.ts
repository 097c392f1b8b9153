import fc from "fast-check";
import * as salesmetrics from "salesmetrics";
import { type AnyMetric, definitionOf, evaluate, type Json, type Metric, winRate } from "salesmetrics";
import { availableFrom, describe } from "salesmetrics/describe";
import { en } from "salesmetrics/describe/en";
import { describe as group, expect, test } from "vitest";
import { madeFrom } from "../../src/describe/made-from.js";
import { shapeOf } from "../../src/expressions/shape.js";
import { everyMetric } from "../catalog/catalogue.js";
import { entities } from "../entities.js";
import { dataOf } from "../laws/rows.js";

type Row = Readonly<Record<string, unknown>>;
type Data = Readonly<Record<string, readonly Row[]>>;

const shapes = new Map(entities.map((entity) => [entity[shapeOf].name, entity[shapeOf]]));
const allFields = Object.fromEntries(
  [...shapes].map(([name, { fields }]): [string, string[]] => [name, Object.keys(fields)]),
);

group("from some fields", () => {
  test("is what needs no other, and the nearest of the rest comes first", () => {
    const { available, missing } = availableFrom(salesmetrics, { deals: ["id", "status", "closedAt"] });
    expect(available).toEqual(
      expect.arrayContaining(["winRate", "wonDeals", "lostDeals", "closedDeals", "lossRate"]),
    );
    expect(available).not.toContain("bookings");
    expect(missing.find(({ id }) => id === "dealsCreated")!.needs).toEqual({ deals: ["createdAt"] });
    const sizes = missing.map(({ needs }) => Object.values(needs).flat().length);
    expect(sizes).toEqual([...sizes].sort((left, right) => left - right));
    expect(available.length + missing.length).toBe(Object.keys(en.metrics).length);
  });

  test("of every entity is everything", () => {
    expect(availableFrom(salesmetrics, allFields).missing).toEqual([]);
  });

  test("of none is nothing", () => {
    expect(availableFrom(salesmetrics, {}).available).toEqual([]);
  });

  test("of the rows that views are made from is everything too", () => {
    const sources = Object.fromEntries(Object.entries(allFields).filter(([name]) => !(name in madeFrom)));
    expect(availableFrom(salesmetrics, sources).missing).toEqual([]);
  });

  test("needs the rows of a view, or those it is made from", () => {
    const { timeInStage } = salesmetrics;
    expect(availableFrom({ timeInStage }, {}).missing).toEqual([
      { id: "timeInStage", needs: { stageVisits: ["dealId", "stage", "enteredAt"] } },
    ]);
    expect(availableFrom({ timeInStage }, { stageVisits: ["dealId", "stage", "enteredAt"] }).missing).toEqual(
      [],
    );
    const [missing] = availableFrom({ timeInStage }, { stageStays: ["id"] }).missing;
    expect(Object.keys(missing!.needs)).toEqual(["stageStays"]);
  });

  test("a count of rows needs their id", () => {
    const deals = salesmetrics.count(salesmetrics.Deal);
    expect(availableFrom({ deals }, {}).missing).toEqual([{ id: "deals", needs: { deals: ["id"] } }]);
  });

  test("fields that are no list are refused", () => {
    expect(() => availableFrom({ winRate }, { deals: "status" as never })).toThrow(
      'availableFrom: expected a list of the fields of deals, got "status"',
    );
    expect(() => availableFrom({ winRate }, null as never)).toThrow(
      "availableFrom: expected fields by entity",
    );
  });
});

// Whether a field matters is asked of `evaluate`: rows with the field, the same rows without it, and both explanations.

const kinds = { times: "dates" } as Parameters<typeof dataOf>[1];
const asked = {
  during: salesmetrics.between("2024-11-01", "2025-02-01", { timeZone: "UTC" }),
  asOf: "2025-01-20",
  currency: "EUR",
  rates: salesmetrics.rates({
    base: "EUR",
    quotes: (["USD", "JPY", "KWD"] as const).map((currency) => ({ currency, rate: "1.25" })),
  }),
} as const;

function explanationOf(metric: AnyMetric, data: Data): string {
  try {
    const report = evaluate({ it: metric as Metric<never, unknown> }, data as never, asked);
    return JSON.stringify(report.explain(report.total, "it"));
  } catch (error) {
    return String(error);
  }
}

/** Rows in which nothing is left out by a mark. */
function unmarked(data: Data, marks: Readonly<Record<string, readonly string[]>>): Data {
  return Object.fromEntries(
    Object.entries(data).map(([entity, rows]) => [
      entity,
      rows.map((row) => ({
        ...row,
        ...Object.fromEntries((marks[entity] ?? []).map((name) => [name, null])),
      })),
    ]),
  );
}

function without(data: Data, entity: string, fields: readonly string[]): Data {
  const rows = data[entity]!.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name))),
  );
  return { ...data, [entity]: rows };
}

/** The fields for which another may stand in, so that random rows seldom show that they are read. */
function replaceableIn(definition: Json, isReplaceable = false): ReadonlySet<string> {
  if (typeof definition !== "object" || definition === null) return new Set();
  const { field } = definition as { readonly field?: unknown };
  if (typeof field === "string") return new Set(isReplaceable ? [field] : []);
  const parts = Object.entries(definition).map(([name, part]: [string, Json]) =>
    replaceableIn(part, isReplaceable || name === "coalesce" || name === "or"),
  );
  return new Set(parts.flatMap((found) => [...found]));
}

/** Rows with a value in each field that the generator of deals leaves out, and every third value of others missing. */
function varied(data: Data, sample: number): Data {
  return Object.fromEntries(
    Object.entries(data).map(([entity, rows]) => {
      const fields = Object.entries(shapes.get(entity)!.fields);
      const filled = rows.map((row, place) =>
        Object.fromEntries(
          fields.map(([name, { type, rules }], index) => {
            const isLeftOut = name !== "id" && sample % 2 === 1 && (place + index * 2 + sample) % 3 === 0;
            const other = {
              time: "2024-12-15",
              flag: true,
              number: place,
              money: place,
              text: `text ${place}`,
            }[type];
            const usual = Object.hasOwn(row, name)
              ? row[name]
              : (rules.words?.[place % rules.words.length] ?? other);
            return [name, isLeftOut ? null : usual];
          }),
        ),
      );
      return [entity, filled];
    }),
  );
}

test.each(Object.entries(everyMetric).filter((_, place) => place % 9 === 0))(
  "%s cannot do without the fields that it needs, and can without all others",
  (_, metric) => {
    const { needs, optional } = describe(metric, en);
    const samples = fc
      .sample(dataOf(new Set(Object.keys(needs)), kinds), { numRuns: 200, seed: 20 })
      .map((data, sample) => unmarked(varied(data as Data, sample), optional));
    const needed = Object.entries(needs).flatMap(([entity, fields]) =>
      fields.filter((field) => field !== "id").map((field) => [entity, field] as const),
    );
    const matters = new Set<string>();
    for (const data of samples) {
      const whole = explanationOf(metric, data);
      const bare = Object.entries(needs).reduce<Data>((left, [entity, fields]) => {
        const others = Object.keys(shapes.get(entity)!.fields);
        return without(
          left,
          entity,
          others.filter((name) => name !== "id" && !fields.includes(name)),
        );
      }, data);
      expect(explanationOf(metric, bare)).toBe(whole);
      for (const [entity, field] of needed.filter((path) => !matters.has(path.join("."))))
        if (explanationOf(metric, without(data, entity, [field])) !== whole)
          matters.add(`${entity}.${field}`);
    }
    const replaced = replaceableIn(definitionOf(metric).formula);
    const idle = needed.map((path) => path.join(".")).filter((path) => !matters.has(path));
    expect(idle.filter((path) => !replaced.has(path))).toEqual([]);
  },
);
