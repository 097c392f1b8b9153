/** How a column holds a time: as days, as instants, as times in UTC without a zone, or as epoch milliseconds. */
export type TimeKind = "date" | "instant" | "utc" | "milliseconds";

/** The type of a parameter of a statement. */
export type ParameterType = "text" | "integer" | "decimal" | TimeKind;

/** A value that a statement receives apart from its text. */
export interface Parameter {
  readonly value: string | number;
  readonly type: ParameterType;
}

/** How an engine writes what engines write differently. An optional member that is missing is refused by name. */
export interface Dialect {
  readonly name: string;
  /** Whether placeholders are numbered, so that one parameter can be used several times. */
  readonly numbersParameters: boolean;
  /** The placeholder of the parameter at a position, from 1, cast to its type. */
  readonly parameter: (position: number, parameter: Parameter) => string;
  /** Epoch milliseconds as a parameter to compare with a column of a kind. */
  readonly timeParameter: (milliseconds: number, kind: TimeKind) => string | number;
  /** Null, cast to a type. */
  readonly nullOf: (type: "text" | "number" | "flag" | "time") => string;
  /** A quoted name. It may contain any character. */
  readonly identifier: (name: string) => string;
  /** An expression as text: a number with all its digits, a day as YYYY-MM-DD. */
  readonly asText: (expression: string) => string;
  /** A column as a text that is compared, grouped and sorted by its code points: whatever its collation or type. */
  readonly exactText: (column: string) => string;
  /** A column of flags as numbers: 1 for true, and 0 for false. A column of numbers stays as it is. */
  readonly flagNumber: (column: string) => string;
  /** Whether its days and instants begin after the year 1. */
  readonly startsLate?: boolean;
  /** The whole number of days from one day to another. */
  readonly daysBetween?: (from: string, to: string) => string;
  /** A time in epoch milliseconds, rounded down. */
  readonly epochMilliseconds: (time: string, kind: TimeKind) => string;
  /** A sum of integers or decimals that never rounds; where it overflows, it fails or is null. */
  readonly sum: (expression: string) => string;
  /** The name of an expression's type. */
  readonly typeOf: (expression: string) => string;
  /**
   * One, as the widest exact decimal, for engines where products and sums of two columns overflow the types of the
   * columns. A number times it has room.
   */
  readonly widestOne?: string;
  /** Zero in the type of a number, for engines that refuse a CASE with branches of several scales, or round in it. */
  readonly zeroLike?: (number: string) => string;
  /** The remainder of a division of exact decimals, with the sign of the dividend. */
  readonly remainder: (value: string, by: string) => string;
  /**
   * Whether rows with issues are selected apart from sound ones. For engines that estimate the number of groups from
   * the columns in GROUP BY, and sort all rows if the estimate is high.
   */
  readonly isolatesIssues?: boolean;
  /** Whether it has integers, but no decimals. */
  readonly integersOnly?: boolean;
  /** A column as nullable, for engines where columns of an outer join are not null without it. */
  readonly nullable?: (column: string) => string;
  /**
   * What ends a SELECT into which the engine may not move the WHERE around it. It would write out the columns that are
   * read there, and the columns that those read, which takes seconds where they are deep.
   */
  readonly fence?: string;
  /** A day moved back by milliseconds, which are whole days. */
  readonly subtractDays: (day: string, milliseconds: string) => string;
  /** The kinds of times that columns can have. */
  readonly timeKinds: readonly [TimeKind, ...TimeKind[]];
  /**
   * The names of the types of days, instants and times without a zone, for engines that compare one with another by the
   * zone of the session.
   */
  readonly timeTypes?: Readonly<Record<Exclude<TimeKind, "milliseconds">, RegExp>>;
}
