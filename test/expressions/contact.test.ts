import { isEmail, isPersonName, isPhone } from "salesmetrics";
import { describe, expect, test } from "vitest";
import { decide, Thing } from "./thing.js";

const holds = (condition: typeof isEmail, a: unknown) => decide(condition(Thing.a), { a });

describe("isEmail", () => {
  test.each([
    "ann@lovelace.org",
    "  Ann.Lee@Lovelace.COM  ",
    "ann+news@mail.lovelace.co.uk",
    "a@b.cd",
    "a@b.co",
    "x@x.company",
    "tester@lovelace.org",
    "info@protest.org",
    "o'hara@examples.ie",
    "用户@例子.中国",
    "أحمد@موقع.السعودية",
  ])("takes %s", (a) => {
    expect(holds(isEmail, a)).toBe(true);
  });

  test.each([
    "",
    " ",
    "ann",
    "ann@",
    "@example.com",
    "ann@example",
    "ann@example.",
    "ann@.com",
    "ann@exam ple.com",
    "ann lee@example.com",
    "ann@@example.com",
    "ann@b@example.com",
    "ann@example..com",
    "n/a",
    "test@example.com",
    "NoReply@example.com",
    "no-reply@example.com",
    "none@none.com",
    "unknown@example.com",
    "asdf@asdf.com",
    "test1@lovelace.org",
    "TEST 12@lovelace.org",
    "a@test.com",
    "info@example.com",
    "info@mail.example.co.uk",
    "info@shop.test",
    "root@localhost.localdomain",
    "x@x.x",
    "a@b.c",
    "xx@xx.xx",
    "غير معروف",
    "لا يوجد",
    "مجهول@lovelace.org",
  ])("refuses %j", (a) => {
    expect(holds(isEmail, a)).toBe(false);
  });
});

describe("isPhone", () => {
  test.each([
    "+49 30 1234567",
    "(030) 123 45 67",
    "030/1234567",
    "212-555-0147",
    "1.212.555.0147",
    "212 555 0147 x12",
    "212 555 0147 Ext. 1234",
    "1234568",
    "+123456789012346",
    " 5550147 ",
    // Arabic-Indic, Persian and wide digits; the hyphen and the space that do not break; marks of direction.
    "٠٥٠١٢٣٤٥٦٨",
    "+٩٦٦ ٥٠ ١٢٣ ٤٥٦٩",
    "۰۹۱۲۳۴۵۶۷۸۰",
    "＋４９ ３０ １２３４５６０",
    "212\u2011555\u20110147",
    "212\u2013555\u22120147",
    "212\u00a0555\u202f0147",
    "\u200f+966 50 123 4569\u200e",
  ])("takes %s", (a) => {
    expect(holds(isPhone, a)).toBe(true);
  });

  test.each([
    "",
    "123456",
    "+1234567890123456",
    "0000000000",
    "111-1111",
    "٠٠٠٠٠٠٠٠",
    "1234567",
    "1234567890",
    "0123456789",
    "+1 234 567 8901",
    "١٢٣٤٥٦٧٨٩٠",
    "غير معروف",
    "لا يوجد",
    "n/a",
    "call me",
    "555-CALL-NOW",
    "030 1234567 or 030 7654321",
    "++49301234567",
    "x12345678",
  ])("refuses %j", (a) => {
    expect(holds(isPhone, a)).toBe(false);
  });
});

describe("isPersonName", () => {
  test.each([
    "Ann",
    "X Æ",
    "李",
    "O'Hara-Ünal",
    "أحمد",
    "Test Pilot",
    "Xaver",
    "j",
    "محمد علي",
    "Nadia Noor",
    "Anna Anna-Lena",
  ])("takes %s", (a) => {
    expect(holds(isPersonName, a)).toBe(true);
  });

  test.each([
    "",
    "  ",
    "-",
    "?",
    "...",
    "123",
    "N/A",
    "na",
    "NONE",
    "null",
    "unknown",
    "Test",
    " xxx ",
    "TBD",
    "asdf",
    "Test Test",
    "test  TEST",
    "n/a n/a",
    "Test User",
    "No Name",
    "not available",
    "anonymous",
    "test1",
    "a@b.co",
    "ann@lovelace.org",
    "غير معروف",
    "غير  مَعروف",
    "لا يوجد",
    "لا شيء",
    "بدون اسم",
    "مجهول",
    "تجربة",
    "تجربة تجربة",
    "\u200fغير معروف",
    "ـ",
    "–",
    "١٢٣",
  ])("refuses %j", (a) => {
    expect(holds(isPersonName, a)).toBe(false);
  });
});

describe("isEmail, isPhone and isPersonName", () => {
  test.each([isEmail, isPhone, isPersonName])(
    "are false of a missing text and undecided of another type",
    (each) => {
      expect(holds(each, null)).toBe(false);
      expect(holds(each, undefined)).toBe(false);
      expect(holds(each, 5550147123)).toBe("invalid a");
    },
  );
});
