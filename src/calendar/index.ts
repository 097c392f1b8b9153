export { day, month, quarter, week, year } from "./civil-periods.js";
export { grain } from "./grain.js";
export type { CalendarOptions, FiscalOptions, WeekOptions } from "./options.js";
export { between, period, through } from "./range.js";
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
export { timeZone } from "./zones.js";
