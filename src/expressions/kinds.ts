import type { Arena } from "../vectors/arena.js";
import { invalidArgument, listIn, optionsIn } from "../errors.js";
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
import type { ValueType } from "./expression.js";
import {
  type FieldOptions,
  type Kind,
  type KindRules,
  type RequiredBy,
  type TimeKind,
  wordsOf,
} from "./kind.js";

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
      return readMoney(scope.field(name, this.reader), scope.field("currency", textReader), scope.arena);
    },
  };
}

function readMoney(readAmount: Read, readCurrency: Read, arena: Arena): Read {
  let buffer: Uint16Array | null = null;
  return (batch, subset) => {
    const { decimals, issues } = readAmount(batch, subset) as NumberVector;
    const currencies = readCurrency(batch, subset) as TextVector;
    return {
      type: "money",
      issues: firstIssues(issues, currencies.issues, batch.size, (buffer ??= arena.uint16())),
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
 * *Details*. Metrics that read the field leave out a row with another text, and report it as "unknown word in result".
 * As a dimension, the field puts it in the group `null`.
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
