/**
 * What metrics are called and mean, in English and Arabic; search, what can be computed, and values as text.
 *
 * @module salesmetrics/describe
 */

export { type Availability, availableFrom } from "./available-from.js";
export { describe, type Description } from "./describe.js";
export type { FieldsByEntity } from "./fields-read.js";
export { format, type FormattedValue } from "./format.js";
export { type ChangeOptions, formatChange, type FormattedChange } from "./format-change.js";
export type { FormatOptions } from "./format-options.js";
export { formatPeriod } from "./format-period.js";
export { isolated } from "./isolated.js";
export type {
  AdditivityWord,
  ChangeMeaning,
  DashboardWords,
  FigureKind,
  FigureWords,
  Language,
  LiveWords,
  PeriodPatterns,
  PluralForms,
  Signal,
  Timing,
} from "./language.js";
export type { AggregateName, AnyFamily, EntityName, FamilyId, MetricId } from "./names.js";
export { search, type SearchHit, type SearchMatch } from "./search.js";
export type { Role, SetTexts } from "./role-sets.js";
export { type SetMember, setsFor } from "./sets.js";
export type { AggregateText, MetricNotes, MetricText } from "./text.js";
export { withTexts } from "./with-texts.js";
