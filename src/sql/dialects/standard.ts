import type { Dialect, Parameter, TimeKind } from "../dialect.js";

interface TypeNames extends Record<"text" | "integer" | "flag" | "date" | "instant" | "utc", string> {
  /** An exact decimal with a total number of digits, `scale` of them after the point. */
  readonly decimal: (digits: number, scale: number) => string;
}

/** What every dialect states, and what it may override. */
type Overrides = Pick<Dialect, "name" | "subtractDays"> &
  Partial<Dialect> & {
    /** The placeholder at a position; `$1` by default. */
    readonly placeholder?: (position: number) => string;
    /** Times in epoch milliseconds by their kind: by default, `utc` as `instant`, and milliseconds as they are. */
    readonly milliseconds: Readonly<
      Record<"date" | "instant", Cast> & Partial<Record<"utc" | "milliseconds", Cast>>
    >;
  };

type Cast = (time: string) => string;

/** A dialect made of the SQL standard's words, the engine's type names, and what the engine writes differently. */
export function dialect(
  own: Pick<TypeNames, "instant" | "utc"> & Partial<TypeNames>,
  { placeholder, milliseconds: casts, ...overrides }: Overrides,
): Dialect {
  const types = { ...standardTypes, ...own };
  const asIs: Cast = (time) => time;
  const milliseconds = { utc: casts.instant, milliseconds: asIs, ...casts };
  return {
    numbersParameters: placeholder === undefined || placeholder(1) !== placeholder(2),
    parameter: (position, parameter) =>
      `CAST(${placeholder?.(position) ?? `$${String(position)}`} AS ${typeNameOf(parameter, types)})`,
    timeParameter: timeText,
    nullOf: (type) =>
      `CAST(NULL AS ${type === "number" ? types.decimal(18, 4) : type === "time" ? types.date : types[type]})`,
    identifier: quoted('"'),
    asText: (expression) => `CAST(${expression} AS ${types.text})`,
    exactText: (text) => `CAST(${text} AS ${types.text})`,
    flagNumber: (column) => `CAST(${column} AS ${types.integer})`,
    epochMilliseconds: (time, kind) => milliseconds[kind](time),
    remainder: (value, by) => `MOD(${value}, ${by})`,
    sum: (expression) => `SUM(${expression})`,
    typeOf: (expression) => `typeof(${expression})`,
    timeKinds: ["instant", "date", "utc", "milliseconds"],
    ...overrides,
  };
}

const standardTypes = {
  text: "VARCHAR",
  integer: "BIGINT",
  flag: "BOOLEAN",
  date: "DATE",
  decimal: (digits: number, scale: number) => `DECIMAL(${String(digits)}, ${String(scale)})`,
};

/** The milliseconds of a time that may be infinite: then they are beyond the years 1 to 9999. */
export function finite(time: string, milliseconds: string): string {
  return `CASE WHEN isfinite(${time}) THEN ${milliseconds} WHEN ${time} > '1970-01-01' THEN 253402300800000 WHEN ${time} < '1970-01-01' THEN -62135596800001 END`;
}

/** Quotes a name, and doubles the quotes within. */
export function quoted(quote: '"' | "`"): Dialect["identifier"] {
  return (name) => `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
}

/** Quotes a name with backticks, and escapes with backslashes what is special within. */
export function escapedName(name: string): string {
  return `\`${name.replaceAll("\\", "\\\\").replaceAll("`", "\\`")}\``;
}

/** The type of a parameter; a decimal has exactly its digits. */
function typeNameOf({ value, type }: Parameter, types: TypeNames): string {
  if (type === "milliseconds") return types.integer;
  if (type !== "decimal") return types[type];
  const [whole = "", fraction = ""] = String(value).replace("-", "").split(".");
  return types.decimal(Math.max(1, whole.length + fraction.length), fraction.length);
}

/** Epoch milliseconds as text, or as they are for a column of milliseconds. */
export function timeText(milliseconds: number, kind: TimeKind): string | number {
  if (kind === "milliseconds") return milliseconds;
  const text = new Date(milliseconds).toISOString();
  if (kind === "date") return text.slice(0, 10);
  const time = text.slice(0, -1).replace("T", " ");
  return kind === "utc" ? time : `${time}+00:00`;
}
