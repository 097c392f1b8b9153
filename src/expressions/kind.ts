import type { CalendarDate, TimeValue } from "../calendar/time.js";
import { having, invalidArgument } from "../errors.js";
import type { DecimalInput } from "../exact/index.js";
import type { FieldReader } from "../vectors/source.js";
import { oncePer } from "../memo.js";
import type { Read } from "../vectors/vector.js";
import type { Scope, ValueType } from "./expression.js";

declare const holds: unique symbol;

/**
 * The kind of a field of an entity: its type in rows and in expressions, and how it is read.
 *
 * *Details*. Made by `id`, `text`, `flag`, `number`, `share`, `money`, `time` and `oneOf`, or by {@link kind} for a
 * kind of your own.
 *
 * @category Entities
 */
export interface Kind<out Property = unknown, out Value = unknown, out IsRequired extends boolean = boolean> {
  /** The type of the field in an expression. */
  readonly type: ValueType;
  /** The name of an application's kind, which is part of definitions; `null` for the library's kinds. */
  readonly name: string | null;
  /** Whether parsing rejects a row without the field. */
  readonly isRequired: IsRequired;
  /** What parsing accepts and checks. */
  readonly rules: KindRules;
  /** @internal */
  readonly reader: FieldReader;
  /**
   * Converts a value of a row for the reader; only in an application's kinds.
   *
   * @internal
   */
  readonly convert?: (value: unknown) => unknown;
  /**
   * Reads the field of this name.
   *
   * @internal
   */
  bind(scope: Pick<Scope, "field" | "arena" | "problems" | "path">, name: string): Read;
  /** @internal */
  readonly [holds]?: { readonly property: Property; readonly value: Value };
}

/**
 * What parsing accepts in a field, and what it checks, as plain data.
 *
 * @category Entities
 */
export interface KindRules {
  /** The listed words. */
  readonly words?: readonly string[] | undefined;
  /** The word that replaces words which are not listed; each is reported. */
  readonly otherwise?: string | undefined;
  /**
   * Other spellings of words. Parsing compares them without case, spaces, hyphens and underscores; rows that are not
   * parsed have them as they stand here.
   */
  readonly spellings?: Readonly<Record<string, readonly string[]>> | undefined;
  /** The least and the greatest number. */
  readonly min?: DecimalInput | undefined;
  readonly max?: DecimalInput | undefined;
  /** The names of the times that come before this one. */
  readonly after?: readonly string[] | undefined;
  /** A row with one of these words in such a field should have a value here. */
  readonly expectedWhen?: Readonly<Record<string, readonly string[]>> | undefined;
}

/**
 * A kind of times, with the other fields that it refers to.
 *
 * @category Entities
 */
export interface TimeKind<out Earlier extends string = string, out When = unknown> extends Kind<
  TimeValue,
  Date | CalendarDate,
  false
> {
  /** @internal */
  readonly refersTo?: { readonly earlier: Earlier; readonly when: When };
}

/**
 * Whether a field is required.
 *
 * @category Entities
 */
export interface FieldOptions {
  /** Whether parsing rejects a row without the field; `false` by default. */
  readonly required?: boolean;
}

/** Whether options make a field required. */
export type RequiredBy<Options> = Options extends { readonly required: true } ? true : false;

/** The word of each text that a field with listed words can hold: the words and their declared spellings. */
export const wordsOf: (rules: KindRules) => ReadonlyMap<string, string> = /*#__PURE__*/ oncePer(
  ({ words = [], spellings = {} }: KindRules) => {
    const spelt = Object.entries(spellings).flatMap(([word, others]) =>
      others.map((text) => [text, word] as const),
    );
    return new Map([...spelt, ...words.map((word) => [word, word] as const)]);
  },
);

/**
 * A kind of your own: a function converts the values of rows for a kind of the library.
 *
 * *When to use*. For values in the format of some system: percentages, codes, seconds since 1970.
 *
 * *Details*. `read` is called for each value that is not missing. It returns `null` for an unusable value, which is
 * then reported. The name is part of the definitions of metrics, so that cubes of two kinds do not mix. Parsing and
 * tables use `read` too; in SQL the column must hold its results.
 *
 * *Gotchas*. Parsed rows and tables hold results of `read`, which is then called with them again: it must return its
 * own results unchanged.
 *
 * @example
 * ```ts
 * import { entity, id, kind, mean, number } from "salesmetrics";
 *
 * const percent = kind("percent", number(), (value: string | number) =>
 *   typeof value === "string" && value.endsWith("%") ? Number(value.slice(0, -1)) / 100 : value,
 * );
 * const Survey = entity("surveys", { id: id(), satisfied: percent });
 *
 * mean(Survey.satisfied)({ surveys: [{ id: "1", satisfied: "80%" }, { id: "2", satisfied: 0.6 }] }); // => 0.7
 * ```
 *
 * @category Entities
 */
export function kind<Property, BaseProperty, Value, IsRequired extends boolean>(
  name: string,
  base: Kind<BaseProperty, Value, IsRequired>,
  read: (value: Property) => BaseProperty | null | undefined,
): Kind<Property | BaseProperty, Value, IsRequired> {
  if (typeof name !== "string") throw invalidArgument("kind", "a name", name);
  having("kind", "a kind such as text()", base, "reader");
  if (typeof read !== "function") throw invalidArgument("kind", "a function of a value", read);
  const convert = (value: unknown): unknown => read(value as Property);
  const reader: FieldReader = {
    // A name tells readers apart: the prefix keeps it different from the names of the library's readers.
    name: `kind ${name}`,
    type: base.reader.type,
    vectors: (values, arena) => {
      const converted = new Array<unknown>(arena.size).fill(null);
      const make = base.reader.vectors(converted, arena);
      return (places, count, size) => {
        for (let index = 0; index < count; index++) {
          const place = places[index]!;
          const value = values[place];
          converted[place] = value == null ? null : convert(value);
        }
        return make(places, count, size);
      };
    },
  };
  return { ...base, name, reader, convert };
}
