import { oneNamed } from "../errors.js";
import { type Language, languageIn } from "./language.js";
import type { MetricId } from "./names.js";
import { type Role, sets } from "./role-sets.js";

/**
 * A metric of a set, and one line on why it is in it.
 *
 * @category Texts
 */
export interface SetMember {
  readonly id: MetricId;
  readonly name: string;
  readonly why: string;
}

/**
 * The metrics of a role, in the order in which a scorecard is read, each with one line on why it is there.
 *
 * *When to use*. For a first scorecard; take from it and add to it as your company needs.
 *
 * *Details*. The roles are `founder`, `marketing`, `sdr`, `seller`, `manager`, `success`, `enablement` and `finance`. A set has
 * 8 to 12 metrics; families, such as `topRepsShare`, still need their parameters.
 *
 * @example
 * ```ts
 * import { setsFor } from "salesmetrics/describe";
 * import { en } from "salesmetrics/describe/en";
 *
 * setsFor("seller", en)[0];
 * // => { id: "quotaAttainment", name: "Quota attainment", why: "How much of the quota is reached." }
 * ```
 *
 * @category Texts
 */
export function setsFor(role: Role, language: Language): readonly SetMember[] {
  const name = oneNamed("setsFor", role, Object.keys(sets) as Role[]);
  const words = languageIn("setsFor", language);
  const why = words.sets[name] as Readonly<Record<string, string>>;
  return sets[name].map((id) => ({ id, name: words.metrics[id].name, why: why[id]! }));
}
