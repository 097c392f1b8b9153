import { isEmail, isPersonName, isPhone } from "salesmetrics";
import { describe, expect, test } from "vitest";
import { decide, Thing } from "./thing.js";

const holds = (condition: typeof isEmail, a: unknown) => decide(condition(Thing.a), { a });

describe("isEmail", () => {
  test.each([
    "ann@example.com",
    "  Ann.Lee@Example.COM  ",
    "ann+news@mail.example.co.uk",
    "a@b.cd",
    "tester@example.com",
    "o'hara@example.ie",
    "用户@例子.中国",
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
    "1234567",
    "+123456789012345",
    " 5550147 ",
  ])("takes %s", (a) => {
    expect(holds(isPhone, a)).toBe(true);
  });

  test.each([
    "",
    "123456",
    "+1234567890123456",
    "0000000000",
    "111-1111",
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
  test.each(["Ann", "X Æ", "李", "O'Hara-Ünal", "أحمد", "Test Pilot", "Xaver", "j"])("takes %s", (a) => {
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
