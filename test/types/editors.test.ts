import { expect, test } from "vitest";
import { shownFor } from "./language-service.js";

const before = `
import { bookings, Deal, evaluate, extend, month, ratio, text, where, winRate, wonDeals } from "salesmetrics";
declare const deals: Deal[];
const report = /*?*/evaluate({ winRate, bookings }, { deals }, { by: { rep: Deal.ownerId }, every: month() });
const /*?*/row = report.rows[0]!;
const /*?*/total = report.total;
const /*?*/rep = row.rep;
const /*?*/amount = row.bookings;
const /*?*/Own = /*?*/extend(Deal, { region: text() });
const /*?*/region = Own.region;
const rate = /*?*/winRate({ deals });
`;

/** Mistakes that newcomers make, with what tells them. */
const mistakes: readonly (readonly [line: string, told: string])[] = [
  ['evaluate({ winRate }, { deals }, { by: "ownerId" })', "Type 'string' is not assignable"],
  ["evaluate({ winRate }, { deals }, { by: Deal.ownerId })", "Type 'Expression<"],
  ["evaluate({ winRate }, { deals }, { by: { rep: Deal.owner } })", "Did you mean 'ownerId'?"],
  [
    'evaluate({ winRate }, { deals }, { every: "month" })',
    "Type 'string' is not assignable to type 'Grain'.",
  ],
  [
    'evaluate({ winRate }, { deals }, { during: "2025-03" })',
    "Type 'string' is not assignable to type 'Period'.",
  ],
  ["evaluate({ winRate }, { deals }, { evry: month() })", "Did you mean to write 'every'?"],
  ['where(winRate, { status: "won" })', "'status' does not exist in type 'Expression<unknown, boolean>'."],
  ["evaluate({ winRate: winRate({ deals }) }, { deals })", "is not assignable to type 'AnyMetric'."],
  ["ratio(wonDeals({ deals }), wonDeals)", "is not assignable to parameter of type 'Metric<"],
  ['extend(Deal, { region: "string" })', "Type 'string' is not assignable to type 'Kind<"],
  ["evaluate({ winRate }, {})", "Property 'deals' is missing"],
  ["winRate(deals)", "Property 'deals' is missing"],
  ["row.winrate", "Did you mean 'winRate'?"],
];

const program = [before, ...mistakes.map(([line]) => `${line};`)].join("\n");
const { hovers, errors } = shownFor(program);
const firstLine = before.split("\n").length + 1;

test("the code before the mistakes has no errors", () => {
  expect([...errors.keys()].filter((line) => line < firstLine)).toEqual([]);
});

test.each(mistakes)("%s is told in three lines at most", (line, told) => {
  const error = errors.get(firstLine + mistakes.findIndex(([each]) => each === line)) ?? "";
  expect(error).toContain(told);
  expect(error.split("\n").length).toBeLessThanOrEqual(3);
});

test("what is hovered over is short", () => {
  const [evaluated, row, total, rep, amount, own, extended, region, called] = hovers;
  const lines = [evaluated, row, total, own, extended].map((hover) => hover!.split("\n").length);
  expect(
    lines.every((count) => count <= 10),
    lines.join(),
  ).toBe(true);
  for (const hover of [evaluated, row, total]) expect(hover).not.toMatch(/Kind<|RowOfFields|\bany\b/);
  expect(row).toMatch(/^const row: ReportRow</);
  expect(total).toContain("MetricValues<");
  expect(rep).toBe("const rep: string | null");
  expect(amount).toBe("const amount: Money | null");
  expect(own).toMatch(/^const Own: ExtendedEntity<"deals", Deal, DealEntity, \{\s*region: /);
  expect(region).toContain('Expression<Record<"deals", ');
  expect(called).toContain("number | null");
});
