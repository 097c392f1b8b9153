import { fc, test as property } from "@fast-check/vitest";
import { format as formatted } from "date-fns/format";
import { de } from "date-fns/locale/de";
import { describe, expect, test } from "vitest";
import { dateAt, dayOf } from "../../src/calendar/dates.js";
import { type DateFormat, dateFormat } from "../../src/schemas/index.js";
import { Problem } from "../../src/schemas/issue.js";
import { localTimes } from "../../src/schemas/local-time.js";

/** For what is no text. */
const notText = (value: unknown): Problem => new Problem("invalid-time", "text", value);

/** What a format reads, by clocks that are an hour ahead of UTC; null for a problem. */
function read(format: DateFormat, text: string): unknown {
  const time = format.reader(
    notText,
    localTimes(() => 3_600_000),
  )(text);
  return time instanceof Problem ? null : time;
}

const two = (value: number): string => String(value).padStart(2, "0");

describe("dateFormat", () => {
  property.prop([fc.integer({ min: dayOf("1600-01-01"), max: dayOf("2400-12-31") })])(
    "reads every day, in any order of its parts",
    (number) => {
      const date = dateAt(number);
      const [year, month, day] = date.split("-") as [string, string, string];
      expect(read(dateFormat("dd/MM/yyyy"), `${day}/${month}/${year}`)).toBe(date);
      expect(read(dateFormat("M.d.yyyy"), `${Number(month)}.${Number(day)}.${year}`)).toBe(date);
      expect(read(dateFormat("yyyyMMdd"), `${year}${month}${day}`)).toBe(date);
    },
  );

  property.prop([fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })])(
    "reads clocks and instants to the millisecond",
    (date) => {
      const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
      const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
      const text = `${day} ${clock}.${String(date.getUTCMilliseconds()).padStart(3, "0")}`;
      const at = (milliseconds: number): Date => new Date(milliseconds);
      expect(read(dateFormat("yyyy-MM-dd HH:mm:ss.SSS"), text)).toEqual(at(date.getTime() - 3_600_000));
      expect(read(dateFormat("yyyy-MM-dd HH:mm:ss.SSSxxx"), `${text}+02:00`)).toEqual(
        at(date.getTime() - 7_200_000),
      );
      expect(read(dateFormat("T"), String(date.getTime()))).toEqual(date);
    },
  );

  test.each([
    ["dd/MM/yyyy", "date"],
    ["EEEE, MMMM do, yyyy", "date"],
    ["dd 'at' MM yyyy", "date"],
    ["dd/MM/yyyy HH:mm", "clock"],
    ["dd/MM/yyyy h:mm a", "clock"],
    ["dd/MM/yyyy k:mm B", "clock"],
    ["Pp", "clock"],
    ["yyyy-MM-dd'T'HH:mm:ssXXX", "instant"],
    ["dd/MM/yyyy HH:mm xxx", "instant"],
    ["t", "instant"],
    ["T", "instant"],
  ])("%s says a %s", (format, says) => {
    const text = formatted(new Date(2025, 2, 31, 14), format);
    const known = dateFormat(format);
    const withoutZone = known.reader(notText, null)(text);
    const kinds = { date: "string", clock: "Problem", instant: "Date" };
    expect([
      known.format,
      typeof withoutZone === "string" ? "string" : withoutZone?.constructor.name,
    ]).toEqual([format, kinds[says as "date"]]);
  });

  test.each(["dd/MM/YYYY", "DD/MM/yyyy", "dd/nn/yyyy", "", "'only words'", 5, null])(
    "refuses %j",
    (format) => {
      expect(() => dateFormat(format as string)).toThrow(
        /^dateFormat: expected a format of date-fns, such as "dd\/MM\/yyyy", got /,
      );
    },
  );

  test("refuses what date-fns does, once a text gets so far", () => {
    expect(() => read(dateFormat("HH hh"), "10 10")).toThrow("dateFormat: expected a format of date-fns");
  });

  test.each(["", "31/02/2025", "1/2", "2025-03-31", "x"])("finds no date in %j", (text) => {
    expect(read(dateFormat("dd/MM/yyyy"), text)).toBeNull();
  });

  test("reads two digits as a year from 1950 to 2049, and names in a language", () => {
    const short = dateFormat("dd.MM.yy");
    expect(["01.01.49", "01.01.50", "31.12.99"].map((text) => read(short, text))).toEqual([
      "2049-01-01",
      "1950-01-01",
      "1999-12-31",
    ]);
    expect(read(dateFormat("d. MMMM yyyy", { locale: de }), "3. März 2025")).toBe("2025-03-03");
    expect(read(dateFormat("d MMMM yyyy"), "3 March 2025")).toBe("2025-03-03");
  });
});
