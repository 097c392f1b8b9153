import {
  averageDealSize,
  bookings,
  count,
  countDistinct,
  Deal,
  definitionOf,
  family,
  headcount,
  lossRate,
  metric,
  pipelineAtEnd,
  ratio,
  Rep,
  responseSlaRate,
  sum,
  via,
  winRate,
  wonDeals,
  wonDealsPerRep,
  newCustomers,
  duplicateCustomerRate,
  netBurn,
  subscriberChurnRate,
  talkRatio,
  openDeals,
} from "salesmetrics";
import { describe, withTexts } from "salesmetrics/describe";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";
import { describe as group, expect, test } from "vitest";
import { everyMetric, families } from "../catalog/catalogue.js";

group("a description", () => {
  test("is of the metric that definitionOf tells of", () => {
    const { text, hash, unit, additivity } = definitionOf(winRate);
    expect(describe(winRate, en)).toMatchObject({
      ...{ id: "winRate", parameters: [], label: "winRate", name: "Win rate" },
      ...{ formulaText: text, hash, unit, additivity, direction: "up" },
    });
  });

  test.each(Object.entries(everyMetric))("of %s is plain data, in both languages", (_, each) => {
    for (const language of [en, ar]) {
      const described = describe(each, language);
      expect(JSON.parse(JSON.stringify(described))).toEqual(described);
      expect(described.name).toBe(language.metrics[each.id as "winRate"].name);
      expect(
        Object.values(described.inWords)
          .flat()
          .every((word) => word !== ""),
      ).toBe(true);
    }
  });

  test("is all in one language", () => {
    const { inWords, name } = describe(lossRate, ar);
    expect(name).toBe("معدل الخسارة");
    expect(inWords).toEqual({
      unit: "نسبة مئوية",
      direction: "الانخفاض أفضل",
      additivity: "لا يُجمع",
      timing: "عن فترة",
      entities: ["الصفقات"],
    });
  });

  test("says whether it adds up", () => {
    const additivity = (each: typeof winRate): string => describe(each, en).inWords.additivity;
    expect(additivity(wonDeals)).toBe("adds up over groups and periods");
    expect(describe(pipelineAtEnd, en).inWords.additivity).toBe("adds up over groups, not over periods");
    expect(additivity(winRate)).toBe("does not add up");
  });

  test("says whether it is of a period or of a moment", () => {
    expect(describe(wonDeals, en).timing).toBe("flow");
    expect(describe(headcount, en).timing).toBe("stock");
    expect(describe(openDeals, en).timing).toBe("stock");
    expect(describe(wonDealsPerRep, en).timing).toBe("mixed");
    // Its two ends are those of the period.
    expect(describe(subscriberChurnRate, en).timing).toBe("flow");
  });

  test("names the times that date its rows", () => {
    expect(describe(winRate, en).times).toEqual(["deals.closedAt"]);
    expect(describe(headcount, en).times).toEqual(["reps.hiredAt", "reps.leftAt"]);
  });

  test("of a metric that is best inside limits says so", () => {
    expect(describe(talkRatio, en).inWords.direction).toBe("best inside a range");
  });

  test("of a family is of one of its metrics", () => {
    expect(describe(responseSlaRate, en)).toEqual(describe(responseSlaRate(24), en));
    expect(describe(responseSlaRate, en).parameters).toEqual([24]);
    expect(describe(responseSlaRate(48), en).label).toBe("responseSlaRate(48)");
  });

  test.each(Object.entries(families))("of the family %s is there", (id, make) => {
    expect(describe(make as never, en).id).toBe(id);
  });
});

