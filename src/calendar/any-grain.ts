import { grainFor } from "./grain.js";
import type { Grain, GrainDefinition } from "./index.js";
import { having, optionsIn, refusal } from "../errors.js";
import { type CustomDefinition, customGrain } from "./custom-periods.js";
import { retailGrain } from "./retail/grain.js";
import { type RetailDefinition, retailDefinition } from "./retail/options.js";
import type { RetailUnit } from "./retail/rule.js";

/**
 * The grain of a definition of any calendar, such as one read back from JSON.
 *
 * *When to use*. To report on a cube that was scanned by a retail calendar or a table of periods and sent as JSON.
 * `grain` of the main entry restores the civil calendar only, which keeps the other calendars out of most bundles.
 *
 * *Gotchas*. A definition of an unknown calendar throws `invalid-argument`.
 *
 * @example
 * ```ts
 * import { type Cube, report, scan, wonDeals } from "salesmetrics";
 * import { anyGrain, retailMonth } from "salesmetrics/calendars";
 *
 * const deals = [{ id: "1", status: "won", closedAt: "2024-02-03" }] as const;
 * const sent = JSON.stringify(scan({ wonDeals }, { deals }, { every: retailMonth() }));
 * const { rows } = report({ wonDeals }, JSON.parse(sent) as Cube, { grain: anyGrain });
 *
 * rows.map((row) => [row.period?.label, row.wonDeals]); // => [["FY2023-M12", 1]]
 * ```
 *
 * @category Calendars
 */
export function anyGrain(definition: GrainDefinition): Grain {
  const { unit, timeZone, calendar } = optionsIn("anyGrain", definition);
  if (calendar === undefined) return grainFor("anyGrain", definition);
  having("anyGrain", "a calendar", calendar, "kind");
  if (calendar.kind === "retail" && isRetailUnit(unit))
    return retailGrain(unit, timeZone, retailDefinition("anyGrain", calendar as RetailDefinition));
  if (calendar.kind === "custom" && unit === "period")
    return customGrain("anyGrain", timeZone, (calendar as CustomDefinition).periods);
  throw refusal("anyGrain", "a unit of a retail or custom calendar", `${unit} of ${calendar.kind}`);
}

function isRetailUnit(unit: string): unit is RetailUnit {
  return unit === "week" || unit === "month" || unit === "quarter" || unit === "year";
}
