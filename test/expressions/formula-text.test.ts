import { expect, test } from "vitest";
import type { Readable, Words } from "../../src/expressions/expression.js";
import { formulaText } from "../../src/expressions/formula-text.js";

const readable = (words: Words): Readable => ({ definition: null, words });
const [a, b] = [readable("a"), readable("b")];
const difference = readable({ parts: [a, b], as: "−" });
const measured = (
  definition: Readable["definition"],
  parts: Partial<Record<"input" | "where" | "at", Readable>>,
) =>
  formulaText(
    readable({ aggregate: { definition }, entity: "deals", input: null, where: null, at: null, ...parts }),
  );

test("operands of a sign are in brackets if they are joined by a sign, those of a list are not", () => {
  const of = (parts: readonly Readable[], as: string) => formulaText(readable({ parts, as }));
  const listed = readable({ parts: [a, b], as: "least({…})" });
  expect(of([difference, a], "÷")).toBe("(a − b) ÷ a");
  expect(of([a, difference, listed], "+")).toBe("a + (a − b) + least(a, b)");
  expect(of([difference, a], "least({…})")).toBe("least(a − b, a)");
  expect(of([difference, a, difference], "{1} in ({…})")).toBe("(a − b) in (a, a − b)");
  expect(of([a, difference], "{2} by {1}")).toBe("(a − b) by a");
});

test("the parts of a measure need no brackets", () => {
  expect(measured("count", {})).toBe("count(deals)");
  const all = { input: difference, where: readable({ parts: [a, b], as: "and" }), at: difference };
  expect(measured("sum", all)).toBe("sum(a − b of deals where a and b by a − b)");
});

test("the parameters of an aggregate stand before its input", () => {
  expect(measured({ quantile: 0.5 }, { input: a })).toBe("quantile(0.5, a of deals)");
  expect(measured({ kept: null }, { input: a })).toBe("kept(null, a of deals)");
  expect(measured({ first: { by: "day", most: 3 } }, { input: a })).toBe(
    'first(by "day" most 3, a of deals)',
  );
  expect(measured(null, {})).toBe("null(deals)");
});

test("a text of more than 10,000 letters is cut, wherever it stands", () => {
  const [whole, longer] = ["x".repeat(10_000), "x".repeat(10_001)];
  expect(formulaText(readable(whole))).toBe(whole);
  expect(formulaText(readable(longer))).toBe(`${whole}…`);
  expect(formulaText(readable({ parts: [readable(longer)], as: "no {1}" }))).toBe(`no ${whole.slice(3)}…`);
});