group("the fields that a metric reads", () => {
  const own = <Each extends typeof winRate>(define: () => Each) =>
    describe(
      metric("own", define),
      withTexts(en, { own: { name: "Own", definition: "Own.", formula: "own" } }),
    );

  test("are those of its conditions, its amounts and its dates", () => {
    expect(describe(winRate, en).needs).toEqual({ deals: ["status", "closedAt"] });
  });

  test("of an amount have its currency", () => {
    expect(describe(bookings, en).needs).toEqual({ deals: ["amount", "status", "closedAt", "currency"] });
    expect(describe(averageDealSize, en).needs["deals"]).toContain("currency");
  });

  test("through a reference are of both entities, with the id that it leads to", () => {
    const teams = own(() => countDistinct(via(Deal.ownerId, Rep).team) as never);
    expect(teams.needs).toEqual({ deals: ["ownerId"], reps: ["id", "team"] });
  });

  test("of a count of all rows are none", () => {
    expect(own(() => count(Deal) as never).needs).toEqual({ deals: [] });
  });

  test("of both sides of a ratio are together", () => {
    const per = own(() => ratio(sum(Deal.probability), count(Rep)) as never);
    expect(per.needs).toEqual({ deals: ["probability"], reps: [] });
  });

  test("that only leave rows out are optional", () => {
    expect(describe(newCustomers, en)).toMatchObject({
      needs: { customers: ["firstPaidAt"] },
      optional: { customers: ["mergedIntoId", "test"] },
    });
    expect(describe(netBurn, en).optional).toEqual({ cashMovements: ["financing"] });
  });

  test("that a metric is about are not optional", () => {
    const { needs, optional } = describe(duplicateCustomerRate, en);
    expect(needs["customers"]).toContain("mergedIntoId");
    expect(optional).toEqual({ customers: ["test"] });
  });
});

group("a metric of one's own", () => {
  const wonPerLost = metric("wonPerLost", () => winRate);

  test("needs a text, and the error shows the line to write", () => {
    expect(() => describe(wonPerLost, en)).toThrow(
      expect.objectContaining({
        code: "unknown-name",
        message:
          'describe: expected a text for wonPerLost, got none: withTexts(language, { wonPerLost: { name: "…", definition: "…", formula: "…" } })',
      }),
    );
  });

  test("has the text that it is given", () => {
    const text = { name: "Won per lost", definition: "Won for each lost.", formula: "won ÷ lost" };
    const language = withTexts(en, { wonPerLost: text });
    expect(describe(wonPerLost, language)).toMatchObject({ ...text, synonyms: [], caveats: [], vendors: [] });
    expect(en.metrics).not.toHaveProperty("wonPerLost");
  });

  test("may have the name of a property of every object", () => {
    expect(() =>
      describe(
        metric("constructor", () => winRate),
        en,
      ),
    ).toThrow("a text for constructor, got none");
  });

  test("may be another text for a metric of the library", () => {
    const language = withTexts(en, { winRate: { ...en.metrics.winRate, name: "Hit rate" } });
    expect(describe(winRate, language).name).toBe("Hit rate");
  });

  test("without a name, and a family without parameters, are refused", () => {
    expect(() => describe(count(Deal), en)).toThrow("describe: expected a metric with a name");
    const likely = family("likely", (_from: number) => winRate);
    expect(() => describe(likely, en)).toThrow("a metric of the family likely, made with its parameters");
  });
});

group("a text", () => {
  const text = { name: "Own", definition: "Own.", formula: "own" };

  test.each([
    [{ ...text, name: "" }, "withTexts: expected a name in the text of own, got an empty one"],
    [{ ...text, formula: undefined }, "withTexts: expected a formula in the text of own, got none"],
    [{ ...text, synonyms: "other" }, "withTexts: expected a list of texts as synonyms of own, got string"],
    [null, "withTexts: expected a text for own, got null"],
  ])("that is none is refused: %j", (wrong, message) => {
    expect(() => withTexts(en, { own: wrong as never })).toThrow(message);
  });

  test("needs a language", () => {
    expect(() => describe(winRate, "en" as never)).toThrow(
      'expected a language, such as en of "salesmetrics/describe/en"',
    );
    expect(() => describe(winRate, { metrics: {} } as never)).toThrow("expected a language");
  });
});
