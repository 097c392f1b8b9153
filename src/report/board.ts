import type { Frame } from "../scan/frame.js";
import type { Scanned } from "../scan/rows.js";
import type { Board } from "./part.js";
import type { Plan } from "./plan.js";

/** Lays out what a scan found. */
export function boardOf({ indexOf }: Plan, frame: Frame, { groups, currency, factors }: Scanned): Board {
  const factorOf = (key: string) => factors[key] ?? { numerator: "1", denominator: "1" };
  return { frame, groups, presentation: { currency, factorOf }, indexOf };
}
