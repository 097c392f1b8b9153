import {
  bookings,
  count,
  countDistinct,
  Deal,
  dealsInStage,
  derive,
  entity,
  eq,
  evaluate,
  extend,
  id,
  metric,
  oneOf,
  quietSpells,
  rates,
  Rep,
  StageStay,
  stageReaches,
  stageStays,
  text,
  time,
  via,
  wonDeals,
} from "salesmetrics";
import { safeParseRows } from "salesmetrics/schemas";
import { table, tableFromColumns } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

/** An object with own properties of these names, whatever they mean elsewhere. */
const own = (entries: readonly (readonly [string, unknown])[]) => Object.fromEntries(entries) as never;
const codeOf = (call: () => unknown): unknown => {
  try {
    return call();
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
};

// Every object inherits these names; a field, a word or a stage may have them all the same.
describe.each(["constructor", "toString", "valueOf", "hasOwnProperty", "__proto__", "isPrototypeOf", "then"])(
  "%s is an ordinary name",
  (name) => {
    const Thing = entity(
      "things",
      own([
        ["id", id()],
        [name, text()],
      ]),
    ) as Readonly<Record<string, typeof Deal.id>>;
    const reference = Thing[name]!;
    const rows = [
      own([
        ["id", "1"],
        [name, "a"],
      ]),
      { id: "2" },
    ] as never;
    const distinct = countDistinct(reference);

    test("of a field, in rows, tables and columns", () => {
      const columns = own([
        ["id", ["1", "2"]],
        [name, ["a", null]],
      ]);
      const forms: unknown[] = [rows, table(Thing as never, rows), tableFromColumns(Thing as never, columns)];
      for (const things of forms) expect(distinct({ things } as never)).toBe(1);
      const parsed = safeParseRows(Thing as never, rows).rows as object[];
      expect(parsed.map((row) => Object.entries(row))).toEqual([
        [
          ["id", "1"],
          [name, "a"],
        ],
        [
          ["id", "2"],
          [name, null],
        ],
      ]);
    });

    test("of a field of another entity, and of a dimension", () => {
      const Extended = extend(Rep, own([[name, text()]]));
      const team = (via(Deal.ownerId, Extended) as unknown as typeof Thing)[name]!;
      const data = {
        deals: [{ id: "1", status: "won", ownerId: name }],
        reps: [
          own([
            ["id", name],
            [name, "x"],
          ]),
        ],
      };
      const by = own([[name, team]]);
      const report = evaluate({ all: count(Deal) }, data as never, { by }) as {
        readonly rows: readonly object[];
      };
      expect(report.rows.map((row) => Object.entries(row).find(([key]) => key === name))).toEqual([
        [name, "x"],
      ]);
    });

    test("of an entity, a metric and a part of one", () => {
      const Named = entity(name, { id: id() });
      const all = metric(name, () => count(Named as never));
      const data = own([[name, [{ id: "1" }, { id: "2" }]]]);
      const { total } = evaluate(own([[name, all]]), data) as { readonly total: object };
      expect(Object.entries(total)).toContainEqual([name, 2]);
      const twice = derive(
        name,
        own([[name, wonDeals]]),
        (values) => 2 * (values as Record<string, number>)[name]!,
      );
      expect(twice({ deals: [{ id: "1", status: "won", closedAt: "2025-03-03" }] } as never)).toBe(2);
    });

    test("of a word, a spelling and a status that nobody knows", () => {
      const spellings = own([[name, ["alias"]]]);
      const Word = entity("words", { id: id(), word: oneOf([name, "other"], { spellings }) });
      const words = [name, "alias", "other", "more"].map((word, place) => ({ id: String(place), word }));
      expect(count(Word, { where: eq(Word.word, name) })({ words })).toBe(2);
      expect(safeParseRows(Word, words.slice(0, 3)).rows.map(({ word }) => word)).toEqual([
        name,
        name,
        "other",
      ]);
      const report = evaluate({ wonDeals }, {
        deals: [{ id: "1", status: name, closedAt: "2025-03-03" }],
      } as never);
      expect(report.explain(report.total, "wonDeals").excluded).toMatchObject([
        { why: "unknown word in status" },
      ]);
    });

    test("of a stage, a pipeline and a deal", () => {
      const visits = [
        { id: "1", dealId: name, stage: name, pipeline: name, enteredAt: "2025-03-01" },
        { id: "2", dealId: name, stage: "b", pipeline: name, enteredAt: "2025-03-03" },
      ] as const;
      const deals = [{ id: name, status: "open", createdAt: "2025-03-01" }] as const;
      expect(stageReaches(visits, [name, "b"], { deals }).rows.map(({ stage }) => stage)).toEqual([
        name,
        "b",
      ]);
      const stays = stageStays(visits, [name, "b"], { deals }).rows;
      const { rows } = evaluate(
        { dealsInStage },
        { stageStays: stays },
        { by: { stage: StageStay.stage }, asOf: "2025-03-02" },
      );
      expect(rows.map((row) => [row.stage, row.dealsInStage])).toContainEqual([name, 1]);
      expect(quietSpells({ deals, stageStays: stays }).rows).toHaveLength(2);
    });

    test("is no currency, no option, and no field unless it is declared", () => {
      expect(codeOf(() => bookings({ deals: [] }, { currency: name as never }))).toBe("unknown-currency");
      expect(codeOf(() => rates({ base: name as never, quotes: [] }))).toBe("unknown-currency");
      for (const option of ["timeZone", "unknownFields", "never", "dates"])
        expect(codeOf(() => safeParseRows(Rep, [], { [option]: name }))).toBe("invalid-argument");
      expect(codeOf(() => entity("late", { id: id(), end: time({ after: name as never }) }))).toBe(
        "invalid-argument",
      );
      const expectedWhen = own([[name, ["x"]]]);
      expect(codeOf(() => entity("late", { id: id(), end: time({ expectedWhen }) }))).toBe(
        "invalid-argument",
      );
    });
  },
);
