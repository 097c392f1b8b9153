/**
 * The texts of all metrics in Arabic, and the words beside them.
 *
 * @module salesmetrics/describe/ar
 */

import type { Language } from "../language.js";
import { aggregates } from "./aggregates.js";
import { entities } from "./entities.js";
import { metrics } from "./metrics.js";
import { sets } from "./sets.js";
import { words } from "./words.js";

/**
 * The texts of all metrics in Arabic, and the words beside them.
 *
 * @category Texts
 */
export const ar: Language = /*#__PURE__*/ (() => ({
  code: "ar",
  direction: "rtl",
  metrics,
  aggregates,
  entities,
  sets,
  ...words,
}))();
