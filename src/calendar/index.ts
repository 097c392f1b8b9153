export { day } from "./day.js";
export { grain } from "./grain.js";
export { month } from "./month.js";
export type { CalendarOptions, FiscalOptions, WeekOptions } from "./options.js";
export { period } from "./period.js";
export { quarter } from "./quarter.js";
export { between, through } from "./range.js";
export type {
  CalendarDate,
  CalendarKind,
  Grain,
  GrainDefinition,
  Instant,
  Period,
  PeriodJson,
  TimePoint,
  TimeValue,
  Unit,
  Zone,
} from "./time.js";
export { week } from "./week.js";
export { year } from "./year.js";
export { timeZone } from "./zones.js";
