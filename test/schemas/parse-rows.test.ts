import { describe, expect, test, vi } from "vitest";
import { SalesmetricsError } from "../../src/errors.js";
import { bookings, Deal, evaluate, extend, money, oneOf, Rep, text, winRate } from "salesmetrics";
import { shapeOf } from "../../src/expressions/shape.js";
import { InvalidRowsError, parseRows, type RowIssue, safeParseRows } from "../../src/schemas/index.js";
import { entities } from "../entities.js";
import { entityNamed, requiredOf } from "./required.js";

const deal = { id: "d1", status: "open" };

function errorOf(call: () => unknown): InvalidRowsError {
  try {
    call();
  } catch (error) {
    if (error instanceof InvalidRowsError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("parseRows", () => {
  test("returns an empty array for an empty array", () => {
    expect(parseRows(Deal, [])).toEqual([]);
  });

  test("returns uniform rows: every field, null where the input has none", () => {
    expect(parseRows(Deal, [deal])).toEqual([
      {
        id: "d1",
        status: "open",
        name: null,
        amount: null,
        currency: null,
        probability: null,
        stage: null,
        createdAt: null,
        qualifiedAt: null,
        expectedCloseAt: null,
        closedAt: null,
        lossReason: null,
        competitor: null,
        ownerId: null,
        customerId: null,
        accountId: null,
        leadId: null,
        campaignId: null,
        productId: null,
        source: null,
        pipeline: null,
        type: null,
        listAmount: null,
        termMonths: null,
      },
    ]);
  });

  test("throws every problem of every row", () => {
    const error = errorOf(() =>
      parseRows(Deal, [
        deal,
        { id: "d2", status: "won", amount: "$5", closedAt: "2025-02-30" },
        null,
        { status: "open" },
      ]),
    );
    expect(error).toBeInstanceOf(SalesmetricsError);
    expect(error.code).toBe("invalid-rows");
    expect(error.issues.map(({ row, field, code }) => [row, field, code])).toEqual([
      [1, "amount", "invalid-number"],
      [1, "closedAt", "invalid-time"],
      [2, null, "not-a-row"],
      [3, "id", "missing"],
    ]);
  });

  test("counts the rows and shows the first three errors in its message", () => {
    const input = [deal, { id: "d2", status: "won", closedAt: "soon", amount: true }, 7, { status: "open" }];
    expect(errorOf(() => parseRows(Deal, input)).message).toBe(
      "parseRows: expected 4 valid deals, got 3 with problems: " +
        "row 1 amount: expected a decimal number, got true; " +
        'row 1 closedAt: expected an ISO date or time such as "2025-03-31T14:00:00Z", got "soon"; ' +
        "row 2: expected an object with fields, got 7; and 1 more",
    );
  });

  test("hands warnings to onWarning, in order, and none to nobody", () => {
    const warned: RowIssue[] = [];
    const rows = parseRows(Deal, [{ id: "d1", status: "Engaging", extra: 1 }], {
      onWarning: (issue) => warned.push(issue),
    });
    expect(rows).toHaveLength(1);
    expect(warned.map(({ code }) => code)).toEqual(["unknown-word", "unknown-field"]);
  });

  test("calls nobody when it throws: the error has the warnings too", () => {
    const onWarning = vi.fn();
    const error = errorOf(() => parseRows(Deal, [{ id: "d1", status: "Engaging" }, {}], { onWarning }));
    expect(onWarning).not.toHaveBeenCalled();
    expect(error.issues.map(({ severity }) => severity)).toEqual(["warning", "error", "error"]);
  });
});

describe("an input that is no array", () => {
  test.each([
    [null, "nothing"],
    [undefined, "nothing"],
    ["", "nothing"],
    [42, "42"],
    ["<!doctype html><p>", '"<!doctype html><p>", which looks like a web page'],
    ['[{"id":1}]', String.raw`"[{\"id\":1}]"`],
    [{ total: 1, data: [deal] }, "an object with total, data: pass the array in data"],
    [{}, "an object without fields"],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, "an object with a, b, c, d, …"],
    [new Date(0), "1970-01-01T00:00:00.000Z"],
    [() => [], "a function"],
    [new Set([deal]), "an object without fields"],
  ])("%j is told from data", (input, got) => {
    for (const [name, parse] of [
      ["parseRows", parseRows],
      ["safeParseRows", safeParseRows],
    ] as const) {
      const error = errorOf(() => parse(Deal, input));
      expect(error.message).toBe(`${name}: expected an array of deals, got ${got}`);
      expect(error.issues).toMatchObject([
        { row: null, field: null, code: "not-an-array", severity: "error" },
      ]);
    }
  });
});

describe("a row", () => {
  test.each([null, undefined, 7, "d1", true, ["d1", "open"], () => deal, Symbol("d1")])(
    "is not %s",
    (row) => {
      const { rows, rejected } = safeParseRows(Deal, [row, deal]);
      expect(rows).toHaveLength(1);
      expect(rejected).toMatchObject([{ row: 0, issues: [{ field: null, key: null, code: "not-a-row" }] }]);
      expect(rejected[0]?.input).toBe(row);
    },
  );

  test("is not a hole in the array", () => {
    const holed = [deal];
    holed[2] = { ...deal, id: "d3" };
    expect(safeParseRows(Deal, holed).rejected.map(({ row }) => row)).toEqual([1]);
  });

  class StoredDeal {
    readonly #id = "d1";
    get id() {
      return this.#id;
    }
    readonly status = "open";
  }

  test.each([
    ["an instance of a class, with getters", new StoredDeal()],
    ["an object without a prototype", Object.assign(Object.create(null) as object, deal)],
    ["a frozen object", Object.freeze({ ...deal })],
  ])("may be %s", (_, row) => {
    const [parsed] = parseRows(Deal, [row]);
    expect(parsed).toMatchObject(deal);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });

  test("is not changed, and neither is the input", () => {
    const input = Object.freeze([
      Object.freeze({ id: 1, status: " Won ", closedAt: 1743429600000, name: "" }),
    ]);
    const before = structuredClone(input);
    const rows = parseRows(Deal, input);
    expect(input).toEqual(before);
    expect(rows[0]).not.toBe(input[0]);
  });
});

describe("safeParseRows", () => {
  test("returns the bad rows as they came, beside the good ones", () => {
    const bad = { id: " ", status: "won", amount: 1054 };
    const { rows, rejected, issues } = safeParseRows(Deal, [deal, bad, { ...deal, id: "d3" }]);
    expect(rows.map(({ id }) => id)).toEqual(["d1", "d3"]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]?.row).toBe(1);
    expect(rejected[0]?.input).toBe(bad);
    expect(rejected[0]?.issues).toEqual(issues);
    expect(issues[0]).toMatchObject({
      row: 1,
      key: null,
      field: "id",
      value: " ",
      severity: "error",
    });
  });

  test("keeps a row with a field that cannot be read, which is blank and reported", () => {
    const { rows, rejected, issues } = safeParseRows(
      Deal,
      [{ id: "d1", status: "won", amount: "1,054.00", closedAt: "soon", currency: "Dollar", ownerId: "ann" }],
      { currency: "USD" },
    );
    expect(rejected).toEqual([]);
    expect(rows).toMatchObject([
      { id: "d1", status: "won", amount: null, closedAt: null, currency: null, ownerId: "ann" },
    ]);
    // And not that an amount lacks its currency, or a won deal its date.
    expect(issues.map(({ row, key, field, code, severity }) => [row, key, field, code, severity])).toEqual([
      [0, "d1", "amount", "invalid-number", "error"],
      [0, "d1", "currency", "unknown-currency", "error"],
      [0, "d1", "closedAt", "invalid-time", "error"],
    ]);
  });

  test("still compares the fields of such a row that can be read", () => {
    const { issues } = safeParseRows(Deal, [
      { ...deal, amount: "x", createdAt: "2025-03-02", closedAt: "2025-03-01" },
    ]);
    expect(issues.map(({ field, code }) => [field, code])).toEqual([
      ["amount", "invalid-number"],
      ["closedAt", "time-order"],
    ]);
  });

  test("leaves a row out of figures that need the blank field, and of no others", () => {
    const { rows } = safeParseRows(Deal, [
      { id: "d1", status: "won", amount: "1,054.00", currency: "USD", closedAt: "2025-03-31" },
      { id: "d2", status: "won", amount: 100, currency: "USD", closedAt: "2025-03-31" },
      { id: "d3", status: "lost", amount: 100, currency: "USD", closedAt: "2025-03-31" },
    ]);
    const report = evaluate({ winRate, bookings }, { deals: rows });
    expect(report.total.winRate).toBeCloseTo(2 / 3, 15);
    expect(String(report.total.bookings?.amount)).toBe("100");
    expect(report.explain(report.total, "bookings").excluded).toEqual([
      { entity: "deals", why: "missing amount", count: 1 },
    ]);
    expect(report.explain(report.total, "winRate").excluded).toEqual([]);
  });

  test("looks for what does not fit together in the rows that it keeps only", () => {
    const { issues } = safeParseRows(Deal, [
      { ...deal, amount: 1, currency: "USD" },
      { ...deal, amount: 1 },
    ]);
    expect(issues.map(({ row, code }) => [row, code])).toEqual([[1, "duplicate"]]);
  });

  test("lists the warnings of kept rows", () => {
    const { rows, rejected, issues } = safeParseRows(Deal, [{ id: "d1", status: "Prospecting" }]);
    expect(rows).toHaveLength(1);
    expect(rejected).toEqual([]);
    expect(issues).toMatchObject([{ row: 0, field: "status", value: "Prospecting", severity: "warning" }]);
  });

  test("gives issues that survive JSON", () => {
    const { issues } = safeParseRows(Deal, [{ id: "d1", status: "won", amount: "x" }, 3, {}, undefined]);
    expect(issues).toHaveLength(6);
    expect(JSON.parse(JSON.stringify(issues))).toStrictEqual(issues);
  });

  test("reports one bad field in a million rows and keeps them all", () => {
    const input = Array.from({ length: 1_000_000 }, (_, index) => ({ id: index, hiredAt: "2025-03-31" }));
    input[765_432] = { id: 765_432, hiredAt: "2025-02-30" };
    const { rows, rejected, issues } = safeParseRows(Rep, input);
    expect(rows).toHaveLength(1_000_000);
    expect(rejected).toEqual([]);
    expect(rows[765_432]).toMatchObject({ id: "765432", hiredAt: null });
    expect(issues).toMatchObject([{ row: 765_432, key: "765432", field: "hiredAt" }]);
  });
});

describe("the rows of an extended entity", () => {
  const OwnDeal = extend(Deal, {
    region: text(),
    tier: oneOf(["gold", "silver"]),
    bonus: money(),
    constructor: text(),
  });

  test("have its fields, read by their kinds", () => {
    const [row] = parseRows(OwnDeal, [
      { ...deal, currency: "USD", region: " north ", tier: "Gold", bonus: "5.0" },
    ]);
    expect(row).toMatchObject({ region: "north", tier: "gold", bonus: "5" });
  });

  test("are blank where they cannot be read", () => {
    const { rows, issues } = safeParseRows(OwnDeal, [{ ...deal, tier: "bronze", bonus: "5 EUR" }]);
    expect(rows).toMatchObject([{ tier: null, bonus: null }]);
    expect(issues.map(({ field }) => field)).toEqual(["tier", "bonus"]);
  });

  test("do not take what every object inherits for a value", () => {
    expect(parseRows(OwnDeal, [deal])[0]).toMatchObject({ constructor: null });
    expect(parseRows(OwnDeal, [{ ...deal, constructor: "Bob" }])[0]).toMatchObject({ constructor: "Bob" });
  });

  test("are read by the rules of the base too", () => {
    expect(parseRows(OwnDeal, [{ id: 1, status: "Closed Lost", closedAt: "2025-03-31" }])[0]?.status).toBe(
      "lost",
    );
  });

  test("are named by the function that was called", () => {
    expect(errorOf(() => parseRows(OwnDeal, [{}])).message).toMatch(
      /^parseRows: expected 1 valid deals, got 1 /,
    );
    expect(errorOf(() => safeParseRows(OwnDeal, null)).message).toMatch(/^safeParseRows: /);
  });
});

describe("options", () => {
  test.each(["usd", "XXX", "", 5])("refuse the currency %j", (currency) => {
    expect(() => parseRows(Deal, [], { currency: currency as string })).toThrow(
      expect.objectContaining({ code: "unknown-currency" }),
    );
  });

  test("refuse an unknown policy for unknown fields", () => {
    expect(() => parseRows(Deal, [], { unknownFields: "strip" as "drop" })).toThrow(
      'parseRows: expected keep or drop as unknownFields, got "strip"',
    );
  });
});

describe("the rows of each entity", () => {
  test.each(entities.map((entity) => [entity[shapeOf].name, entity] as const))(
    "%s are read, need their required fields, and are named in messages",
    (plural, entity) => {
      const row = requiredOf(entity);
      expect(row).toHaveProperty("id");
      expect(parseRows(entity, [row])).toMatchObject([row]);
      expect(safeParseRows(entity, [row, row, row])).toMatchObject({
        rows: [row],
        rejected: [{ row: 1 }, { row: 2 }],
      });
      for (const field of Object.keys(row)) {
        const { [field]: _, ...others } = row;
        const { rejected } = safeParseRows(entity, [others]);
        expect(rejected[0]?.issues).toMatchObject([{ field, code: "missing" }]);
      }
      expect(errorOf(() => parseRows(entity, [{}])).message).toMatch(
        `parseRows: expected 1 valid ${plural}, got 1 with problems: `,
      );
      expect(errorOf(() => safeParseRows(entity, 0)).message).toBe(
        `safeParseRows: expected an array of ${plural}, got 0`,
      );
    },
  );

  test.each([
    ["deals", ["id", "status"]],
    ["orderLines", ["id", "orderId"]],
    ["stageVisits", ["id", "dealId", "stage"]],
    ["leads", ["id"]],
  ])("of %s need %j", (plural, required) => {
    expect(Object.keys(requiredOf(entityNamed(plural))).sort()).toEqual([...required].sort());
  });
});
