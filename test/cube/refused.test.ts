import { bookings, type Cube, Deal, month, rates, report, scan, wonDeals } from "salesmetrics";
import { expect, test } from "vitest";

const metrics = { bookings, wonDeals };

// A row of each sort: one that counts, one of a dimension that cannot be read, one without a time.
const deals = [
  { id: "1", status: "won", amount: "1", currency: "EUR", ownerId: "ann", closedAt: "2025-03-03" },
  { id: "2", status: "won", amount: "2", currency: "USD", ownerId: 3, closedAt: "2025-03-03" },
  { id: "3", status: "won", amount: "4", currency: "EUR", ownerId: "ann" },
] as unknown as Deal[];

const query = {
  by: { rep: Deal.ownerId, source: Deal.source },
  every: month(),
  during: month(2025, 3),
  asOf: "2025-04-01",
  currency: "EUR",
  rates: rates({ base: "EUR", quotes: [{ currency: "USD", date: "2025-01-01", rate: "1.1" }] }),
} as const;

const cube = scan(metrics, { deals }, query);

type Path = readonly (string | number)[];

/** A copy of the cube, as a store has it, in which one part is another. */
function changed(path: Path, value: unknown): Cube<typeof query.by, typeof query.every> {
  const copy = JSON.parse(JSON.stringify(cube)) as typeof cube;
  let parent = copy as unknown as Record<string | number, unknown>;
  for (const name of path.slice(0, -1)) parent = parent[name] as Record<string | number, unknown>;
  parent[path.at(-1)!] = value;
  return copy;
}

test("a cube is taken as it was stored", () => {
  expect(report(metrics, changed(["version"], 1)).total).toEqual(report(metrics, cube).total);
  expect(report(metrics, changed(["cells", 0, "unknown"], undefined)).total.wonDeals).toBe(2);
});

const dimension = { name: "rep", definition: { field: "deals.ownerId" } };
const other = { name: "source", definition: { field: "deals.source" } };

test.each<[place: string, given: string, path: Path, value: unknown]>([
  ["version", "2", ["version"], 2],
  ["question", '"all"', ["question"], "all"],
  ["question.by", "object", ["question", "by"], {}],
  ["question.by", "object", ["question", "by"], [null, other]],
  ["question.by", "object", ["question", "by"], [dimension, { ...other, name: 7 }]],
  ["question.by", "object", ["question", "by"], [dimension, { ...other, definition: "source" }]],
  ["question.by", "object", ["question", "by"], [dimension, { ...other, name: "rep" }]],
  ["question.every", '"month"', ["question", "every"], "month"],
  ["question.every", "object", ["question", "every"], []],
  ["question.during", '"March"', ["question", "during"], "March"],
  ["question.during", "object", ["question", "during", "grain"], "month"],
  ["question.during", "object", ["question", "during", "grain"], undefined],
  ["question.asOf", "5", ["question", "asOf"], 5],
  ["question.timeZone", "null", ["question", "timeZone"], null],
  ["question.currency", '"EURO"', ["question", "currency"], "EURO"],
  ["question.currency", '"DEUR"', ["question", "currency"], "DEUR"],
  ["question.currency", "object", ["question", "currency"], ["EUR"]],
  ["question.rates", "object", ["question", "rates"], []],
  ["question.rates", "object", ["question", "rates", "quotes"], {}],
  ["question.rates", "object", ["question", "rates", "quotes", 0], "USD"],
  ["factors", "null", ["factors"], null],
  ["factors", "object", ["factors"], []],
  ["factors", "object", ["factors", "EUR"], "1"],
  ["factors", "object", ["factors", "EUR"], null],
  ["factors", "object", ["factors", "EUR", "numerator"], 1],
  ["factors", "object", ["factors", "EUR", "numerator"], "0"],
  ["factors", "object", ["factors", "EUR", "denominator"], "0"],
  ["factors", "object", ["factors", "EUR", "denominator"], "-1"],
  ["factors", "object", ["factors", "EUR", "denominator"], undefined],
  ["cells", "object", ["cells"], {}],
  ["cells[1]", "null", ["cells", 1], null],
  ["cells[0].key", "object", ["cells", 0, "key"], {}],
  ["cells[0].key", "object", ["cells", 0, "key"], ["ann"]],
  ["cells[0].key", "object", ["cells", 0, "key"], ["ann", null, null]],
  ["cells[0].key[1]", "object", ["cells", 0, "key", 1], {}],
  ["cells[0].ordinal", '"662"', ["cells", 0, "ordinal"], "662"],
  ["cells[0].ordinal", "-2147483648", ["cells", 0, "ordinal"], -(2 ** 31)],
  ["cells[0].ordinal", "2147483648", ["cells", 0, "ordinal"], 2 ** 31],
  ["cells[0].states", "object", ["cells", 0, "states"], [null]],
  ["cells[0].states[1]", "object", ["cells", 0, "states", 1], "one"],
  ["cells[1].excluded", "null", ["cells", 1, "excluded"], null],
  ["cells[1].excluded[0]", "object", ["cells", 1, "excluded", 0], []],
  ["cells[1].excluded[1]", "object", ["cells", 1, "excluded", 1], { late: 1, "missing closedAt": 0.5 }],
  ["cells[1].unknown", "null", ["cells", 1, "unknown"], null],
  ["cells[1].unknown", "object", ["cells", 1, "unknown"], [null]],
  ["cells[1].unknown[0]", "object", ["cells", 1, "unknown"], [{ "invalid ownerId": 0 }, null]],
  ["cells[1], which is there twice", "object", ["cells", 1], cube.cells[0]],
])("a cube is refused for its %s, %s, which no scan can have made", (place, given, path, value) => {
  expect(() => report(metrics, changed(path, value))).toThrow(
    expect.objectContaining({
      code: "invalid-cube",
      message: `report: expected a cube as scan makes it, got ${given} in ${place}`,
    }),
  );
});
