import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  type AnyMetric,
  constant,
  count,
  Deal,
  definitionOf,
  eq,
  leadConversionRateWithin,
  lostDeals,
  metric,
  ratio,
  stageConversion,
  weightedContactCompleteness,
  winRate,
  wonDeals,
} from "salesmetrics";
import { everyMetric, families, namedMetrics, samplesOf } from "./catalogue.js";

const hashOf = (each: AnyMetric): string => definitionOf(each).hash;

/** FNV-1a over the 16-bit units of a text, in 64 bits: http://www.isthe.com/chongo/tech/comp/fnv */
function fnv(text: string): string {
  const hash = [...Array(text.length).keys()].reduce(
    (state, index) => ((state ^ BigInt(text.charCodeAt(index))) * 1_099_511_628_211n) % 2n ** 64n,
    14_695_981_039_346_656_037n,
  );
  return hash.toString(16).padStart(16, "0");
}

describe("the catalogue", () => {
  // To change what a number means, change this file with it: `npx vitest run test/catalog/definitions -u`.
  test("means what it meant", async () => {
    const definitions = Object.entries(everyMetric)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, each]) => {
        const { id, unit, direction, text, hash } = definitionOf(each);
        return [name, { id, unit, direction, text, hash }];
      });
    const json = `${JSON.stringify(Object.fromEntries(definitions), null, 2)}\n`;
    await expect(json).toMatchFileSnapshot("definitions.snap.json");
  });

  test.each(Object.entries(namedMetrics))("%s has the name it is exported under", (name, each) => {
    expect(definitionOf(each).id).toBe(name);
    expect(each.id).toBe(name);
  });

  test.each(Object.keys(families))("%s names its metrics as it is exported", (name) => {
    for (const parameters of samplesOf(name)) {
      const definition = definitionOf(families[name]!(...parameters));
      expect([definition.id, definition.parameters]).toEqual([name, parameters]);
    }
  });

  test("has a worked example for every metric, and one for every function that makes one", () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".test.ts"),
    );
    const source = files.map((name) => readFileSync(new URL(name, import.meta.url), "utf8")).join("\n");
    const described = new Set([...source.matchAll(/describeMetric\(\s*"(\w+)"/g)].map((match) => match[1]!));
    const expected = [...Object.keys(namedMetrics), ...Object.keys(families)];
    const forgotten = expected.filter((name) => !described.has(name));
    expect(forgotten.map((name) => `test/catalog: add describeMetric("${name}", …)`)).toEqual([]);
    expect([...described].filter((name) => !expected.includes(name))).toEqual([]);
  });

  test("says the same of no two metrics", () => {
    const names = new Map<string, string[]>();
    for (const [name, each] of Object.entries(everyMetric)) {
      names.set(hashOf(each), [...(names.get(hashOf(each)) ?? []), name]);
    }
    expect([...names.values()].filter((same) => same.length > 1)).toEqual([]);
  });
});

describe("the formula", () => {
  test.each(Object.entries(everyMetric))("of %s is JSON, and reads without a gap", (_name, each) => {
    const { formula, text } = definitionOf(each);
    expect(JSON.parse(JSON.stringify(formula))).toEqual(formula);
    expect(text).not.toMatch(/undefined|null|\[object|\(\)|\{|NaN| {2}/);
  });

  test("reads as the definition says it", () => {
    expect(definitionOf(wonDeals).text).toBe('count(deals where status = "won" by closedAt)');
    expect(definitionOf(winRate).text).toBe(
      'count(deals where status = "won" by closedAt) ÷ count(deals where status in ("won", "lost") by closedAt)',
    );
  });
});

describe("the hash", () => {
  test.each(Object.entries(everyMetric))(
    "of %s is FNV-1a of unit and formula, through JSON too",
    (_name, each) => {
      const { unit, formula, hash } = JSON.parse(JSON.stringify(definitionOf(each))) as ReturnType<
        typeof definitionOf
      >;
      expect(hash).toMatch(/^[0-9a-f]{16}$/);
      expect(hash).toBe(fnv(JSON.stringify([unit, formula])));
    },
  );

  test("of every metric is the same in another process", () => {
    const script = `
      import { definitionOf } from "salesmetrics";
      import { everyMetric } from "./test/catalog/catalogue.js";
      const all = Object.entries(everyMetric).reverse();
      console.log(JSON.stringify(Object.fromEntries(all.map(([name, each]) => [name, definitionOf(each).hash]))));
    `;
    const root = new URL("../..", import.meta.url);
    const output = execFileSync(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", script],
      { cwd: root, encoding: "utf8" },
    );
    const here = Object.entries(everyMetric).map(([name, each]) => [name, definitionOf(each).hash]);
    expect(JSON.parse(output)).toEqual(Object.fromEntries(here));
  });

  test("does not depend on the name, nor on the direction", () => {
    const renamed = metric("conversionRate", () => winRate, { direction: "down" });
    expect(definitionOf(renamed)).toEqual({
      ...definitionOf(winRate),
      id: "conversionRate",
      label: "conversionRate",
      direction: "down",
    });
    expect(hashOf(winRate)).toBe(hashOf(renamed));
  });

  test("differs where the unit does", () => {
    const asRatio = metric("winRate", () => winRate, { unit: "ratio" });
    expect(definitionOf(asRatio).formula).toEqual(definitionOf(winRate).formula);
    expect(hashOf(asRatio)).not.toBe(hashOf(winRate));
  });

  test("differs where the formula does: a date, a condition, a parameter, the order of a ratio, a number", () => {
    const isWon = eq(Deal.status, "won");
    const variants = [
      count(Deal, { where: isWon, at: Deal.closedAt }),
      count(Deal, { where: isWon, at: Deal.createdAt }),
      count(Deal, { where: isWon }),
      count(Deal, { where: eq(Deal.status, "lost"), at: Deal.closedAt }),
      count(Deal, { at: Deal.closedAt }),
      ratio(wonDeals, lostDeals),
      ratio(lostDeals, wonDeals),
      leadConversionRateWithin(30),
      leadConversionRateWithin(60),
      stageConversion("demo"),
      stageConversion("offer"),
      weightedContactCompleteness({ email: 1, phone: 2, name: 3 }),
      weightedContactCompleteness({ email: 3, phone: 2, name: 1 }),
      constant(1),
      constant(2),
    ];
    expect(new Set(variants.map(hashOf)).size).toBe(variants.length);
  });
});
