import { search, withTexts } from "salesmetrics/describe";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { describe, expect, test } from "vitest";
import { folded } from "../../src/describe/folded.js";

const first = (query: string, language = en) => {
  const [hit] = search(query, language);
  return hit === undefined ? null : [hit.id, hit.because.match];
};

describe("a search in English finds", () => {
  test.each([
    ["Win rate", "winRate", "name"],
    ["WIN-RATE", "winRate", "name"],
    ["winRate", "winRate", "name"],
    ["  win   rate ", "winRate", "name"],
    ["Bookings", "bookings", "name"],
    ["CAC", "customerAcquisitionCost", "synonym"],
    ["NRR", "netRevenueRetention", "synonym"],
    ["net promoter score", "netPromoterScore", "name"],
    ["win ratte", "winRate", "spelling"],
    ["pipline created", "pipelineCreated", "spelling"],
  ])("%s: %s by its %s", (query, id, match) => {
    expect(first(query)).toEqual([id, match]);
  });

  test("what products call it, without the name of the product", () => {
    const hits = search("close rate", en);
    expect(hits.map(({ id }) => id)).toContain("winRate");
  });

  test("the start of a word", () => {
    const hits = search("sales cyc", en);
    expect(hits.map(({ id }) => id)).toContain("medianSalesCycle");
    expect(hits.every(({ because }) => because.match === "start")).toBe(true);
  });

  test("words in any order", () => {
    const hit = search("rate win", en).find(({ id }) => id === "winRate");
    expect(hit?.because).toEqual({ match: "words", text: "Win rate" });
  });

  test("nothing for nothing, and nothing for what is not there", () => {
    expect(search("", en)).toEqual([]);
    expect(search(" … ", en)).toEqual([]);
    expect(search("xylophone quartz", en)).toEqual([]);
  });

  test("each metric once, the surest reasons first", () => {
    const hits = search("win rate", en);
    expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
    const order = ["name", "synonym", "vendor", "start", "words", "spelling"];
    const places = hits.map(({ because }) => order.indexOf(because.match));
    expect(places).toEqual([...places].sort((left, right) => left - right));
    const catalogue = Object.keys(en.metrics);
    for (const match of order) {
      const found = hits
        .filter(({ because }) => because.match === match)
        .map(({ id }) => catalogue.indexOf(id));
      expect(found).toEqual([...found].sort((left, right) => left - right));
    }
  });

  test("metrics of one's own", () => {
    const language = withTexts(en, {
      own: { name: "Coffee per deal", definition: "Cups.", formula: "cups ÷ deals", synonyms: ["cups"] },
    });
    expect(first("cups", language)).toEqual(["own", "synonym"]);
  });
});

describe("a search in Arabic finds", () => {
  test.each([
    ["معدل الفوز", "winRate", "name"],
    ["مُعَدَّل الفَوْز", "winRate", "name"],
    ["معـــدل فوز", "winRate", "name"],
    ["قيمه التعاقدات", "bookings", "name"],
    ["MRR", "mrr", "name"],
    ["CAC", "customerAcquisitionCost", "synonym"],
    ["الايراد الشهري المتكرر", "mrr", "name"],
    ["الإيراد السنوى المتكرر", "arr", "name"],
    ["معدل الخسرة", "lossRate", "spelling"],
  ])("%s: %s by its %s", (query, id, match) => {
    expect(first(query, ar)).toEqual([id, match]);
  });
});

describe("a text is folded", () => {
  test.each([
    ["Équipe Zürich", "equipe zurich"],
    ["netMRR growth (3 m)", "net mrr growth 3 m"],
    ["أإآٱ", "اااا"],
    ["مؤشّر", "موشر"],
    ["الصفقة المفتوحة", "صفقه مفتوحه"],
    ["ال", "ال"],
    ["على", "علي"],
  ])("%s to %s", (text, expected) => {
    expect(folded(text)).toBe(expected);
  });
});

test("a query that is no text is refused", () => {
  expect(() => search(5 as never, en)).toThrow("search: expected a text to search for, got 5");
});
