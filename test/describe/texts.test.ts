import { expect, describe as group, test } from "vitest";
import type { MetricText } from "salesmetrics/describe";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { notes } from "../../src/describe/about/index.js";
import { examples } from "../../src/describe/examples.js";
import type { MetricNotes } from "../../src/describe/text.js";
import { families, namedMetrics, samplesOf } from "../catalog/catalogue.js";
import { entities } from "../entities.js";
import { shapeOf } from "../../src/expressions/shape.js";
import { countedNouns, refusedWords, termsOf } from "./terms.js";

const languages = { en, ar };
const ids = [...Object.keys(namedMetrics), ...Object.keys(families)].sort();
const textsOf = (code: "en" | "ar"): [string, MetricText][] => Object.entries(languages[code].metrics);

/** Every text of a language. */
const everyText = (language: unknown): string[] =>
  typeof language === "string" ? [language] : Object.values(Object(language)).flatMap(everyText);

/** All that is said of a metric. */
const sentencesOf = ({ name, definition, formula, synonyms = [], caveats = [] }: MetricText): string[] => [
  ...[name, definition, formula],
  ...synonyms,
  ...caveats,
];

group.each(["en", "ar"] as const)("the texts in %s", (code) => {
  test("are of every metric and family that the library exports, and of no other", () => {
    expect(Object.keys(languages[code].metrics).sort()).toEqual(ids);
  });

  test("give no two metrics one name", () => {
    const names = textsOf(code).map(([, { name }]) => name.toLowerCase());
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  test("have no gaps, no doubled spaces and no sentence without its end", () => {
    const wrong = textsOf(code).filter(
      ([, text]) =>
        sentencesOf(text).some((sentence) => sentence.trim() !== sentence || /^$| {2}/.test(sentence)) ||
        [text.definition, ...(text.caveats ?? [])].some((sentence) => !/[.؟?]$/.test(sentence)) ||
        /\.$/.test(text.name),
    );
    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  test("never list a name among the synonyms of the same metric, nor one twice", () => {
    const wrong = textsOf(code).filter(([, { name, synonyms = [] }]) => {
      const all = [name, ...synonyms].map((each) => each.toLowerCase());
      return new Set(all).size !== all.length;
    });
    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  test("name every entity of the library", () => {
    const known = [...new Set(entities.map((entity) => entity[shapeOf].name))].sort();
    expect(Object.keys(languages[code].entities).sort()).toEqual(known);
  });

  test("say why each metric of a set is in it, in full sentences", () => {
    const lines = Object.values(languages[code].sets).flatMap((set) => Object.values<string>(set));
    expect(lines.filter((line) => !/[.؟]$/.test(line))).toEqual([]);
  });
});

test("both languages warn of the same things: a metric has as many caveats in one as in the other", () => {
  const different = textsOf("en").filter(
    ([id, { caveats = [] }]) => caveats.length !== (ar.metrics[id as "winRate"].caveats ?? []).length,
  );
  expect(different.map(([id]) => id)).toEqual([]);
});

group("the Arabic texts say what the English ones do", () => {
  const both = textsOf("en").map(([id, text]) => [id, text, ar.metrics[id as "winRate"]] as const);
  const differing = (of: (text: MetricText) => unknown): string[] =>
    both
      .filter(([, english, arabic]) => JSON.stringify(of(english)) !== JSON.stringify(of(arabic)))
      .map(([id]) => id);
  const numbersAndNames = (text: string): string[] =>
    [...new Set(text.match(/\d+|`[\w.]+`/g))].filter((name) => name !== "`asOf`").sort();

  test("with the same signs and numbers in the formula", () => {
    expect(differing(({ formula }) => formula.match(/[÷×−+Σ≥²^]|\d[\d.,]*/g)?.sort())).toEqual([]);
  });

  test("with the same numbers and parameters in the definition", () => {
    expect(differing(({ definition }) => numbersAndNames(definition))).toEqual([]);
  });

  test("as of the same moment", () => {
    const arabicMoment = /تاريخ[َُِ]? الاحتساب/;
    const isAsOf = ({ definition }: MetricText) => /`asOf`/.test(definition) || arabicMoment.test(definition);
    expect(differing(isAsOf)).toEqual([]);
  });

  test("of a share as a share", () => {
    const isShare = ({ definition }: MetricText) => /^Share |(^|\s)حصة /.test(definition);
    const wrong = both.filter(([, english, arabic]) => isShare(english) && !isShare(arabic));
    // A quota is a حصة, too.
    expect(wrong.map(([id]) => id)).toEqual(["repsAtQuotaRate"]);
  });
});

group("the English texts", () => {
  test("begin with what is measured", () => {
    expect(textsOf("en").filter(([, { definition }]) => /^(The|A|An) /.test(definition))).toEqual([]);
  });

  test("have synonyms in lower case, but for abbreviations and people", () => {
    const others = textsOf("en").flatMap(([, { synonyms = [] }]) => synonyms);
    const upper = others.filter((synonym) => /^[A-Z][a-z]+[ –]/.test(synonym));
    expect(upper.sort()).toEqual([
      "Hake gain",
      "Herfindahl–Hirschman index",
      "Kirkpatrick level 1",
      "Pareto share",
    ]);
  });

  test("write percentages in one way", () => {
    expect(everyText(en).filter((text) => /\d %/.test(text))).toEqual([]);
  });
});

group("the Arabic texts", () => {
  /** Abbreviations, names of products and of people's scores, and code between backticks. */
  const isLatinAllowed = (word: string): boolean =>
    /^[A-Z0-9][A-Za-z0-9]*$/.test(word) && /[A-Z]{2}|^[A-Z]$|^[A-Z][a-z]?[A-Z]/.test(word);

  test("have no Latin words but abbreviations, code and names of products", () => {
    const others = textsOf("ar").flatMap(
      ([id, text]) =>
        sentencesOf(text)
          .join(" ")
          .replace(/`[^`]*`|MQL to SQL/g, "")
          .match(/[A-Za-z][A-Za-z0-9]*/g)
          ?.filter((word) => !isLatinAllowed(word) && !products.includes(word))
          .map((word) => `${id}: ${word}`) ?? [],
    );
    expect(others).toEqual([]);
  });

  test("have no Arabic-Indic digits: numbers are written as in the other texts", () => {
    expect(textsOf("ar").filter(([, text]) => /[٠-٩]/.test(sentencesOf(text).join("")))).toEqual([]);
  });

  test("have no comma, semicolon or question mark of Latin script after an Arabic word", () => {
    expect(everyText(ar).filter((text) => /[\u0600-\u06ff][,;?]/.test(text))).toEqual([]);
  });

  test("say by when something happened beside its verb, not at the end of what it is a share of", () => {
    const late = /^حصة .* من [^،]*حتى تاريخ الاحتساب( `asOf`)?،/;
    expect(textsOf("ar").filter(([, { definition }]) => late.test(definition))).toEqual([]);
  });

  test("ask with a question mark, and only then have one", () => {
    const asks = /^(كم|هل|متى|لماذا|أين|من أين|إلى متى) /;
    const lines = Object.values(ar.sets).flatMap((set) => Object.values<string>(set));
    expect(lines.filter((line) => asks.test(line) !== line.endsWith("؟"))).toEqual([]);
  });

  test("speak of a metric in the gender of its name", () => {
    const verbs = (prefix: string) =>
      new RegExp(`^(لا )?${prefix}(صف|شمل|ُطلب|زداد|صلح|قيس|تجاوز|فترض|تقلب) `);
    const [masculine, feminine] = [verbs("ي"), verbs("ت")];
    const wrong = textsOf("ar").filter(([, { name, caveats = [] }]) => {
      const isFeminine = name.split(" ")[0]!.endsWith("ة");
      return caveats.some((caveat) => (isFeminine ? masculine : feminine).test(caveat));
    });
    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  test("put what is counted in the form that its number asks for", () => {
    const rules = new Intl.PluralRules("ar");
    const counted = everyText(ar).flatMap((text) => [
      ...text.matchAll(/(?<![\d.,])(\d+) ([\u0621-\u0652]+)/g),
    ]);
    const wrong = counted.filter(([, number, noun]) => {
      const forms = countedNouns.find((known) => known.includes(noun!));
      const form = { zero: 2, one: 2, two: 2, few: 0, many: 1, other: 2 }[rules.select(Number(number))];
      return forms !== undefined && forms[form] !== noun;
    });
    expect(counted.length).toBeGreaterThan(20);
    expect(wrong.map(([text]) => text)).toEqual([]);
  });

  test.each(termsOf)(
    "call $english $arabic wherever the English name has it",
    ({ english, arabic, but = [] }) => {
      const named = textsOf("en").filter(([id, { name }]) => english.test(name) && !but.includes(id));
      expect(named.length).toBeGreaterThan(0);
      const other = named.filter(([id]) => !arabic.test(ar.metrics[id as "winRate"].name));
      expect(other.map(([id]) => `${id}: ${ar.metrics[id as "winRate"].name}`)).toEqual([]);
    },
  );

  test("keep words of other houses out of names, definitions and formulas", () => {
    const wrong = textsOf("ar").filter(([, { name, definition, formula, caveats = [] }]) =>
      refusedWords.some((word) => word.test([name, definition, formula, ...caveats].join(" "))),
    );
    expect(wrong.map(([id]) => id)).toEqual([]);
  });
});

/** Names that stand in Latin letters in Arabic texts too. */
const products = ["Stripe", "Shopify", "HubSpot", "Salesforce"];

group("what is said in every language alike", () => {
  const all = Object.entries<MetricNotes>(notes);

  test("is of metrics that are there", () => {
    expect(all.map(([id]) => id).filter((id) => !ids.includes(id))).toEqual([]);
    expect(all.length).toBeGreaterThan(100);
  });

  test("names variants that are there, and none of itself", () => {
    const wrong = all.flatMap(([id, { variants = [] }]) =>
      variants
        .filter((variant) => variant === id || !ids.includes(variant))
        .map((variant) => `${id}: ${variant}`),
    );
    expect(wrong).toEqual([]);
  });

  test("says which product uses a word", () => {
    const wrong = all.flatMap(([, { vendors = [] }]) =>
      vendors.filter((vendor) => !/^[^:]+: \S/.test(vendor)),
    );
    expect(wrong).toEqual([]);
  });
});

test("every family has an example: what the docs call it with", () => {
  const called = Object.fromEntries(Object.keys(families).map((id) => [id, samplesOf(id).at(-1)]));
  expect(examples).toEqual(called);
});
