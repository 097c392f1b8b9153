import { having, oneNamed } from "../errors.js";

/**
 * The one of several choices that a text names.
 *
 * *When to use*. For a metric or a dimension that is chosen at run time, by a query string or a dropdown. Its type is that
 * of any of the choices, so that a report of it compiles: `by: { group: choiceOf(dimensionsOf(Deal), text) }`.
 *
 * *Gotchas*. A text that names none throws `unknown-name`, with all the names and the nearest. `what` begins the message.
 *
 * @example
 * ```ts
 * import { choiceOf, Deal, dimensionsOf } from "salesmetrics";
 *
 * choiceOf(dimensionsOf(Deal), "ownerId") === Deal.ownerId; // => true
 * ```
 *
 * @see {@link dimensionsOf}, {@link grain}, {@link period}
 * @category Engine
 */
export function choiceOf<Choices extends object>(
  choices: Choices,
  text: string,
  what = "choiceOf",
): Choices[keyof Choices & string] {
  const names = Object.keys(having("choiceOf", "choices by name, such as { winRate }", choices));
  return choices[oneNamed(what, text, names as (keyof Choices & string)[])];
}
