import { describe, expect, test } from "vitest";
import { readDealField } from "./read-field.js";

describe("a flag field", () => {
  test.each([true, "true", "TRUE", " Yes ", "Y", "t", "1", 1])("reads %j as true", (given) => {
    expect(readDealField("flag", given)).toEqual({ value: true, issues: [], message: undefined });
  });

  test.each([false, "false", "False", "NO", "N", "f", "0", 0])("reads %j as false", (given) => {
    expect(readDealField("flag", given)).toEqual({ value: false, issues: [], message: undefined });
  });

  test("is null when blank, which is not false", () => {
    expect(readDealField("flag", "").value).toBeNull();
  });

  test.each([2, -1, "maybe", "on", {}, [], Number.NaN])("rejects %j", (given) => {
    expect(readDealField("flag", given).issues).toEqual(["invalid-flag error"]);
  });
});
