import type { Store } from "../cube/store.js";
import type { Frame } from "../scan/frame.js";
import type { Board } from "./part.js";
import type { Plan } from "./plan.js";

/** Lays out what a scan found. */
export function boardOf({ indexOf }: Plan, frame: Frame, store: Store, by: Board["by"] = {}): Board {
  const { cells, currency, factors } = store;
  const used = cells.used();
  const factorOf = (key: string) => factors[key] ?? { numerator: "1", denominator: "1" };
  const groups = [...new Set(used.map((cell) => cells.groupOf(cell)))];
  const presentation = { currency, factorOf };
  const dimensions = Object.keys(by);
  return { frame, store, dimensions, by, used, groups, presentation, indexOf, notes: new Map() };
}
