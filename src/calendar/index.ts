export { day, month, quarter, week, year } from "./civil-periods.js";
export { isCalendarDate } from "./dates.js";
export { grain } from "./grain.js";
export type { CalendarOptions, FiscalOptions, WeekOptions } from "./options.js";
export { period } from "./period.js";
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
export { timeZone } from "./zones.js";
