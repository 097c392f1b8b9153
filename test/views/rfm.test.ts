import { type CustomerPayment, rfm, timeZone } from "salesmetrics";
import { expect, test } from "vitest";

const paid = { at: "2025-03-01", amount: 10, currency: "EUR" } as const;
const asOf = "2025-03-31";
const payments = (...rows: readonly Omit<CustomerPayment, "id">[]) =>
  rows.map((row, place) => ({ id: String(place), ...row }));

test("ten customers fall into fifths", () => {
  const ten = Array.from({ length: 10 }, (_, place) => ({
    customerId: `c${place}`,
    ...paid,
    amount: place + 1,
  }));
  const { rows } = rfm(payments(...ten), { asOf });
  expect(rows.map(({ monetaryScore }) => monetaryScore)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  // All paid on the same day, and once.
  expect(
    new Set(rows.map(({ recencyScore, frequencyScore }) => `${recencyScore} ${frequencyScore}`)),
  ).toEqual(new Set(["1 1"]));
});

test("customers who are alike have one score, by how many are worse", () => {
  const amounts = [5, 5, 5, 9, 9];
  const { rows } = rfm(
    payments(...amounts.map((amount, place) => ({ ...paid, customerId: `c${place}`, amount }))),
    {
      asOf,
    },
  );
  expect(rows.map(({ monetaryScore }) => monetaryScore)).toEqual([1, 1, 1, 4, 4]);
});

test("recency, days with a payment, and payments less refunds", () => {
  const { rows } = rfm(
    payments(
      { ...paid, customerId: "ann", at: "2025-01-10", amount: "0.1" },
      { ...paid, customerId: "ann", amount: "0.2" },
      { ...paid, customerId: "ann", amount: 5 },
      { ...paid, customerId: "ann", at: "2025-03-20", amount: "-5" },
    ),
    { asOf },
  );
  expect(rows).toEqual([
    {
      ...{ id: "ann", lastPaidAt: "2025-03-01", recencyDays: 30, frequency: 2, monetary: "0.3" },
      ...{ currency: "EUR", recencyScore: 1, frequencyScore: 1, monetaryScore: 1, cell: "111" },
    },
  ]);
});

test("says what was left out", () => {
  const { rows, excluded } = rfm(
    payments(
      { ...paid, customerId: "ann" },
      { ...paid, customerId: "" },
      { ...paid, customerId: "a", amount: null },
      { ...paid, customerId: "a", amount: "much" },
      { ...paid, customerId: "a", currency: null },
      { ...paid, customerId: "a", at: null },
      { ...paid, customerId: "a", at: "2025-04-01" },
      { ...paid, customerId: "bob", amount: -3 },
    ),
    { asOf },
  );
  expect(rows.map(({ id }) => id)).toEqual(["ann"]);
  expect(excluded.map(({ why }) => why)).toEqual([
    ...["missing customerId", "missing amount", "invalid amount", "missing currency"],
    ...["missing or invalid at", "after asOf", "refund without a payment"],
  ]);
});

test("instants need a zone, and currencies are not mixed", () => {
  const late = payments({ ...paid, customerId: "ann", at: new Date("2025-03-30T23:30:00Z") });
  expect(() => rfm(late, { asOf })).toThrow(expect.objectContaining({ code: "missing-time-zone" }));
  expect(rfm(late, { asOf, zone: timeZone("Europe/Berlin") }).rows[0]?.lastPaidAt).toBe("2025-03-31");
  const mixed = payments({ ...paid, customerId: "ann" }, { ...paid, customerId: "bob", currency: "USD" });
  expect(() => rfm(mixed, { asOf })).toThrow(/one currency, got EUR, USD/);
});
