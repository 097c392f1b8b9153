import { describe, expect, test } from "vitest";
import { readActivityField, readDealField } from "./read-field.js";

describe("the status of a deal", () => {
  test.each([
    ["open", "open"],
    ["Open", "open"],
    [" WON ", "won"],
    ["Lost", "lost"],
    ["Closed Won", "won"],
    ["closedwon", "won"],
    ["closed_won", "won"],
    ["CLOSED-LOST", "lost"],
    ["closedlost", "lost"],
  ])("%j is read as %s", (given, expected) => {
    const { value, issues } = readDealField("status", given);
    expect(value).toBe(expected);
    expect(issues).toEqual([]);
  });

  test.each(["Engaging", "closed", "Closed Wonder", "unclosed won", "constructor", "__proto__", 3])(
    "%j, which nobody knows, is open with a warning that names it",
    (given) => {
      const { value, issues, message } = readDealField("status", given);
      expect(value).toBe("open");
      expect(issues).toEqual(["unknown-word warning"]);
      expect(message).toBe(`expected one of open, won, lost, got ${JSON.stringify(given)}, read as open`);
    },
  );

  test.each([null, "", "  "])("%j is open with a warning, as an unknown word is", (given) => {
    expect(readDealField("status", given)).toEqual({
      value: "open",
      issues: ["unknown-word warning"],
      message: "expected one of open, won, lost, got nothing, read as open",
    });
  });

  test("is missing where the row has no such field", () => {
    expect(readDealField("status", undefined)).toEqual({
      value: undefined,
      issues: ["missing error"],
      message: "expected a value, got nothing",
    });
  });

  test.each([true, {}, ["won"], Number.NaN, Infinity])("%o is no word", (given) => {
    expect(readDealField("status", given).issues).toEqual(["unknown-word error"]);
  });
});

describe("a field of listed words", () => {
  test("takes them in any case, and writes them as listed", () => {
    expect(readDealField("tier", "SILVER").value).toBe("silver");
  });

  test("tells words that differ in case only by their spelling", () => {
    expect(readDealField("tier", "Gold").value).toBe("Gold");
    expect(readDealField("tier", "GOLD").value).toBe("GOLD");
  });

  test("is null when blank", () => {
    expect(readDealField("tier", "").value).toBeNull();
  });

  test("rejects another word", () => {
    expect(readDealField("tier", "bronze").issues).toEqual(["unknown-word error"]);
    expect(readActivityField("direction", "sideways").issues).toEqual(["unknown-word error"]);
  });
});

describe("the type of an activity", () => {
  test("is read in any case", () => {
    expect(readActivityField("type", "Meeting")).toEqual({
      value: "meeting",
      issues: [],
      message: undefined,
    });
  });

  test("is other with a warning when nobody knows it", () => {
    const { value, issues } = readActivityField("type", "Fax");
    expect(value).toBe("other");
    expect(issues).toEqual(["unknown-word warning"]);
  });
});
