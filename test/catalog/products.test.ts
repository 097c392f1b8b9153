import { expect, test } from "vitest";
import {
  averageSellingPrice,
  evaluate,
  month,
  OrderLine,
  productDiscountRate,
  productGrowth,
  productMargin,
  productMix,
  productOrders,
  productRevenue,
  productsCovering80Percent,
  topProductsShare,
  unitsPerOrder,
  unitsSold,
} from "salesmetrics";
import { badNumbers, badTimes, describeMetric } from "./facts.js";
import { orderLines } from "./rows.js";

const options = { during: month(2025, 3) };
const line = { orderId: "1", placedAt: "2025-03-10", currency: "EUR" } as const;
const sold = (productId: string, quantity: number, unitPrice: number, more: Partial<OrderLine> = {}) => ({
  ...line,
  ...{ productId, quantity, unitPrice, ...more },
});

/** Net 2 × 100 − 20, 1 × 10 and 5 × 10 − 10, of two orders: 230 of 260, 8 units. */
const lines = orderLines(
  sold("desk", 2, 100, { discountAmount: 20, costAmount: 90 }),
  sold("lamp", 1, 10, { costAmount: 5 }),
  sold("lamp", 5, 10, { orderId: "2", discountAmount: 10, costAmount: 20 }),
  sold("desk", 900, 1, { placedAt: "2025-04-01", costAmount: 1 }),
);

const undated = {
  "missing placedAt": { orderLines: [{ id: "a", ...sold("desk", 1, 1, { costAmount: 1 }), placedAt: null }] },
  "invalid placedAt": {
    orderLines: badTimes.map((placedAt) => ({ id: "a", ...sold("desk", 1, 1, { costAmount: 1 }), placedAt })),
  },
};
const unusable = {
  ...undated,
  "missing quantity": { orderLines: [{ id: "a", ...sold("desk", 1, 1, { costAmount: 1 }), quantity: null }] },
  "invalid quantity": {
    orderLines: badNumbers.map((bad) => ({
      id: "a",
      ...sold("desk", 1, 1, { costAmount: 1 }),
      quantity: bad,
    })),
  },
  "missing unitPrice": {
    orderLines: [{ id: "a", ...sold("desk", 1, 1, { costAmount: 1 }), unitPrice: null }],
  },
  "invalid discountAmount": {
    orderLines: badNumbers.map((bad) => ({
      id: "a",
      ...sold("desk", 1, 1, { costAmount: 1 }),
      discountAmount: bad,
    })),
  },
};
const mixed = orderLines(sold("desk", 1, 5), sold("desk", 1, 5, { currency: "USD" }));

describeMetric("productRevenue", productRevenue, {
  row: "B1",
  options,
  example: lines,
  value: "230 EUR",
  empty: "empty",
  single: [orderLines(sold("desk", 3, 0.1)), "0.3 EUR"],
  edges: { at: (placedAt) => orderLines(sold("desk", 2, 5, { placedAt })), first: "10 EUR", last: "10 EUR" },
  unusable,
  mixed,
});

describeMetric("unitsSold", unitsSold, {
  row: "R11; B1",
  options,
  example: lines,
  value: 8,
  empty: 0,
  single: [orderLines(sold("desk", 1.5, 1)), 1.5],
  unusable: undated,
  also: { "a return is a line below zero": [orderLines(sold("desk", 3, 1), sold("desk", -1, 1)), 2] },
});

describeMetric("productOrders", productOrders, {
  row: "B1",
  options,
  example: lines,
  value: 2,
  empty: 0,
  single: [orderLines(line), 1],
  unusable: undated,
});

test("productOrders counts an order in each of its products, and once in the total", () => {
  const { rows, total } = evaluate({ productOrders }, lines, {
    ...options,
    by: { product: OrderLine.productId },
  });
  expect(rows.map((row) => [row.product, row.productOrders])).toEqual([
    ["desk", 1],
    ["lamp", 2],
  ]);
  expect(total.productOrders).toBe(2);
});

