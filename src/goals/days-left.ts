import { type Fraction, fraction } from "../exact/index.js";
import type { DayCurve, Elapsed } from "./curve.js";

/** The days of a period that are left and have a weight, with the part of a day that is left. */
export function daysLeft({ days, before }: DayCurve, { days: gone, part }: Elapsed): Fraction {
  let left = 0;
  for (let day = gone; day < days; day++) if (before(day + 1) > before(day)) left++;
  const isPart = gone < days && before(gone + 1) > before(gone);
  const [above, below] = isPart ? part : [0, 1];
  return fraction(String(left * below - above), String(below));
}
