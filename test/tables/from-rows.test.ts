import { expect, test } from "vitest";
import { bookings, count, Deal, SalesmetricsError } from "salesmetrics";
import { table } from "salesmetrics/tables";

const won = { status: "won", currency: "USD", closedAt: "2025-03-03" } as const;
const amounts = (...list: (number | string)[]) =>
  list.map((amount) => ({ ...won, id: String(amount), amount }));

test("rows that were there stay as they are when finer amounts are added", () => {
  const deals = table(Deal, amounts(5));
  // Added one by one, so that the arrays have room for what comes after the slice.
  for (const amount of [6, 7]) deals.append(amounts(amount));
  const slice = deals.slice(0, 3);
  deals.append(amounts(0.25));
  expect(bookings({ deals: slice })?.amount.toFixed()).toBe("18");
  expect(bookings({ deals })?.amount.toFixed()).toBe("18.25");
});

test("rows that were there stay as they are when amounts become too different to be scaled", () => {
  const deals = table(Deal, amounts(5, 1e-9, 6));
  const slice = deals.slice(0, 3);
  deals.append(amounts(...Array.from({ length: 1200 }, (_, place) => 1e-9 * (place + 1))));
  expect(bookings({ deals: slice })?.amount.toFixed()).toBe("11.000000001");
  expect(slice.row(1).amount).toBe(1e-9);
});

test("a table of mostly different texts keeps them all", () => {
  const ids = Array.from({ length: 70_000 }, (_, place) => `deal ${place}`);
  const deals = table(
    Deal,
    ids.map((id) => ({ id, status: "open" })),
  );
  deals.append([{ id: "last", status: "won" }]);
  expect([deals.row(69_999).id, deals.row(70_000).id]).toStrictEqual(["deal 69999", "last"]);
  expect(deals.slice(69_998, 70_000).row(1).id).toBe("deal 69999");
  expect(count(Deal)({ deals })).toBe(70_001);
});

test("times that come after many rows without any are read", () => {
  const deals = table(
    Deal,
    Array.from({ length: 5000 }, (_, place) => ({
      ...{ id: String(place), status: "won" as const, amount: 1, currency: "USD" },
      ...(place >= 3000 && place < 4900 && { closedAt: "2025-03-03" as const }),
    })),
  );
  expect(bookings({ deals })?.amount.toFixed()).toBe("1900");
  deals.append([{ ...won, id: "1", amount: 1, closedAt: new Date("2025-03-03") }]);
  expect([deals.row(3000).closedAt, deals.row(4999).closedAt]).toStrictEqual(["2025-03-03", null]);
});

test.each([-1, 2, 0.5, Number.NaN])("there is no row %o of two", (place) => {
  const deals = table(Deal, amounts(1, 2));
  expect(() => deals.row(place)).toThrow(SalesmetricsError);
  expect(() => deals.row(place)).toThrow("expected a place from 0 to 1");
});
