import { describe, expect, test } from "vitest";
import { Campaign, Deal } from "salesmetrics";
import { parseRows, safeParseRows } from "../../src/schemas/index.js";

const open = (id: unknown) => ({ id, status: "open" });

describe("a repeated key", () => {
  test("rejects the later row and names the first", () => {
    const { rows, rejected } = safeParseRows(Deal, [open("a"), open("b"), { ...open("a"), name: "again" }]);
    expect(rows.map(({ id }) => id)).toEqual(["a", "b"]);
    expect(rejected).toMatchObject([
      { row: 2, issues: [{ key: "a", field: "id", code: "duplicate", value: "a" }] },
    ]);
    expect(rejected[0]?.issues[0]?.message).toBe('expected each id once, got "a", which row 0 has');
  });

  test("is found after ids are read", () => {
    expect(safeParseRows(Deal, [open(17), open(" 17 ")]).rejected).toMatchObject([{ row: 1 }]);
  });

  test("is reported with whatever else is wrong with the row", () => {
    const { rejected } = safeParseRows(Deal, [open("a"), { ...open("a"), amount: "x" }]);
    expect(rejected[0]?.issues.map(({ code }) => code)).toEqual(["invalid-number", "duplicate"]);
  });

  test("does not cost the good row that follows a rejected one", () => {
    const { rows, rejected } = safeParseRows(Deal, [{ id: "a" }, open("a"), open("a")]);
    expect(rows).toHaveLength(1);
    expect(rejected.map(({ row }) => row)).toEqual([0, 2]);
    expect(rejected[1]?.issues[0]?.message).toContain("which row 1 has");
  });

  test("is no matter of missing keys: those are missing, not repeated", () => {
    const { rejected } = safeParseRows(Deal, [open(null), open("")]);
    expect(rejected.map(({ issues }) => issues.map(({ code }) => code))).toEqual([["missing"], ["missing"]]);
  });

  test("of words that objects inherit is not seen where there is none", () => {
    const ids = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    expect(parseRows(Deal, ids.map(open)).map(({ id }) => id)).toEqual(ids);
  });
});

describe("campaign rows", () => {
  test("are told by campaign and day", () => {
    const rows = [
      { id: "spring", spentAt: "2025-03-30" },
      { id: "spring", spentAt: "2025-03-31" },
      { id: "spring", spentAt: "2025-03-31T00:00:00Z" },
      { id: "spring" },
      { id: "summer" },
    ];
    expect(parseRows(Campaign, rows)).toHaveLength(5);
  });

  test.each([{ spentAt: "2025-03-31" }, { spentAt: 1743429600000 }, {}])("repeat with the day %j", (day) => {
    const { rejected } = safeParseRows(Campaign, [
      { id: "spring", ...day },
      { id: "spring", ...day },
    ]);
    expect(rejected).toMatchObject([{ row: 1, issues: [{ code: "duplicate", field: "id" }] }]);
  });

  test("do not repeat a row without a day when theirs cannot be read", () => {
    const { rejected } = safeParseRows(Campaign, [{ id: "spring" }, { id: "spring", spentAt: "yesterday" }]);
    expect(rejected[0]?.issues.map(({ code }) => code)).toEqual(["invalid-time"]);
  });

  test("repeat a time that is only warned of", () => {
    const row = { id: "spring", spentAt: "2025-10-26 02:30" };
    const { rejected } = safeParseRows(Campaign, [row, row], { timeZone: "Europe/Berlin" });
    expect(rejected[0]?.issues.map(({ code }) => code)).toEqual(["ambiguous-time", "duplicate"]);
  });

  test("are told apart by a millisecond", () => {
    const rows = ["2025-03-31T00:00:00.001Z", "2025-03-31T00:00:00.002Z"].map((spentAt) => ({
      id: "spring",
      spentAt,
    }));
    expect(parseRows(Campaign, rows)).toHaveLength(2);
  });

  test("show campaign and day as key", () => {
    const { issues } = safeParseRows(Campaign, [{ id: "spring", spentAt: "2025-03-31", spend: 5 }]);
    expect(issues[0]?.key).toBe("spring 2025-03-31");
  });
});
