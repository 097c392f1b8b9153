import { fc, test as property } from "@fast-check/vitest";
import { de } from "date-fns/locale/de";
import { describe, expect, test } from "vitest";
import { dateFormat } from "../../src/calendar/date-format.js";
import { dateAt, dayOf } from "../../src/calendar/dates.js";

const two = (value: number): string => String(value).padStart(2, "0");

describe("dateFormat", () => {
  property.prop([fc.integer({ min: dayOf("1600-01-01"), max: dayOf("2400-12-31") })])(
    "reads every day, in any order of its parts",
    (number) => {
      const date = dateAt(number);
      const [year, month, day] = date.split("-") as [string, string, string];
      expect(dateFormat("dd/MM/yyyy").read(`${day}/${month}/${year}`)).toBe(date);
      expect(dateFormat("M.d.yyyy").read(`${Number(month)}.${Number(day)}.${year}`)).toBe(date);
      expect(dateFormat("yyyyMMdd").read(`${year}${month}${day}`)).toBe(date);
    },
  );

  property.prop([fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })])(
    "reads clocks and instants to the millisecond, as if in UTC",
    (date) => {
      const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
      const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
      const text = `${day} ${clock}.${String(date.getUTCMilliseconds()).padStart(3, "0")}`;
      expect(dateFormat("yyyy-MM-dd HH:mm:ss.SSS").read(text)).toBe(date.getTime());
      expect(dateFormat("yyyy-MM-dd HH:mm:ss.SSSxxx").read(`${text}+02:00`)).toBe(date.getTime() - 7_200_000);
      expect(dateFormat("T").read(String(date.getTime()))).toBe(date.getTime());
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
    expect(dateFormat(format)).toMatchObject({ format, says });
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
    expect(() => dateFormat("HH hh").read("10 10")).toThrow("dateFormat: expected a format of date-fns");
  });

  test.each(["", "31/02/2025", "1/2", "2025-03-31", "x"])("finds no date in %j", (text) => {
    expect(dateFormat("dd/MM/yyyy").read(text)).toBeNull();
  });

  test("reads two digits as a year from 1950 to 2049, and names in a language", () => {
    const short = dateFormat("dd.MM.yy");
    expect(["01.01.49", "01.01.50", "31.12.99"].map(short.read)).toEqual([
      "2049-01-01",
      "1950-01-01",
      "1999-12-31",
    ]);
    expect(dateFormat("d. MMMM yyyy", { locale: de }).read("3. März 2025")).toBe("2025-03-03");
    expect(dateFormat("d MMMM yyyy").read("3 March 2025")).toBe("2025-03-03");
  });
});
