import type { Json, Readable, Words } from "./expression.js";
import { memoized } from "../memo.js";

/** A longer text is cut. A formula that is twice in another, which is twice in another, soon fills the memory. */
const longestText = 10_000;

/** The text of an expression or a formula; in brackets where it is `nested` in another and joined by a sign. */
type TextOf = (readable: Readable, nested: boolean) => string;

/** A formula for people: `count(deals where status = "won" by closedAt) ÷ …`. */
export function formulaText(formula: Readable): string {
  const texts = new Map<Readable, string>();
  const textOf: TextOf = (readable, nested) => {
    const text = memoized(texts, readable, () => cut(textFrom(readable.words, textOf)));
    return nested && isJoined(readable.words) ? `(${text})` : text;
  };
  return textOf(formula, false);
}

function cut(text: string): string {
  return text.length > longestText ? `${text.slice(0, longestText)}…` : text;
}

function isJoined(words: Words): boolean {
  return typeof words === "object" && "parts" in words && !words.as.includes("{");
}

function textFrom(words: Words, textOf: TextOf): string {
  if (typeof words === "string") return words;
  if ("entity" in words) return measureText(words, textOf);
  const { parts, as } = words;
  return isJoined(words)
    ? parts.map((part) => textOf(part, true)).join(` ${as} `)
    : phraseOf(parts, as, textOf);
}

/** Puts operands into a phrase, `"{1} in ({…})"`; those of a list need no brackets. */
function phraseOf(parts: readonly Readable[], phrase: string, textOf: TextOf): string {
  const listed = parts.slice(phrase.includes("{1}") ? 1 : 0);
  return phrase.replace(/\{([\d…])\}/g, (_, place: string) =>
    place === "…"
      ? listed.map((part) => textOf(part, false)).join(", ")
      : textOf(parts[Number(place) - 1]!, true),
  );
}

function measureText(words: Extract<Words, { entity: string }>, textOf: TextOf): string {
  const { aggregate, entity, input, where, at } = words;
  const subject = input === null ? entity : `${textOf(input, false)} of ${entity}`;
  const condition = where === null ? "" : ` where ${textOf(where, false)}`;
  const axis = at === null ? "" : ` by ${textOf(at, false)}`;
  const [name, parameters] = aggregateText(aggregate.definition);
  return `${name}(${parameters}${subject}${condition}${axis})`;
}

/** The name of an aggregate and its parameters: `["quantile", "0.5, "]`. */
function aggregateText(definition: Json): readonly [name: string, parameters: string] {
  if (typeof definition !== "object" || definition === null) return [String(definition), ""];
  const [[name, parameter] = ["", null]] = Object.entries(definition);
  if (typeof parameter !== "object" || parameter === null) return [name, `${String(parameter)}, `];
  const named = Object.entries(parameter).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return [name, `${named.join(" ")}, `];
}
