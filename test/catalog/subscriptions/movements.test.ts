import {
  averageSalePrice,
  churnedSubscribers,
  downgradeRate,
  type MrrMovement,
  mrrQuickRatio,
  netNewMrr,
  newSubscribers,
  reactivatedSubscribers,
  upgradeRate,
} from "salesmetrics";
import { badTimes, describeMetric, type Facts } from "../facts.js";
import { march, movement, movements, spell, spells } from "./rows.js";

type Kind = NonNullable<MrrMovement["kind"]>;

const moved = (kind: Kind, amount: number, customerId = "ann") => ({ ...movement, kind, amount, customerId });

/** New 20, expansion 8, churn 5, contraction 3, reactivation 2. */
const flows = movements(
  moved("new", 20),
  moved("expansion", 6),
  { ...moved("expansion", 6), divisor: 3 },
  moved("churn", 5),
  moved("contraction", 3),
  moved("reactivation", 2),
);

describeMetric("netNewMrr", netNewMrr, {
  row: "S9",
  options: march,
  example: flows,
  value: "22 USD",
  empty: "empty",
  single: [movements(moved("churn", 5)), "-5 USD"],
  edges: { at: (at) => movements({ ...moved("new", 5), at }), first: "5 USD", last: "5 USD" },
});

describeMetric("mrrQuickRatio", mrrQuickRatio, {
  row: "S25, G31",
  options: { ...march, currency: "USD" },
  example: flows,
  value: 3.5,
  empty: "zero-denominator",
  single: [movements(moved("new", 5)), "zero-denominator"],
});

function counted(kind: Kind): Facts<{ readonly mrrMovements: MrrMovement }> {
  const own = moved(kind, 5);
  return {
    row: "S14",
    options: march,
    example: movements(
      own,
      { ...own, customerId: "bob" },
      { ...own, at: "2025-04-01" },
      moved("expansion", 1),
    ),
    value: 2,
    empty: 0,
    single: [movements(own), 1],
    edges: { at: (at) => movements({ ...own, at }), first: 1, last: 1 },
    unusable: { "invalid at": { mrrMovements: badTimes.map((at) => ({ id: "a", ...own, at })) } },
  };
}

describeMetric("newSubscribers", newSubscribers, counted("new"));
describeMetric("reactivatedSubscribers", reactivatedSubscribers, counted("reactivation"));
describeMetric("churnedSubscribers", churnedSubscribers, counted("churn"));

describeMetric("averageSalePrice", averageSalePrice, {
  row: "S16",
  options: march,
  example: movements(moved("new", 20), { ...moved("new", 100), divisor: 10 }, moved("expansion", 100)),
  value: "15 USD",
  empty: "zero-denominator",
  single: [movements(moved("new", 20)), "20 USD"],
});

/** Four customers when March begins. */
const four = ["ann", "bob", "cleo", "dan"].map((customerId) => ({ ...spell, customerId }));

describeMetric("upgradeRate", upgradeRate, {
  row: "S34",
  options: march,
  example: {
    ...spells(...four, { ...spell, customerId: "eve", from: "2025-03-02" }),
    ...movements(
      moved("expansion", 5),
      moved("expansion", 6),
      moved("expansion", 5, "bob"),
      moved("contraction", 1, "cleo"),
    ),
  },
  value: 0.5,
  empty: "zero-denominator",
  single: [{ ...spells(spell), ...movements() }, 0],
});

describeMetric("downgradeRate", downgradeRate, {
  row: "S34",
  options: march,
  example: {
    ...spells(...four),
    ...movements(moved("expansion", 5), moved("contraction", 1, "cleo"), moved("contraction", 1, "cleo")),
  },
  value: 0.25,
  empty: "zero-denominator",
  single: [{ ...spells(spell), ...movements() }, 0],
});
