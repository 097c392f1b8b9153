import type { CalendarDate, TimeValue } from "../calendar/time.js";
import { having, invalidArgument, listIn, optionsIn } from "../errors.js";
import type { DecimalInput } from "../exact/index.js";
import type { Money } from "../money/money.js";
import { flagReader } from "../vectors/kinds/flag.js";
import { numberReader } from "../vectors/kinds/number.js";
import { textReader } from "../vectors/kinds/text.js";
import { timeReader } from "../vectors/kinds/time.js";
import { wordReader } from "../vectors/kinds/words.js";
import { firstIssues } from "../vectors/problems.js";
import type { FieldReader } from "../vectors/source.js";
import type { NumberVector, Read, TextVector } from "../vectors/vector.js";
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
  bind(scope: Pick<Scope, "field" | "capacity" | "problems" | "path">, name: string): Read;
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

function made<Property, Value, IsRequired extends boolean>(
  caller: string,
  type: ValueType,
  reader: FieldReader,
  options: FieldOptions = {},
  rules: KindRules = {},
): Kind<Property, Value, IsRequired> {
  const { required = false } = optionsIn(caller, options);
  return {
    type,
    name: null,
    isRequired: required as IsRequired,
    rules,
    reader,
    bind(scope, name) {
      return scope.field(name, this.reader);
    },
  };
}

/**
 * The kind of the text that identifies a row; every entity has it under the name `id`.
 *
 * @category Entities
 */
export function id(): Kind<string, string, true> {
  return made("id", "text", textReader, { required: true });
}

/**
 * The kind of a text.
 *
 * @category Entities
 */
export function text<const Options extends FieldOptions = FieldOptions>(
  options?: Options,
): Kind<string, string, RequiredBy<Options>> {
  return made("text", "text", textReader, options);
}

/**
 * The kind of true and false.
 *
 * @category Entities
 */
export function flag<const Options extends FieldOptions = FieldOptions>(
  options?: Options,
): Kind<boolean, boolean, RequiredBy<Options>> {
  return made("flag", "flag", flagReader, options);
}

/**
 * How parsing checks a kind of numbers.
 *
 * @category Entities
 */
export interface NumberOptions extends FieldOptions, Pick<KindRules, "min" | "max"> {}

/**
 * The kind of a decimal number. A row has a number, or a text if a number would lose digits.
 *
 * *Details*. `min` and `max` are checked by parsing.
 *
 * @category Entities
 */
export function number<const Options extends NumberOptions = FieldOptions>(
  options?: Options,
): Kind<DecimalInput, number, RequiredBy<Options>> {
  const { min, max }: NumberOptions = optionsIn("number", options ?? {});
  return made("number", "number", numberReader, options, { min, max });
}

/**
 * The kind of a number from 0 to 1, such as a probability.
 *
 * @category Entities
 */
export function share<const Options extends FieldOptions = FieldOptions>(
  options?: Options,
): Kind<DecimalInput, number, RequiredBy<Options>> {
  return made("share", "number", numberReader, options, { min: 0, max: 1 });
}

/**
 * The kind of an amount of money: a decimal, in the currency of the row's field `currency`.
 *
 * @category Entities
 */
export function money<const Options extends FieldOptions = FieldOptions>(
  options?: Options,
): Kind<DecimalInput, Money, RequiredBy<Options>> {
  return {
    ...made<DecimalInput, Money, RequiredBy<Options>>("money", "money", numberReader, options),
    bind(scope, name) {
      return readMoney(scope.field(name, this.reader), scope.field("currency", textReader), scope.capacity);
    },
  };
}

function readMoney(readAmount: Read, readCurrency: Read, capacity: number): Read {
  const buffer = new Uint16Array(capacity);
  return (batch, subset) => {
    const { decimals, issues } = readAmount(batch, subset) as NumberVector;
    const currencies = readCurrency(batch, subset) as TextVector;
    return {
      type: "money",
      issues: firstIssues(issues, currencies.issues, batch.size, buffer),
      amounts: decimals,
      currencies,
    };
  };
}

