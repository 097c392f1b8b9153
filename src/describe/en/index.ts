/**
 * The texts of all metrics in English, and the words beside them.
 *
 * @module salesmetrics/describe/en
 */

import type { Language } from "../language.js";
import { aggregates } from "./aggregates.js";
import { entities } from "./entities.js";
import { metrics } from "./metrics.js";
import { sets } from "./sets.js";
import { words } from "./words.js";

/**
 * The texts of all metrics in English, and the words beside them.
 *
 * @category Texts
 */
export const en: Language = /*#__PURE__*/ (() => ({
  code: "en",
  direction: "ltr",
  metrics,
  aggregates,
  entities,
  sets,
  ...words,
}))();
