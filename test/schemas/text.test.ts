import { describe, expect, test } from "vitest";
import { readDealField } from "./read-field.js";

describe("a text field", () => {
  test("keeps text and trims what is around it", () => {
    expect(readDealField("name", " a  b ").value).toBe("a  b");
  });

  test.each([
    [17, "17"],
    [-3, "-3"],
    [0, "0"],
    [9007199254740991, "9007199254740991"],
    [9007199254740993n, "9007199254740993"],
  ])("takes the whole number %s by its digits", (given, expected) => {
    expect(readDealField("ownerId", given)).toEqual({ value: expected, issues: [], message: undefined });
  });

  test.each([null, undefined, "", "   ", "\t\n", "\uFEFF"])("is null for %j", (given) => {
    expect(readDealField("name", given)).toEqual({ value: null, issues: [], message: undefined });
  });

  test.each([1.5, 2 ** 53, Number.NaN, true, {}, ["a"], new Date(0), () => "a", Symbol("a")])(
    "rejects %s",
    (given) => {
      expect(readDealField("ownerId", given).issues).toEqual(["invalid-text error"]);
    },
  );

  test("says why a number above 2^53 is no id", () => {
    expect(readDealField("ownerId", 2 ** 53).message).toBe(
      "expected text, got 9007199254740992; send ids above 2^53 and codes with a point as text",
    );
  });

  test.each(["__proto__", "constructor", "toString"])("keeps the word %s", (word) => {
    expect(readDealField("name", word).value).toBe(word);
  });
});