/**
 * The kind of an instant (`Date`) or a calendar date (`"2025-03-31"`).
 *
 * *Details*. `after` names the times that come first. Parsing reports a time before one of them. `expectedWhen` gives
 * the words of another field for which the time should be there. Parsing reports such a row without it.
 *
 * @category Entities
 */
export function time<
  const Earlier extends string = never,
  const When extends Readonly<Record<string, readonly string[]>> = Record<never, never>,
>(
  options: { readonly after?: Earlier | readonly Earlier[]; readonly expectedWhen?: When } = {},
): TimeKind<Earlier, When> {
  const { after, expectedWhen } = optionsIn("time", options);
  const earlier: readonly string[] =
    typeof after === "string" ? [after] : listIn("time", "names in after", after ?? []);
  return made("time", "time", timeReader, {}, { after: earlier, expectedWhen });
}

/**
 * How a kind of listed words treats other words.
 *
 * @category Entities
 */
export interface WordOptions<Word extends string> extends FieldOptions {
  /** The word that replaces words which are not listed; parsing reports each. */
  readonly otherwise?: Word;
  /**
   * Other spellings of a word. Parsing compares them without case, spaces, hyphens and underscores; rows that are not
   * parsed have them as they stand here.
   */
  readonly spellings?: { readonly [Listed in Word]?: readonly string[] };
}

/**
 * The kind of a text that is one of the listed words.
 *
 * *Details*. A row with another text is left out of what reads the field, and reported with "unknown word in result".
 * As a dimension the field puts it in the group `null`.
 *
 * @example
 * ```ts
 * import { entity, eq, id, oneOf, count } from "salesmetrics";
 *
 * const Interview = entity("interviews", {
 *   id: id(),
 *   result: oneOf(["passed", "failed"], { spellings: { passed: ["ok"] } }),
 * });
 * const passed = count(Interview, { where: eq(Interview.result, "passed") });
 *
 * passed({ interviews: [{ id: "1", result: "passed" }, { id: "2", result: "failed" }] }); // => 1
 * ```
 *
 * @category Entities
 */
export function oneOf<const Word extends string, const Options extends WordOptions<Word> = FieldOptions>(
  words: readonly Word[],
  options?: Options & WordOptions<NoInfer<Word>>,
): Kind<Word, Word, RequiredBy<Options>> {
  const { otherwise, spellings }: WordOptions<Word> = optionsIn("oneOf", options ?? {});
  const listed: readonly string[] = words;
  if (!Array.isArray(words) || words.length === 0 || listed.some((word) => typeof word !== "string"))
    throw invalidArgument("oneOf", "a list of words", words);
  const others = [otherwise ?? listed[0]!, ...Object.keys(spellings ?? {})];
  const unlisted = others.find((word) => !listed.includes(word));
  if (unlisted !== undefined)
    throw invalidArgument("oneOf", `one of ${listed.join(", ")} as otherwise and in spellings`, unlisted);
  const rules = { words: listed, otherwise, spellings: spellings as KindRules["spellings"] };
  return {
    ...made<Word, Word, RequiredBy<Options>>("oneOf", "text", textReader, options, rules),
    bind(scope, name) {
      const read = scope.field(name, this.reader);
      return wordReader(read, wordsOf(rules), `${scope.path ?? ""}${name}`, scope);
    },
  };
}

/** The word of each text that a field with listed words can hold: the words and their declared spellings. */
export function wordsOf({ words = [], spellings = {} }: KindRules): ReadonlyMap<string, string> {
  const spelt = Object.entries(spellings).flatMap(([word, others]) =>
    others.map((text) => [text, word] as const),
  );
  return new Map([...spelt, ...words.map((word) => [word, word] as const)]);
}

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
    vectors: (values, issues) => {
      const converted = new Array<unknown>(issues.length).fill(null);
      const make = base.reader.vectors(converted, issues);
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
