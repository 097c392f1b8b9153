import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { between, bookings, month, timeToFirstAttempt, webSessions, winRate } from "salesmetrics";
import { expect, test } from "vitest";
import { root } from "../pages.js";
import { exampleCode } from "./example.js";

const deals = [
  { id: "1", status: "won", closedAt: "2025-03-10", amount: "0.10", currency: "EUR" },
  { id: "2", status: "lost", closedAt: "2025-03-20", amount: null, currency: undefined },
];

test("an example is code, with the value that it gives", () => {
  const code = exampleCode({
    metric: bookings,
    data: { deals },
    options: { during: month(2025, 3), asOf: "2025-04-30" },
    value: "0.1 EUR",
  });
  expect(code.split("\n")).toEqual([
    'import { bookings, month } from "salesmetrics";',
    "",
    "const deals = [",
    '  { id: "1", status: "won", closedAt: "2025-03-10", amount: "0.10", currency: "EUR" },',
    '  { id: "2", status: "lost", closedAt: "2025-03-20", amount: null },',
    "];",
    "",
    'bookings({ deals }, { during: month(2025, 3), asOf: "2025-04-30" }); // => { amount: 0.1, currency: "EUR" }',
  ]);
});

test("an example whose code gives another value than its test states is refused", () => {
  const stated = { metric: winRate, data: { deals }, options: {}, value: 0.4 };
  expect(() => exampleCode(stated)).toThrow("winRate: expected 0.4, its example gives 0.5");
});

test("rows are renamed where the metric has their name; other periods and times are written as they are made", () => {
  const visits = exampleCode({
    metric: webSessions,
    data: { webSessions: [{ id: "1", startedAt: "2025-03-10" }] },
    options: { during: between("2025-03-10", "2025-03-12") },
    value: 1,
  });
  expect(visits).toContain("const rows = [");
  expect(visits).toContain(
    'webSessions({ webSessions: rows }, { during: between("2025-03-10", "2025-03-12") }); // => 1',
  );
  const instants = exampleCode({
    metric: timeToFirstAttempt,
    data: {
      leads: [
        {
          id: "1",
          createdAt: new Date("2025-03-10T08:00:00Z"),
          firstAttemptAt: new Date("2025-03-10T09:30:00Z"),
        },
      ],
    },
    options: { during: month(2025, 3, { timeZone: "UTC" }) },
    value: 1.5,
  });
  expect(instants).toContain('createdAt: new Date("2025-03-10T08:00:00.000Z")');
  expect(instants).toContain('{ during: month(2025, 3, { timeZone: "UTC" }) }');
});

const arabicPages = readdirSync(join(root, "docs/reference/ar"));

test.each(arabicPages)("%s runs from right to left, but for code", (name) => {
  const text = readFileSync(join(root, "docs/reference/ar", name), "utf8");
  const [before, ...parts] = text.split('<div dir="rtl">');
  expect(before).toBe("");
  for (const part of parts) {
    const [inside, after, ...others] = part.split("</div>");
    expect(others).toEqual([]);
    expect(inside).not.toContain("```");
    expect(after).not.toMatch(/[\u0600-\u06ff](?![^<]*<\/summary>)/);
  }
});
