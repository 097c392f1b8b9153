import type { Json, Readable, Words } from "../expressions/expression.js";

/** A formula for people: `count(deals where status = "won" by closedAt) ÷ …`. */
export function formulaText(formula: Readable): string {
  return textOf(formula, false);
}

/** The text of an expression or a formula; in brackets where it is `nested` in another and joined by a sign. */
function textOf({ words }: Readable, nested: boolean): string {
  if (typeof words === "string") return words;
  if ("entity" in words) return measureText(words);
  const { parts, as } = words;
  if (as.includes("{")) return phraseOf(parts, as);
  const joined = parts.map((part) => textOf(part, true)).join(` ${as} `);
  return nested ? `(${joined})` : joined;
}

/** Puts operands into a phrase, `"{1} in ({…})"`; those of a list need no brackets. */
function phraseOf(parts: readonly Readable[], phrase: string): string {
  const listed = parts.slice(phrase.includes("{1}") ? 1 : 0);
  return phrase.replace(/\{([\d…])\}/g, (_, place: string) =>
    place === "…"
      ? listed.map((part) => textOf(part, false)).join(", ")
      : textOf(parts[Number(place) - 1]!, true),
  );
}

function measureText({ aggregate, entity, input, where, at }: Extract<Words, { entity: string }>): string {
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