describeMetric("unitsPerOrder", unitsPerOrder, {
  row: "R11",
  options,
  example: lines,
  value: 4,
  empty: "zero-denominator",
  single: [orderLines(sold("desk", 3, 1)), 3],
  unusable: { ...undated, "missing quantity": { orderLines: [{ id: "a", ...line, orderId: "9" }] } },
});

describeMetric("averageSellingPrice", averageSellingPrice, {
  row: "B9",
  options,
  example: lines,
  value: "28.75 EUR",
  empty: "zero-denominator",
  single: [orderLines(sold("desk", 4, 10, { discountAmount: 4 })), "9 EUR"],
  unusable,
  mixed,
});

describeMetric("productDiscountRate", productDiscountRate, {
  row: "B9",
  options,
  // 20 + 60 of 320.
  example: orderLines(
    sold("desk", 2, 100, { discountAmount: 20 }),
    sold("lamp", 2, 60, { discountAmount: 60 }),
    sold("lamp", 9, 60, { placedAt: "2025-04-01" }),
  ),
  value: 0.25,
  empty: "empty",
  single: [orderLines(sold("desk", 2, 10)), 0],
  unusable,
});

describeMetric("productMix", productMix, {
  row: "B3",
  options,
  example: lines,
  // Without a split it is the share of all in all.
  value: 1,
  empty: "empty",
  single: [orderLines(sold("desk", 1, 1)), 1],
});

test("productMix has a class for lines without a product, and adds up to 1", () => {
  const { rows, total } = evaluate(
    { productMix },
    orderLines(sold("desk", 1, 50), sold("lamp", 1, 25), { ...line, quantity: 1, unitPrice: 25 }),
    { by: { product: OrderLine.productId } },
  );
  expect(rows.map((row) => [row.product, row.productMix])).toEqual([
    ["desk", 0.5],
    ["lamp", 0.25],
    [null, 0.25],
  ]);
  expect(total.productMix).toBe(1);
});

describeMetric("productGrowth", productGrowth, {
  row: "B5",
  options,
  example: orderLines(
    sold("desk", 1, 80, { placedAt: "2025-02-28" }),
    sold("desk", 1, 100),
    sold("desk", 1, 900, { placedAt: "2025-01-31" }),
  ),
  value: 0.25,
  empty: "no-base",
  single: [orderLines(sold("desk", 1, 80)), "no-base"],
});

describeMetric("productMargin", productMargin, {
  row: "B12",
  options,
  // 230 − 115.
  example: lines,
  value: 0.5,
  empty: "empty",
  single: [orderLines(sold("desk", 1, 10, { costAmount: 12 })), -0.2],
  unusable: { ...unusable, "missing costAmount": { orderLines: [{ id: "a", ...sold("desk", 1, 900) }] } },
  mixed: orderLines(
    sold("desk", 1, 5, { costAmount: 1 }),
    sold("desk", 1, 5, { costAmount: 1, currency: "USD" }),
  ),
});

/** Six products: 50, 25, 10, 5, 5 and 5 of 100. */
const range = orderLines(
  sold("a", 5, 10),
  sold("b", 1, 20),
  sold("b", 1, 5),
  sold("c", 1, 10),
  ...["d", "e", "f"].map((product) => sold(product, 1, 5)),
);

describeMetric("topProductsShare", topProductsShare, {
  row: "B14",
  options,
  example: range,
  // Two of six, for a fifth is 1.2.
  value: 0.75,
  empty: "empty",
  single: [orderLines(sold("a", 1, 5)), 1],
  unusable: { "missing productId": { orderLines: [{ id: "a", ...line, quantity: 1, unitPrice: 5 }] } },
});

describeMetric("productsCovering80Percent", productsCovering80Percent, {
  row: "B14",
  options,
  example: range,
  value: 3,
  empty: "empty",
  single: [orderLines(sold("a", 1, 5)), 1],
  unusable: { "missing productId": { orderLines: [{ id: "a", ...line, quantity: 1, unitPrice: 5 }] } },
});
