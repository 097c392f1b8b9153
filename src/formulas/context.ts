import { oneFraction } from "../exact/index.js";
import type { Store } from "../cube/store.js";
import type { Json } from "../expressions/expression.js";
import type { Rates } from "../money/rates.js";
import type { Frame } from "../question/frame.js";
import type { CubeContext } from "./slice.js";
import type { ScanPlan } from "./scan-plan.js";

/** The context of a question: what a scan or a cube holds, and how values are computed from it. */
export function contextOf(
  { indexOf }: ScanPlan,
  frame: Frame,
  store: Store,
  rates: Rates | null,
  by: Readonly<Record<string, Json>> = {},
): CubeContext {
  const { cells, currency, factors } = store;
  const used = cells.used();
  const factorOf = (key: string) => factors[key] ?? oneFraction;
  const groups = [...new Set(used.map((cell) => cells.groupOf(cell)))];
  const presentation = { currency, factorOf };
  return {
    frame,
    store,
    rates,
    by,
    dimensions: Object.keys(by),
    used,
    groups,
    presentation,
    indexOf,
    memo: new Map(),
  };
}
