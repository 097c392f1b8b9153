import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { readDealField } from "./read-field.js";
import { Deal } from "salesmetrics";
import { safeParseRows } from "../../src/schemas/index.js";

describe("a time field", () => {
  test.each([
    ["2025-03-31T14:00:00Z", "2025-03-31T14:00:00.000Z"],
    ["2025-03-31T14:00Z", "2025-03-31T14:00:00.000Z"],
    ["2025-03-31t14:00:00.5z", "2025-03-31T14:00:00.500Z"],
    ["2025-03-31T14:00:00,25Z", "2025-03-31T14:00:00.250Z"],
    ["2025-03-31T23:59:59.999999Z", "2025-03-31T23:59:59.999Z"],
    ["2025-03-31T14:00:00+02:00", "2025-03-31T12:00:00.000Z"],
    ["2025-03-31T14:00:00-0530", "2025-03-31T19:30:00.000Z"],
    ["2025-03-31 14:00:00+02", "2025-03-31T12:00:00.000Z"],
    ["2025-03-31 14:00:00 +0200", "2025-03-31T12:00:00.000Z"],
    ["2025-03-31 14:00:00 UTC", "2025-03-31T14:00:00.000Z"],
    [" 2025-03-31T00:00:00.000Z ", "2025-03-31T00:00:00.000Z"],
    ["1969-07-20T20:17:40Z", "1969-07-20T20:17:40.000Z"],
  ])("reads %s as an instant", (given, expected) => {
    expect(readDealField("createdAt", given)).toEqual({
      value: new Date(expected),
      issues: [],
      message: undefined,
    });
  });

  test.each(["2025-03-31", "2024-02-29", "1000-01-01", "9999-12-31"])(
    "keeps the calendar date %s",
    (given) => {
      expect(readDealField("createdAt", given).value).toBe(given);
    },
  );

  test.each(["20250331", 20250331, 20250331n])("reads the digits %s as a calendar date", (given) => {
    expect(readDealField("createdAt", given)).toEqual({
      value: "2025-03-31",
      issues: [],
      message: undefined,
    });
  });

  test.each(["2025-03-31 6:49:18Z", "2025-03-31T6:49:18 UTC", "2025-03-31 06:49:18+00"])(
    "reads an hour of one digit: %s",
    (given) => {
      expect(readDealField("createdAt", given).value).toEqual(new Date("2025-03-31T06:49:18Z"));
    },
  );

  describe.each([
    "9999-12-31",
    "2999-12-31",
    "2900-01-01",
    "9999-12-31T00:00:00Z",
    new Date("9999-12-31T23:59:59.999Z"),
    253402300799000,
  ])("%s, which stands for never", (given) => {
    test("is kept with a warning", () => {
      const { value, issues, message } = readDealField("closedAt", given);
      expect(value).not.toBeNull();
      expect(issues).toEqual(["never-time warning"]);
      expect(message).toMatch(
        /^expected a time before the year 2900, got .* pass \{ never: "missing" \} if it means never$/,
      );
    });

    test("is missing by the option", () => {
      const reading = readDealField("closedAt", given, { never: "missing" });
      expect(reading).toEqual({ value: null, issues: [], message: undefined });
    });
  });

  test("is missing by the option where a database says infinity", () => {
    expect(readDealField("closedAt", "infinity", { never: "missing" }).value).toBeNull();
    expect(readDealField("closedAt", "infinity").issues).toEqual(["invalid-time error"]);
  });

  test("of the last day before is an ordinary time", () => {
    expect(readDealField("createdAt", "2899-12-31", { never: "missing" }).value).toBe("2899-12-31");
    expect(readDealField("createdAt", "2899-12-31").issues).toEqual([]);
  });

  test("keeps midnight in UTC an instant", () => {
    expect(readDealField("createdAt", "2025-03-31T00:00:00Z").value).toEqual(
      new Date("2025-03-31T00:00:00Z"),
    );
  });

  test.each([1743429600000, "1743429600000", 1743429600000n])("reads epoch milliseconds from %s", (given) => {
    expect(readDealField("createdAt", given).value).toEqual(new Date("2025-03-31T14:00:00Z"));
  });

  test("reads epoch milliseconds before 1970", () => {
    expect(readDealField("createdAt", -1743429600000).value).toEqual(new Date(-1743429600000));
  });

  test("copies a Date, so that nobody else can change it", () => {
    const given = new Date("2025-03-31T14:00:00Z");
    const { value } = readDealField("createdAt", given);
    expect(value).toEqual(given);
    expect(value).not.toBe(given);
  });

  test("reads the Date of another realm as one of this realm", () => {
    const { value } = readDealField("createdAt", runInNewContext("new Date(1743429600000)"));
    expect(value).toBeInstanceOf(Date);
  });

  test.each(["2025-02-30", "2025-13-01", "2025-00-10", "2023-02-29", "0000-00-00", "0001-01-01"])(
    "rejects %s, which is no day of anyone's",
    (given) => {
      const { issues, message } = readDealField("createdAt", given);
      expect(issues).toEqual(["invalid-time error"]);
      expect(message).toBe(`expected a real date from the year 1000 to 9999, got "${given}"`);
    },
  );

  test.each([
    "2025-02-30T10:00:00Z",
    "2025-03-31T24:00:00Z",
    "2025-03-31T10:60:00Z",
    "2025-03-31T10:00:60Z",
    "2025-03-31T10:00:00+16:00",
    "2025-03-31T10:00:00+02:60",
    "0001-01-01T00:00:00Z",
    new Date(Number.NaN),
    new Date(8.64e15),
    new Date(-6e13),
  ])("rejects %s", (given) => {
    expect(readDealField("createdAt", given).issues).toEqual(["invalid-time error"]);
  });

  test.each([
    "31/03/2025",
    "03/31/2025",
    "31.03.2025",
    "March 31, 2025",
    "20250231",
    "32250331",
    "2025-3-31",
    "2025-W14",
    "soon",
  ])("rejects %s and expects ISO", (given) => {
    const { issues, message } = readDealField("createdAt", given);
    expect(issues).toEqual(["invalid-time error"]);
    expect(message).toContain("expected an ISO date");
  });

  test.each([
    [1743429600, "seconds: multiply by 1000"],
    ["1743429600", "seconds: multiply by 1000"],
    [1743429600000000, "microseconds"],
    [45747, "a spreadsheet's day number"],
  ])("rejects %s, which looks like %s", (given, hint) => {
    const { issues, message } = readDealField("createdAt", given);
    expect(issues).toEqual(["invalid-time error"]);
    expect(message).toContain(`looks like ${hint}`);
  });

  test.each([
    ["carries its tag", { [Symbol.toStringTag]: "Date" }],
    ["inherits from it", Object.create(Date.prototype) as object],
  ])("rejects what is no Date and only %s", (_, given) => {
    expect(readDealField("createdAt", given).issues).toEqual(["invalid-time error"]);
  });

  test.each([0, 1.5, 1743429600000.5, Number.NaN, Number.POSITIVE_INFINITY, true, {}, []])(
    "rejects %s",
    (given) => {
      expect(readDealField("createdAt", given).issues).toEqual(["invalid-time error"]);
    },
  );
});

