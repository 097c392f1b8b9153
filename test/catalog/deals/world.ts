import { month } from "salesmetrics";
import { badNumbers, badTexts, badTimes, unknownCurrencies } from "../facts.js";

// Deals of March 2025, and those that no metric can use.

export const march = month(2025, 3);

export const duringMarch = { during: march };

export const endOfMarch = { asOf: "2025-03-31" as const };

/** Closed in March 2025. */
export const won = { status: "won", closedAt: "2025-03-10" } as const;

export const lost = { status: "lost", closedAt: "2025-03-20" } as const;

export const open = { status: "open", createdAt: "2025-03-01" } as const;

export const eur = { currency: "EUR" };

export const usd = { currency: "USD" };

export const unusableClosings = (status: "won" | "lost") => ({
  "missing closedAt": {
    deals: [
      { id: "a", status },
      { id: "b", status, closedAt: null },
    ],
  },
  "invalid closedAt": { deals: badTimes.map((closedAt) => ({ id: "a", status, closedAt })) },
  "invalid status": { deals: badTexts.map((bad) => ({ id: "a", status: bad, closedAt: "2025-03-10" })) },
});

export const unusableAmounts = (row: object) => ({
  "missing amount": {
    deals: [
      { ...row, ...eur },
      { ...row, ...eur, amount: null },
    ],
  },
  "invalid amount": { deals: badNumbers.map((amount) => ({ ...row, ...eur, amount })) },
  "missing currency": {
    deals: [
      { ...row, amount: 5 },
      { ...row, amount: 5, currency: null },
    ],
  },
  "invalid currency": { deals: badTexts.map((currency) => ({ ...row, amount: 5, currency })) },
  "unknown currency": { deals: unknownCurrencies.map((currency) => ({ ...row, amount: 5, currency })) },
});

export const unusableOpen = {
  "missing closedAt": { deals: [{ id: "a", status: "won", createdAt: "2025-03-01" }] },
  "invalid closedAt": {
    deals: badTimes.map((closedAt) => ({ id: "a", status: "lost", createdAt: "2025-03-01", closedAt })),
  },
  "invalid createdAt": { deals: badTimes.map((createdAt) => ({ id: "a", status: "open", createdAt })) },
};
