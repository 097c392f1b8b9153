import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { de } from "date-fns/locale/de";
import { fr } from "date-fns/locale/fr";
import { Deal } from "salesmetrics";
import { describe, expect, test } from "vitest";
import { dateFormat, rowSchema, safeParseRows } from "../../src/schemas/index.js";
import { readDealField } from "./read-field.js";

describe("dates in a format", () => {
  test.each([
    ["dd/MM/yyyy", "03/02/2025", "2025-02-03"],
    ["MM/dd/yyyy", "03/02/2025", "2025-03-02"],
    ["d.M.yyyy", "3.2.2025", "2025-02-03"],
    ["d MMMM yyyy", "31 March 2025", "2025-03-31"],
    ["yyyyMMdd", "20250331", "2025-03-31"],
    ["dd/MM/yyyy", " 29/02/2024 ", "2024-02-29"],
    ["dd/MM/yyyy", "01/01/1000", "1000-01-01"],
    ["dd/MM/yyyy", "31/12/2899", "2899-12-31"],
    ["'day' d 'of' MMMM yyyy", "day 3 of May 2025", "2025-05-03"],
  ])("%s reads %j as the calendar date %s", (format, given, expected) => {
    expect(readDealField("closedAt", given, { dates: dateFormat(format) })).toEqual({
      value: expected,
      issues: [],
      message: undefined,
    });
  });

  test.each([
    ["d MMMM yyyy", de, "31 März 2025", "2025-03-31"],
    ["d. MMMM yyyy", de, "1. Dezember 2024", "2024-12-01"],
    ["d MMMM yyyy", fr, "1 août 2025", "2025-08-01"],
  ])("%s takes the names of months from the locale: %#", (format, locale, given, expected) => {
    const dates = dateFormat(format, { locale });
    expect(readDealField("closedAt", given, { dates }).value).toBe(expected);
    expect(readDealField("closedAt", given, { dates: dateFormat(format) }).issues).toEqual([
      "invalid-time error",
    ]);
  });

  test.each([
    ["30/02/2025", "a day that is not"],
    ["29/02/2023", "a leap day in another year"],
    ["31/13/2025", "a month that is not"],
    ["03/31/2025", "another order"],
    ["31.03.2025", "other separators"],
    ["2025-03-31", "a calendar date in ISO"],
    ["31/03/2025 14:00", "more than the format"],
    ["31/03", "less than the format"],
    ["soon", "no date"],
    ["1743429600000", "milliseconds as text"],
  ])("a text that is not in the format is an error: %j, %s", (given) => {
    const { issues, message } = readDealField("closedAt", given, { dates: dateFormat("dd/MM/yyyy") });
    expect(issues).toEqual(["invalid-time error"]);
    expect(message).toBe(`expected a time in the format dd/MM/yyyy, got "${given}"`);
  });

  test.each([
    ["dd/MM/yyyy", "01/01/0999"],
    ["dd/MM/yyyy", "01/01/0001"],
    ["y G", "5 BC"],
    ["u", "-4"],
    ["u", "12345"],
  ])("a date outside the years 1000 to 9999 is an error: %s, %s", (format, given) => {
    expect(readDealField("closedAt", given, { dates: dateFormat(format) }).issues).toEqual([
      "invalid-time error",
    ]);
  });

  test("what is clear without a format is read beside it", () => {
    const options = { dates: dateFormat("dd/MM/yyyy") };
    const instant = new Date("2025-03-31T14:00:00Z");
    expect(readDealField("closedAt", "2025-03-31T14:00:00Z", options).value).toEqual(instant);
    expect(readDealField("closedAt", "2025-03-31T16:00:00+02:00", options).value).toEqual(instant);
    expect(readDealField("closedAt", 1743429600000, options).value).toEqual(instant);
    expect(readDealField("closedAt", instant, options).value).toEqual(instant);
    expect(readDealField("closedAt", "2025-03-31 14:00", options).issues).toEqual(["local-time error"]);
    expect(
      readDealField("closedAt", "2025-03-31 14:00", { ...options, timeZone: "Europe/Berlin" }).value,
    ).toEqual(new Date("2025-03-31T12:00:00Z"));
  });

  test.each([
    ["31/03/25", "2025-03-31"],
    ["31/03/49", "2049-03-31"],
    ["31/03/50", "1950-03-31"],
    ["31/03/99", "1999-03-31"],
    ["31/03/00", "2000-03-31"],
  ])("two digits of a year are those from 1950 to 2049: %s is %s", (given, expected) => {
    expect(readDealField("closedAt", given, { dates: dateFormat("dd/MM/yy") }).value).toBe(expected);
  });

  test("times of other fields and of the zod schema are read alike", () => {
    const options = { dates: dateFormat("dd/MM/yyyy") };
    const row = { id: "1", status: "won", createdAt: "01/02/2025", closedAt: "02/01/2025" };
    const { rows, issues } = safeParseRows(Deal, [row], options);
    expect(rows).toMatchObject([{ createdAt: "2025-02-01", closedAt: "2025-01-02" }]);
    expect(issues).toMatchObject([{ field: "closedAt", code: "time-order" }]);
    expect(rowSchema(Deal, options).parse(row).closedAt).toBe("2025-01-02");
    expect(rowSchema(Deal, options).safeParse({ ...row, closedAt: "2025-01-02" }).success).toBe(false);
  });

  test.each(["YYYY", "dd/MM/YYYY", "DD/MM/yyyy", "dd/nn/yyyy", "", 5, null])(
    "refuse the format %j",
    (format) => {
      expect(() => dateFormat(format as string)).toThrow(
        expect.objectContaining({
          code: "invalid-argument",
          message: expect.stringContaining(
            'dateFormat: expected a format of date-fns, such as "dd/MM/yyyy", got ',
          ) as string,
        }),
      );
    },
  );

  test.each(["dd/MM/yyyy", 5, null, {}])("refuse what no dateFormat made: %j", (dates) => {
    expect(() => safeParseRows(Deal, [], { dates: dates as never })).toThrow(
      expect.objectContaining({
        code: "invalid-argument",
        message: expect.stringContaining(
          'safeParseRows: expected dateFormat("dd/MM/yyyy") as dates, got ',
        ) as string,
      }),
    );
  });
});

