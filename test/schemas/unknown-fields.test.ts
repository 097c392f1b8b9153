import { describe, expect, test } from "vitest";
import { Deal } from "salesmetrics";
import { parseRows, safeParseRows } from "../../src/schemas/index.js";

const deal = { id: "d1", status: "won", closedAt: "2025-03-31" };

describe("fields that the entity does not have", () => {
  test("are dropped, with one warning for each, not one for each row", () => {
    const { rows, rejected, issues } = safeParseRows(Deal, [
      deal,
      { ...deal, id: "d2", close_date: "2025-03-31" },
      { ...deal, id: "d3", close_date: "2025-04-01", Region: "north" },
    ]);
    expect(rows).toHaveLength(3);
    expect(rejected).toEqual([]);
    expect(Object.keys(rows[1] ?? {})).not.toContain("close_date");
    expect(issues).toEqual([
      {
        row: null,
        key: null,
        field: "close_date",
        code: "unknown-field",
        message: 'expected a field of deals, got "close_date", first in row 1',
        value: "2025-03-31",
        severity: "warning",
      },
      expect.objectContaining({ field: "Region", value: "north" }),
    ]);
  });

  test.each(["closed_at", "Closed At", "CLOSEDAT", "\uFEFFclosedAt"])(
    "suggest the field that %j looks like",
    (name) => {
      const { issues } = safeParseRows(Deal, [{ ...deal, [name]: "2025-03-31" }]);
      expect(issues[0]?.message).toContain("; write it as closedAt: rows.map(");
      expect(issues[0]?.severity).toBe("warning");
    },
  );

  test("are errors where they are a field, written another way, that rows lack", () => {
    const snake = [
      { id: "1", status: "won", closed_at: "2025-03-31", owner_id: "ann" },
      { id: "2", status: "won", closed_at: "2025-04-01", owner_id: "bob" },
    ];
    expect(() => parseRows(Deal, snake)).toThrow(
      'all rows closed_at: expected a field of deals, got "closed_at", first in row 0; write it as closedAt: rows.map(({ "closed_at": closedAt, ...row }) => ({ ...row, closedAt }))',
    );
    const { rows, issues } = safeParseRows(Deal, snake);
    expect(rows).toHaveLength(2);
    const unknown = issues.filter(({ code }) => code === "unknown-field");
    expect(unknown.map(({ field, severity }) => [field, severity])).toEqual([
      ["closed_at", "error"],
      ["owner_id", "error"],
    ]);
    const renamed = snake.map(({ closed_at: closedAt, owner_id: ownerId, ...row }) => ({
      ...row,
      closedAt,
      ownerId,
    }));
    expect(parseRows(Deal, renamed)).toHaveLength(2);
    expect(parseRows(Deal, snake, { unknownFields: "keep" })).toHaveLength(2);
  });

  test("come before what rows lack because of them", () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({ Id: String(index), status: "won" }));
    expect(() => parseRows(Deal, rows)).toThrow(
      /with problems: all rows Id: expected a field of deals, got "Id"/,
    );
  });

  test("are kept as they came when asked", () => {
    const tags = ["a"];
    const { rows, issues } = safeParseRows(Deal, [{ ...deal, tags }], { unknownFields: "keep" });
    expect(rows[0]).toMatchObject({ id: "d1", tags });
    expect(issues).toEqual([]);
  });

  test("named __proto__ neither change what rows inherit nor disappear", () => {
    const input: unknown = JSON.parse(
      '[{ "id": "d1", "status": "open", "__proto__": { "polluted": true } }]',
    );
    const [dropped] = parseRows(Deal, input);
    const [kept] = parseRows(Deal, input, { unknownFields: "keep" });
    expect(dropped).not.toHaveProperty("polluted");
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect(Object.keys(kept ?? {})).toContain("__proto__");
    expect(safeParseRows(Deal, input).issues).toMatchObject([{ field: "__proto__", code: "unknown-field" }]);
  });

  test("that a row only inherits are not its own", () => {
    const input = [Object.assign(Object.create({ note: "of all" }) as object, deal)];
    expect(safeParseRows(Deal, input).issues).toEqual([]);
  });
});
