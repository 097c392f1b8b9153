import { expect, test } from "vitest";
import { fitted, padded, widthOf, wrapped } from "salesmetrics/figures";

test.each([
  ["", 0],
  ["abc", 3],
  ["e\u0301", 1],
  ["中文", 4],
  ["🙂", 2],
  ["عميل", 4],
  ["مؤهَّل", 4],
  ["\u2068ann\u2069", 3],
])("%s takes %i columns", (text, columns) => {
  expect(widthOf(text)).toBe(columns);
});

test.each([
  ["abc", 3, "abc"],
  ["abcd", 3, "ab…"],
  ["中文字", 6, "中文字"],
  ["中文字", 4, "中…"],
  ["مؤهَّل للبيع", 4, "مؤهَّ…"],
  ["abc", 1, "…"],
  ["abc", 0, ""],
  ["", 0, ""],
])("%s in %i columns is %s", (text, columns, expected) => {
  expect(fitted(text, columns)).toBe(expected);
});

test("blanks fill up columns, and none are no columns", () => {
  expect(padded("中", 4, "left")).toBe("中  ");
  expect(padded("12", 4, "right")).toBe("  12");
  expect(padded("", 0, "left")).toBe("");
});

test("a text is broken between words, with its indent", () => {
  expect(wrapped("one two three", 9, "  ")).toEqual(["  one two", "  three"]);
  expect(wrapped("one", 1)).toEqual(["one"]);
});