describe("dates with a clock in a format", () => {
  const dates = dateFormat("dd/MM/yyyy HH:mm");

  test("need the zone", () => {
    expect(readDealField("createdAt", "31/03/2025 14:00", { dates }).issues).toEqual(["local-time error"]);
  });

  test.each([
    ["Europe/Berlin", "31/03/2025 14:00", "2025-03-31T12:00:00.000Z"],
    ["Europe/Berlin", "31/01/2025 14:00", "2025-01-31T13:00:00.000Z"],
    ["Asia/Kolkata", "31/03/2025 00:00", "2025-03-30T18:30:00.000Z"],
    ["UTC", "31/03/2025 00:00", "2025-03-31T00:00:00.000Z"],
  ])("are instants in %s: %s", (timeZone, given, expected) => {
    expect(readDealField("createdAt", given, { dates, timeZone })).toEqual({
      value: new Date(expected),
      issues: [],
      message: undefined,
    });
  });

  test("may write the half of the day", () => {
    const options = { dates: dateFormat("MM/dd/yyyy h:mm a"), timeZone: "America/New_York" };
    expect(readDealField("createdAt", "03/31/2025 2:00 PM", options).value).toEqual(
      new Date("2025-03-31T18:00:00Z"),
    );
  });

  test.each([
    ["Europe/Berlin", "30/03/2025 02:30", null, ["invalid-time error"]],
    ["America/New_York", "30/03/2025 02:30", "2025-03-30T06:30:00.000Z", []],
    ["Europe/Berlin", "26/10/2025 02:30", "2025-10-26T00:30:00.000Z", ["ambiguous-time warning"]],
    ["America/Santiago", "07/09/2025 00:30", null, ["invalid-time error"]],
  ])("are told where clocks in %s change: %s", (timeZone, given, expected, found) => {
    const { value, issues } = readDealField("createdAt", given, { dates, timeZone });
    expect(issues).toEqual(found);
    expect(value ?? null).toEqual(expected === null ? null : new Date(expected));
  });

  test("with an offset are instants, and need no zone", () => {
    const options = { dates: dateFormat("dd/MM/yyyy HH:mm xxx") };
    expect(readDealField("createdAt", "31/03/2025 14:00 +02:00", options).value).toEqual(
      new Date("2025-03-31T12:00:00Z"),
    );
  });
});

describe("the zone of the machine", () => {
  const root = join(import.meta.dirname, "../..");

  // A process of its own: what a running one makes of a new TZ depends on what it has read before.
  test.each([
    ["UTC", 0],
    ["America/New_York", 300],
    ["Europe/Berlin", -60],
    ["Pacific/Apia", -780],
  ])("does not matter: %s", { timeout: 120_000 }, (zone, offset) => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "test/schemas/read-in-zone.ts"],
      { cwd: root, env: { ...process.env, TZ: zone }, encoding: "utf8" },
    );
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual({
      offset,
      days: ["2025-03-30", "2025-03-09", "2025-10-26", "2025-04-06", "2025-12-31", "2011-12-30"],
      instants: [null, "2025-03-09T01:30:00.000Z", "2025-10-26T00:30:00.000Z", "2025-12-31T22:59:00.000Z"],
    });
  });
});
