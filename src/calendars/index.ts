/**
 * Retail years, tables of periods, comparable periods of other years, business days and hours.
 *
 * @module salesmetrics/calendars
 */

export { align, type Alignment } from "../calendar/align.js";
export type { EventDates } from "../calendar/align-event.js";
export { anyGrain } from "../calendar/any-grain.js";
export { businessCalendar, type BusinessCalendar } from "../calendar/business/calendar.js";
export { businessDays, businessHours } from "../expressions/business-duration.js";
export type { BusinessDefinition, BusinessOptions, TimeOfDay } from "../calendar/business/options.js";
export { customPeriods, type CustomDefinition, type CustomPeriod } from "../calendar/custom-periods.js";
export type { RetailDefinition, RetailOptions, RetailPattern, YearEnd } from "../calendar/retail/options.js";
export { retailMonth, retailQuarter, retailWeek, retailYear } from "../calendar/retail/periods.js";
