import { fc, test as property } from "@fast-check/vitest";
import {
  evaluate,
  type Invoice,
  openReceivables,
  overdueReceivables,
  type Payment,
  receivableSpells,
} from "salesmetrics";
import { describe, expect, test } from "vitest";
import { dateOf } from "./grid.js";

const invoice = {
  id: "1",
  issuedAt: "2025-01-10",
  dueAt: "2025-02-10",
  amount: 100,
  currency: "EUR",
} as const;
const payment = { id: "p", invoiceId: "1", at: "2025-03-01", gross: 60, currency: "EUR" } as const;
const shown = (invoices: readonly Invoice[], payments: readonly Payment[] = []) =>
  receivableSpells({ invoices, payments }, { bands: [0, 30] }).rows.map((row) => [
    row.from,
    row.until,
    row.amount,
    row.overdueDays,
  ]);

describe("an invoice", () => {
  test("is cut where it falls due, where it is paid in part, and where a band begins", () => {
    expect(shown([invoice], [payment])).toEqual([
      ["2025-01-10", "2025-02-10", "100", null],
      ["2025-02-10", "2025-03-01", "100", 0],
      ["2025-03-01", "2025-03-12", "40", 0],
      ["2025-03-12", null, "40", 30],
    ]);
  });

  test("is settled once all is paid, or at paidAt", () => {
    const rest = { ...payment, id: "q", at: "2025-03-02", gross: 40 } as const;
    const paid = [
      ["2025-01-10", "2025-02-10", "100", null],
      ["2025-02-10", "2025-03-01", "100", 0],
    ];
    expect(shown([invoice], [rest, payment])).toEqual([...paid, ["2025-03-01", "2025-03-02", "40", 0]]);
    expect(shown([{ ...invoice, paidAt: "2025-03-01" }])).toEqual(paid);
  });

  test("is less what was credited, and what was paid before", () => {
    expect(shown([{ ...invoice, dueAt: null, credited: 100 }])).toEqual([]);
    expect(shown([{ ...invoice, credited: 10 }], [{ ...payment, at: "2025-01-01" }])[0]).toEqual([
      "2025-01-10",
      "2025-02-10",
      "30",
      null,
    ]);
  });

  test("that is due when it is issued is overdue from its first day", () => {
    expect(shown([{ ...invoice, dueAt: "2025-01-10" }])[0]).toEqual(["2025-01-10", "2025-02-09", "100", 0]);
    expect(shown([{ ...invoice, dueAt: "2024-01-10" }])).toEqual([["2025-01-10", null, "100", 30]]);
  });
});

test("says of every row that was left out why", () => {
  const invoices = [
    invoice,
    null,
    { ...invoice, id: "" },
    invoice,
    { ...invoice, id: "a", issuedAt: null },
    { ...invoice, id: "b", dueAt: "soon" },
    { ...invoice, id: "c", paidAt: "soon" },
    { ...invoice, id: "d", amount: null },
    { ...invoice, id: "e", amount: -1 },
    { ...invoice, id: "f", credited: "x" },
    { ...invoice, id: "g", currency: "" },
    { ...invoice, id: "h", credited: 101 },
    { ...invoice, id: "i", dueAt: null },
  ];
  const payments = [
    { ...payment, gross: 160 },
    null,
    { ...payment, invoiceId: "z" },
    { ...payment, at: null },
    { ...payment, at: "soon" },
    { ...payment, gross: null },
    { ...payment, gross: -1 },
    { ...payment, currency: "USD" },
  ];
  const { rows, excluded } = receivableSpells({ invoices, payments } as never, { bands: [0] });
  expect(rows.map(({ id, amount }) => [id, amount])).toEqual([
    ["1 1", "100"],
    ["1 2", "100"],
    ["i 1", "100"],
  ]);
  expect(excluded.map(({ why }) => why)).toEqual([
    "missing id",
    "missing id",
    "duplicate id",
    "missing or invalid issuedAt",
    "invalid dueAt",
    "invalid paidAt",
    "missing amount",
    "invalid amount",
    "invalid credited",
    "missing currency",
    "credited above the amount",
    "missing dueAt",
    "unknown invoiceId",
    "unknown invoiceId",
    "not collected",
    "invalid at",
    "missing gross",
    "invalid gross",
    "in another currency than its invoice",
    "more than is open",
  ]);
});

test.each([[[]], [[30, 0]], [[-1]], [[0, 0]], [[0.5]], ["30"]])("refuses the bands %j", (bands) => {
  expect(() => receivableSpells({ invoices: [] }, { bands: bands as never })).toThrow(
    expect.objectContaining({ code: "invalid-argument" }),
  );
});

const drawnInvoice = fc.record({
  amount: fc.integer({ min: 0, max: 100 }),
  issued: fc.nat(40),
  due: fc.option(fc.nat(60)),
  paid: fc.option(fc.nat(90)),
});
const drawnPayment = fc.record({ of: fc.nat(3), at: fc.nat(90), gross: fc.integer({ min: 0, max: 60 }) });

property.prop(
  [
    fc.array(drawnInvoice, { minLength: 1, maxLength: 4 }),
    fc.array(drawnPayment, { maxLength: 6 }),
    fc.nat(130),
  ],
  { numRuns: 200, seed: 21 },
)("what is open and overdue on a day is what the raw rows of that day say", (invoices, payments, day) => {
  const { rows } = receivableSpells({
    invoices: invoices.map(({ amount, issued, due, paid }, place) => ({
      ...{ id: String(place), amount, currency: "EUR", issuedAt: dateOf(issued) },
      ...{ dueAt: due === null ? null : dateOf(due), paidAt: paid === null ? null : dateOf(paid) },
    })),
    payments: payments.map(({ of, at, gross }, place) => ({
      ...{ id: String(place), invoiceId: String(of), at: dateOf(at), gross, currency: "EUR" },
    })),
  });
  const openOn = invoices.map(({ amount, issued, paid }, place) => {
    if (issued > day || (paid !== null && paid <= day)) return 0;
    const collected = payments.filter(({ of, at }) => of === place && at <= day);
    return Math.max(0, amount - collected.reduce((sum, { gross }) => sum + gross, 0));
  });
  const sumOn = (counts: (place: number) => boolean) =>
    openOn.reduce((sum, open, place) => sum + (counts(place) ? open : 0), 0);
  const { total } = evaluate(
    { openReceivables, overdueReceivables },
    { receivableSpells: rows },
    { asOf: dateOf(day), currency: "EUR" },
  );
  expect(total.openReceivables?.amount.toNumber() ?? 0).toBe(sumOn(() => true));
  const isDue = (place: number) => (invoices[place]!.due ?? Infinity) <= day;
  expect(total.overdueReceivables?.amount.toNumber() ?? 0).toBe(sumOn(isDue));
});
