import { fc, test } from "@fast-check/vitest";
import { attachRate, basketLift, basketSupport, month } from "salesmetrics";
import { expect } from "vitest";
import { badTimes, describeMetric } from "./facts.js";
import { orderLines } from "./rows.js";

const options = { during: month(2025, 3) };
const line = (orderId: string, productId: string | null, quantity: number | null = 1) => ({
  ...{ orderId, productId, quantity, placedAt: "2025-03-10" as const },
});

/** Four orders: desk and lamp, desk alone, lamp alone, and something that has no product. */
const lines = orderLines(
  line("a", "desk"),
  line("a", "desk", 2),
  line("a", "lamp"),
  line("b", "desk"),
  // A return is no purchase; a line without a quantity is one.
  line("b", "lamp", -1),
  line("c", "lamp", null),
  line("d", null),
  { ...line("e", "lamp"), placedAt: "2025-04-01" },
  { ...line("e", "desk"), placedAt: "2025-04-01" },
);
const single = orderLines(line("a", "desk"));
const unusable = {
  "missing orderId": { orderLines: [{ id: "a", ...line("z", "desk"), orderId: null }] },
  "invalid placedAt": {
    orderLines: badTimes.map((placedAt) => ({ id: "a", ...line("z", "desk"), placedAt })),
  },
};

describeMetric("attachRate", attachRate("desk", "lamp"), {
  row: "B6",
  options,
  example: lines,
  value: 1 / 2,
  empty: "zero-denominator",
  single: [single, 0],
  also: { "the other direction": [orderLines(line("a", "lamp")), "zero-denominator"] },
  unusable,
});

describeMetric("basketSupport", basketSupport("desk", "lamp"), {
  row: "B8",
  options,
  example: lines,
  value: 1 / 4,
  empty: "zero-denominator",
  single: [single, 0],
  unusable,
});

describeMetric("basketLift", basketLift("desk", "lamp"), {
  row: "B8",
  options,
  // Of two orders with a desk one has a lamp, of four orders two have.
  example: lines,
  value: 1,
  empty: "zero-denominator",
  single: [single, "zero-denominator"],
  unusable,
});

const products = ["desk", "lamp", "chair"] as const;
const baskets = fc.array(fc.uniqueArray(fc.constantFrom(...products), { minLength: 1 }), { maxLength: 12 });

test.prop([baskets])("support, confidence and lift are those of plain counts of baskets", (drawn) => {
  const orderLines = drawn.flatMap((basket, order) =>
    basket.map((product) => ({ id: `${String(order)} ${product}`, ...line(String(order), product) })),
  );
  const having = (...wanted: readonly (typeof products)[number][]): number =>
    drawn.filter((basket) => wanted.every((product) => basket.includes(product))).length;
  const over = (above: number, below: number): number | null => (below === 0 ? null : above / below);
  const [both, desks, lamps] = [having("desk", "lamp"), having("desk"), having("lamp")];
  expect(attachRate("desk", "lamp")({ orderLines })).toBe(over(both, desks));
  expect(basketSupport("desk", "lamp")({ orderLines })).toBe(over(both, drawn.length));
  const lift = basketLift("desk", "lamp")({ orderLines });
  const wanted = desks === 0 ? null : over(both * drawn.length, desks * lamps);
  if (wanted === null || lift === null) expect(lift).toBe(wanted);
  else expect(lift).toBeCloseTo(wanted, 12);
});
