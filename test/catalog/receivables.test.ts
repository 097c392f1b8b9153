import {
  evaluate,
  month,
  openReceivables,
  overdueReceivables,
  receivablesAgeing,
  ReceivableSpell,
  receivableSpells,
} from "salesmetrics";
import { expect, test } from "vitest";
import { describeMetric, numbered } from "./facts.js";

const options = { during: month(2025, 3), asOf: "2025-05-31" } as const;
const open = { invoiceId: "1", from: "2025-02-01", amount: 100, currency: "EUR" } as const;
const spells = (...rows: readonly Omit<ReceivableSpell, "id">[]) => ({ receivableSpells: numbered(rows) });

const example = spells(
  { ...open, overdueDays: 0 },
  { ...open, amount: 50, overdueDays: 30, until: "2025-04-01" },
  { ...open, amount: 10 },
  // Paid by the end, and not billed yet.
  { ...open, overdueDays: 0, until: "2025-03-31" },
  { ...open, from: "2025-04-01" },
);

describeMetric("openReceivables", openReceivables, {
  row: "R21",
  options,
  example,
  value: "160 EUR",
  empty: "empty",
  single: [spells(open), "100 EUR"],
  unusable: { "missing from": { receivableSpells: [{ id: "a", ...open, from: null }] } },
  mixed: spells(open, { ...open, currency: "USD" }),
});

describeMetric("overdueReceivables", overdueReceivables, {
  row: "R21",
  options,
  example,
  value: "150 EUR",
  empty: "empty",
  single: [spells({ ...open, overdueDays: 90 }), "100 EUR"],
});

describeMetric("receivablesAgeing", receivablesAgeing, {
  row: "R21",
  options,
  example,
  // Without a split it is the share of all in all.
  value: 1,
  empty: "empty",
  single: [spells(open), 1],
});

test("an invoice paid in part ages by its remainder, month by month", () => {
  const invoice = { id: "1", issuedAt: "2025-01-10", dueAt: "2025-02-10", amount: 100, currency: "EUR" };
  const payment = { id: "1", invoiceId: "1", at: "2025-03-05", gross: 75, currency: "EUR" };
  const { rows } = receivableSpells({ invoices: [invoice], payments: [payment] } as never);
  const report = evaluate(
    { openReceivables, receivablesAgeing },
    { receivableSpells: rows },
    { every: month(), by: { overdue: ReceivableSpell.overdueDays }, during: options.during, currency: "EUR" },
  );
  expect(
    report.rows
      .filter((row) => row.openReceivables!.amount.toNumber() > 0)
      .map((row) => [row.overdue, String(row.openReceivables), row.receivablesAgeing]),
  ).toEqual([[30, "25 EUR", 1]]);
});
