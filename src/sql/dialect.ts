/** How a column holds a time: days, instants, instants as times of UTC without a zone, or as epoch milliseconds. */
export type TimeKind = "date" | "instant" | "utc" | "milliseconds";

/** The type of a parameter of a statement. */
export type ParameterType = "text" | "integer" | "decimal" | TimeKind;

/** A value that a statement is given apart from its text. */
export interface Parameter {
  readonly value: string | number;
  readonly type: ParameterType;
}

/** What an engine says differently from others. A capability that is not there is refused by name. */
export interface Dialect {
  readonly name: string;
  /** Whether placeholders have numbers, so that one parameter can stand in many places. */
  readonly numbersParameters: boolean;
  /** The placeholder of a parameter, counted from 1, as a value of its type. */
  parameter(place: number, parameter: Parameter): string;
  /** A moment of epoch milliseconds as the parameter for a column of a kind. */
  moment(milliseconds: number, kind: TimeKind): string | number;
  /** Null of a type. */
  nothing(type: "text" | "number" | "flag" | "time"): string;
  /** A name that may hold anything. */
  identifier(name: string): string;
  /** An expression as text: a decimal or a whole number with all its digits, a day as YYYY-MM-DD. */
  asText(expression: string): string;
  /** A text compared and grouped by its characters alone. */
  exactly(text: string): string;
  /** How many days a day is after another, where the engine has decimals for parts of days. */
  readonly daysBetween?: (from: string, to: string) => string;
  /** A time as whole epoch milliseconds, rounded down. */
  milliseconds(time: string, kind: TimeKind): string;
  /** A sum of whole numbers or decimals that does not round, and fails rather than overflow. */
  sum(expression: string): string;
  /** The name of an expression's type, where the engine can tell. */
  readonly typeOf?: (expression: string) => string;
  /** The remainder of a division of exact decimals, with the sign of the first. */
  readonly remainder: (value: string, by: string) => string;
  /**
   * Whether it guesses how many groups there are from the columns that keep rows apart, and sorts all rows where that is
   * many: rows with problems are then asked for by themselves.
   */
  readonly groupsByGuess?: boolean;
  /** Whether it has no decimals, but whole numbers alone. */
  readonly isWhole?: boolean;
  /** A column of a joined table, which is missing where no row was found. */
  readonly joined?: (column: string) => string;
  /** A text by whose order texts come in that of their code points, where that of `exactly` is another. */
  readonly ordered?: (text: string) => string;
  /** A day so many milliseconds earlier, which are whole days. */
  earlier(day: string, milliseconds: string): string;
  /** The kinds of times it has, first the one that columns are taken for. */
  readonly times: readonly [TimeKind, ...TimeKind[]];
}
