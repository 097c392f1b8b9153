import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { Campaign, Deal } from "salesmetrics";
import {
  type ParsedRows,
  parseRows,
  type RowIssue,
  rowSchema,
  safeParseRows,
} from "../../src/schemas/index.js";

const blank = fc.constantFrom(null, undefined, "", " ");
const id = fc.oneof(
  fc.integer({ min: 0, max: 30 }),
  fc.constantFrom("a", "__proto__", "constructor"),
  fc.string(),
);
const instant = fc.date({
  min: new Date("1000-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const time = fc.oneof(
  blank,
  instant,
  instant.map((date) => date.toISOString()),
  instant.map((date) => date.toISOString().slice(0, 10)),
);
const amount = fc.oneof(
  blank,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.tuple(fc.bigInt(), fc.nat()).map(([whole, part]) => `${whole}.${part}`),
);
const anything = fc.oneof(
  fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }),
  fc.string(),
);

const goodDeal = fc.record(
  {
    id: id.filter((value) => String(value).trim() !== ""),
    status: fc.constantFrom("open", "Won", "closedlost", "Prospecting"),
    amount,
    currency: fc.oneof(blank, fc.constantFrom("USD", "eur")),
    probability: fc.oneof(blank, fc.double({ min: 0, max: 1, noNaN: true })),
    name: fc.oneof(blank, fc.string()),
    createdAt: time,
    closedAt: time,
  },
  { requiredKeys: ["id", "status"] },
);
const brokenDeal = fc.oneof(
  anything,
  fc.record({
    id: fc.oneof(id, anything),
    status: anything,
    amount: anything,
    closedAt: anything,
    currency: anything,
  }),
);
const mixed = fc.array(fc.oneof({ weight: 3, arbitrary: goodDeal }, { weight: 1, arbitrary: brokenDeal }), {
  maxLength: 40,
});

const campaign = fc.record({ id, spentAt: time, spend: amount, currency: fc.constantFrom("USD", "", "?") });

/** Whether every row is in exactly one of the two lists, and each list has what it should. */
function expectCover(input: readonly unknown[], { rows, rejected, issues }: ParsedRows<object>): void {
  expect(rows.length + rejected.length).toBe(input.length);
  expect(new Set(rejected.map(({ row }) => row)).size).toBe(rejected.length);
  const withErrors = new Set(issues.filter(({ severity }) => severity === "error").map(({ row }) => row));
  expect(rejected.every(({ row }) => withErrors.has(row))).toBe(true);
  for (const { row, input: given, issues: own } of rejected) {
    expect(given).toBe(input[row]);
    expect(own.some(({ severity }) => severity === "error")).toBe(true);
    expect(own.every((issue) => issue.row === row)).toBe(true);
  }
}

describe("for any mix of valid and broken rows", () => {
  test.prop([mixed])(
    "rows and rejected cover the input exactly once, and each rejected row has an error",
    (input) => {
      expectCover(input, safeParseRows(Deal, input));
    },
  );

  test.prop([fc.array(campaign, { maxLength: 30 })])(
    "the same holds where two fields make the key",
    (input) => {
      expectCover(input, safeParseRows(Campaign, input));
    },
  );

  test.prop([mixed])(
    "the kept rows are those of the input that were not rejected, in their order",
    (input) => {
      const { rows, rejected } = safeParseRows(Deal, input);
      const bad = new Set(rejected.map(({ row }) => row));
      const kept = input.filter((_, index) => !bad.has(index));
      const again = safeParseRows(Deal, kept);
      expect([again.rows, again.rejected]).toEqual([rows, []]);
    },
  );

  test.prop([mixed])(
    "a row has the errors that it has alone, and at most that of a duplicate besides",
    (input) => {
      const { issues } = safeParseRows(Deal, input);
      const errorsOf = (found: readonly RowIssue[], at: number): unknown[] =>
        found
          .filter(({ row, severity, code }) => row === at && severity === "error" && code !== "duplicate")
          .map(({ field, code, message }) => [field, code, message]);
      input.forEach((row, index) => {
        expect(errorsOf(issues, index)).toEqual(errorsOf(safeParseRows(Deal, [row]).issues, 0));
      });
    },
  );

  test.prop([mixed])(
    "a field that cannot be read is blank, and the others are as they are without it",
    (input) => {
      const { rows, rejected, issues } = safeParseRows(Deal, input);
      const bad = new Set(rejected.map(({ row }) => row));
      const kept = input.flatMap((row, index) => (bad.has(index) ? [] : [{ row, index }]));
      kept.forEach(({ row, index }, place) => {
        const unread = issues.filter((issue) => issue.row === index && issue.severity === "error");
        const blanks = Object.fromEntries(unread.map(({ field }) => [field, null]));
        expect(rows[place]).toMatchObject(blanks);
        expect(parseRows(Deal, [{ ...(row as object), ...blanks }])).toEqual([rows[place]]);
      });
    },
  );

  test.prop([mixed])("parseRows throws exactly where something cannot be read", (input) => {
    const { rows, issues } = safeParseRows(Deal, input);
    if (issues.every(({ severity }) => severity === "warning")) expect(parseRows(Deal, input)).toEqual(rows);
    else
      expect(() => parseRows(Deal, input)).toThrow(expect.objectContaining({ code: "invalid-rows", issues }));
  });

  test.prop([fc.oneof(goodDeal, brokenDeal)])(
    "the zod schema accepts a row exactly where safeParseRows reads all of it",
    (row) => {
      const { issues } = safeParseRows(Deal, [row]);
      expect(rowSchema(Deal).safeParse(row).success).toBe(
        issues.every(({ severity }) => severity === "warning"),
      );
    },
  );
});

describe("parsed rows", () => {
  test.prop([mixed])("parse to equal rows", (input) => {
    const { rows } = safeParseRows(Deal, input);
    expect(parseRows(Deal, rows)).toEqual(rows);
  });

  test.prop([mixed])("parse to equal rows after a round trip through JSON", (input) => {
    // JSON has no negative zero; every other value comes back as it was.
    const rows = safeParseRows(Deal, input).rows.map(withoutNegativeZero);
    expect(parseRows(Deal, JSON.parse(JSON.stringify(rows)))).toEqual(rows);
  });

  test.prop([fc.array(campaign, { maxLength: 30 })])(
    "parse to equal rows where two fields make the key",
    (input) => {
      const rows = safeParseRows(Campaign, input).rows.map(withoutNegativeZero);
      expect(safeParseRows(Campaign, JSON.parse(JSON.stringify(rows))).rows).toEqual(rows);
    },
  );

  test.prop([
    fc.array(goodDeal, { maxLength: 20 }).map((rows) => rows.map((row, index) => ({ ...row, id: index }))),
  ])("are all of the valid ones", (input) => {
    expect(parseRows(Deal, input)).toHaveLength(input.length);
  });
});

function withoutNegativeZero<RowType extends Deal | Campaign>(row: RowType): RowType {
  const entries = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    value === 0 ? 0 : value,
  ]);
  return Object.fromEntries(entries) as RowType;
}
