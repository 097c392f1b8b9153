import type { Dialect, Parameter, TimeKind } from "../dialect.js";

/** The names that an engine has for types. */
export interface TypeNames {
  readonly text: string;
  readonly integer: string;
  readonly flag: string;
  readonly date: string;
  readonly instant: string;
  readonly utc: string;
  /** An exact decimal of so many digits, of which so many after the point. */
  readonly decimal: (digits: number, scale: number) => string;
}

/** What a dialect must say itself, and what it says differently. */
type Own = Pick<Dialect, "name" | "milliseconds" | "earlier" | "times"> &
  Partial<Dialect> & {
    /** The placeholder of a parameter, `$1` unless said. */
    readonly placeholder?: (place: number) => string;
  };

/** A dialect that has most in common with others: the words of the standard, and types by their names. */
export function dialect(types: TypeNames, { placeholder, ...own }: Own): Dialect {
  return {
    numbersParameters: placeholder === undefined || placeholder(1) !== placeholder(2),
    parameter: (place, parameter) =>
      `CAST(${placeholder?.(place) ?? `$${String(place)}`} AS ${typeOf(parameter, types)})`,
    moment: (milliseconds, kind) => momentText(milliseconds, kind),
    nothing: (type) =>
      `CAST(NULL AS ${type === "number" ? types.decimal(18, 4) : type === "time" ? types.date : types[type]})`,
    identifier: (name) => `"${name.replaceAll('"', '""')}"`,
    asText: (expression) => `CAST(${expression} AS ${types.text})`,
    exactly: (text) => text,
    remainder: (value, by) => `MOD(${value}, ${by})`,
    sum: (expression) => `SUM(${expression})`,
    ...own,
  };
}

/** The type of a parameter, of a decimal as wide as it is written. */
function typeOf({ value, type }: Parameter, types: TypeNames): string {
  if (type === "milliseconds") return types.integer;
  if (type !== "decimal") return types[type];
  const [whole = "", fraction = ""] = String(value).replace("-", "").split(".");
  return types.decimal(Math.max(1, whole.length + fraction.length), fraction.length);
}

/** A moment as text, or as a number where a column holds it so. */
export function momentText(milliseconds: number, kind: TimeKind): string | number {
  if (kind === "milliseconds") return milliseconds;
  const text = new Date(milliseconds).toISOString();
  if (kind === "date") return text.slice(0, 10);
  const moment = text.slice(0, -1).replace("T", " ");
  return kind === "utc" ? moment : `${moment}+00:00`;
}