describe("a time without an offset", () => {
  test.each(["2025-03-31 14:00:00", "2025-03-31T14:00"])("needs the zone: %s", (given) => {
    const { issues, message } = readDealField("createdAt", given);
    expect(issues).toEqual(["local-time error"]);
    expect(message).toBe(`expected a time with Z or an offset, or the timeZone option, got "${given}"`);
  });

  test.each([
    ["Europe/Berlin", "2025-03-31 14:00:00", "2025-03-31T12:00:00.000Z"],
    ["Europe/Berlin", "2025-01-31T14:00", "2025-01-31T13:00:00.000Z"],
    ["Europe/Berlin", "2025-03-30 01:59:59", "2025-03-30T00:59:59.000Z"],
    ["Europe/Berlin", "2025-03-30 03:00:00", "2025-03-30T01:00:00.000Z"],
    ["Europe/Berlin", "2025-10-26 01:59:59", "2025-10-25T23:59:59.000Z"],
    ["Europe/Berlin", "2025-10-26 03:00:00", "2025-10-26T02:00:00.000Z"],
    ["America/New_York", "2025-03-09 03:30:00", "2025-03-09T07:30:00.000Z"],
    ["Asia/Kolkata", "2025-03-31 00:00:00", "2025-03-30T18:30:00.000Z"],
    ["Australia/Lord_Howe", "2025-10-05 02:30:00", "2025-10-04T15:30:00.000Z"],
    ["America/Santiago", "2025-09-07 01:00:00", "2025-09-07T04:00:00.000Z"],
    ["America/Nuuk", "2022-03-26 21:59:59", "2022-03-27T00:59:59.000Z"],
    ["America/Nuuk", "2022-03-26 23:30:00", "2022-03-27T01:30:00.000Z"],
    ["UTC", "2025-03-31 14:00:00.125", "2025-03-31T14:00:00.125Z"],
  ])("is read in %s: %s", (timeZone, given, expected) => {
    const { value, issues } = readDealField("createdAt", given, { timeZone });
    expect((value as Date).toISOString()).toBe(expected);
    expect(issues).toEqual([]);
  });

  test.each([
    ["Europe/Berlin", "2025-03-30 02:30:00"],
    ["America/Santiago", "2025-09-07 00:30:00"],
    ["America/Nuuk", "2022-03-26 22:30:00"],
    ["Pacific/Apia", "2011-12-30 12:00:00"],
  ])("is rejected where clocks in %s skipped it: %s", (timeZone, given) => {
    expect(readDealField("createdAt", given, { timeZone }).issues).toEqual(["invalid-time error"]);
  });

  test.each([
    ["Europe/Berlin", "2025-10-26 02:30:00", "2025-10-26T00:30:00.000Z"],
    ["Australia/Lord_Howe", "2025-04-06 01:45:00", "2025-04-05T14:45:00.000Z"],
  ])("is the first of the two that clocks in %s showed, with a warning: %s", (timeZone, given, expected) => {
    const { value, issues } = readDealField("createdAt", given, { timeZone });
    expect((value as Date).toISOString()).toBe(expected);
    expect(issues).toEqual(["ambiguous-time warning"]);
  });

  test("leaves times that say where they are, and calendar dates, alone", () => {
    const options = { timeZone: "Asia/Tokyo" };
    expect(readDealField("createdAt", "2025-03-31", options).value).toBe("2025-03-31");
    expect(readDealField("createdAt", "2025-03-31T14:00Z", options).value).toEqual(
      new Date("2025-03-31T14:00:00Z"),
    );
  });

  test("throws for an unknown zone, whatever the rows", () => {
    expect(() => safeParseRows(Deal, [], { timeZone: "Mars/Olympus" })).toThrow(
      expect.objectContaining({ code: "invalid-argument" }),
    );
  });
});
