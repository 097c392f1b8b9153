import { distanceBetween, invalidArgument } from "../errors.js";
import { ownOf } from "../vectors/own.js";
import { notes } from "./about/index.js";
import { folded } from "./folded.js";
import { type Language, languageIn } from "./language.js";
import type { MetricNotes, MetricText } from "./text.js";

/**
 * Why a metric was found.
 *
 * - `name`: it is called so
 * - `synonym`: it is also called so
 * - `vendor`: a product calls it so
 * - `start`: a word of a name begins so
 * - `words`: its names and its definition have all the words
 * - `spelling`: a name is spelt nearly so
 *
 * @category Texts
 */
export type SearchMatch = "name" | "synonym" | "vendor" | "start" | "words" | "spelling";

/**
 * A metric that was found, and why.
 *
 * @category Texts
 */
export interface SearchHit {
  readonly id: string;
  readonly name: string;
  /** How it matches, and the text that does. */
  readonly because: { readonly match: SearchMatch; readonly text: string };
}

/**
 * The metrics that a text may mean, the likeliest first, each with the reason.
 *
 * *Details*. In the order of {@link SearchMatch}, then that of the catalogue; a metric is found once, for the first reason
 * that holds. Case, accents, punctuation, Arabic vowel marks, forms of letters (أ إ آ ا, ة ه, ى ي) and the article ال make no
 * difference. A word is spelt nearly so if one letter in four, but two at most, is another, missing or too many. The time is
 * linear in the texts; nothing is kept between calls.
 *
 * @example
 * ```ts
 * import { search } from "salesmetrics/describe";
 * import { ar } from "salesmetrics/describe/ar";
 * import { en } from "salesmetrics/describe/en";
 *
 * search("Win rate", en)[0]; // => { id: "winRate", name: "Win rate", because: { match: "name", text: "Win rate" } }
 * search("معدّل فوز", ar)[0]!.because; // => { match: "name", text: "معدل الفوز" }
 * search("win ratte", en)[0]!.because.match; // => "spelling"
 * ```
 *
 * @category Texts
 */
export function search(query: string, language: Language): SearchHit[] {
  if (typeof query !== "string") throw invalidArgument("search", "a text to search for", query);
  const { metrics } = languageIn("search", language);
  const wanted = folded(query);
  if (wanted === "") return [];
  const found = Object.entries(metrics).flatMap(([id, text]: [string, MetricText]) => {
    const because = reasonFor(wanted, id, text);
    return because === null ? [] : [{ id, name: text.name, because }];
  });
  return matches.flatMap((match) => found.filter(({ because }) => because.match === match));
}

const matches: readonly SearchMatch[] = ["name", "synonym", "vendor", "start", "words", "spelling"];

/** The first reason for which a metric is found; `null` if there is none. */
function reasonFor(wanted: string, id: string, text: MetricText): SearchHit["because"] | null {
  const { name, synonyms = [], definition } = text;
  const vendors = ownOf<MetricNotes>(notes, id)?.vendors ?? [];
  const names = [name, ...synonyms, ...vendors];
  const because = (match: SearchMatch, matching: string | undefined): SearchHit["because"] | null =>
    matching === undefined ? null : { match, text: matching };
  const begins = ` ${wanted}`;
  return (
    because("name", [name, id].some((each) => folded(each) === wanted) ? name : undefined) ??
    because(
      "synonym",
      synonyms.find((each) => folded(each) === wanted),
    ) ??
    because(
      "vendor",
      vendors.find((each) => folded(each.replace(/^[^:]*: /, "")) === wanted),
    ) ??
    because(
      "start",
      names.find((each) => ` ${folded(each)}`.includes(begins)),
    ) ??
    because("words", hasWords(wanted, [...names, definition].join(" ")) ? name : undefined) ??
    because(
      "spelling",
      [name, ...synonyms].find((each) => isSpeltNearly(wanted, each)),
    )
  );
}

function hasWords(wanted: string, text: string): boolean {
  const words = new Set(folded(text).split(" "));
  return wanted.split(" ").every((word) => words.has(word));
}

/** Whether every word that is wanted is nearly one of the text. */
function isSpeltNearly(wanted: string, text: string): boolean {
  const words = folded(text).split(" ");
  return wanted.split(" ").every((word) => {
    const most = Math.min(2, Math.floor(word.length / 4));
    return words.some(
      (each) => Math.abs(each.length - word.length) <= most && distanceBetween(word, each) <= most,
    );
  });
}
