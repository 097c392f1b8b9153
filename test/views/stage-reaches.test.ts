import { fc, test as property } from "@fast-check/vitest";
import {
  evaluate,
  StageReach,
  stageConversion,
  stageReaches,
  type StageVisit,
  type TimeValue,
} from "salesmetrics";
import { describe, expect, test } from "vitest";

const stages = ["demo", "offer", "contract", "signed"];
const visit = (
  dealId: string,
  stage: string,
  enteredAt: TimeValue | null,
  fields: Partial<StageVisit> = {},
): StageVisit => ({
  id: `${dealId} ${stage} ${String(enteredAt)}`,
  dealId,
  stage,
  enteredAt,
  ...fields,
});
/** Stage, reached and advanced of each row. */
const shown = (visits: readonly StageVisit[]) =>
  stageReaches(visits, stages).rows.map((row) => [row.stage, row.reachedAt, row.advancedAt]);

describe("stageReaches", () => {
  test("has a row for each stage that a deal reached, with when it came and when it went on", () => {
    expect(
      shown([
        visit("a", "demo", "2025-03-01"),
        visit("a", "offer", "2025-03-05"),
        visit("a", "contract", "2025-03-09"),
      ]),
    ).toEqual([
      ["demo", "2025-03-01", "2025-03-05"],
      ["offer", "2025-03-05", "2025-03-09"],
      ["contract", "2025-03-09", null],
    ]);
  });

  test("takes skipped stages as reached, at the time of the later one", () => {
    expect(shown([visit("a", "demo", "2025-03-01"), visit("a", "signed", "2025-03-09")])).toEqual([
      ["demo", "2025-03-01", "2025-03-09"],
      ["offer", "2025-03-09", "2025-03-09"],
      ["contract", "2025-03-09", "2025-03-09"],
      ["signed", "2025-03-09", null],
    ]);
    expect(shown([visit("a", "contract", "2025-03-09")]).map(([stage]) => stage)).toEqual([
      "demo",
      "offer",
      "contract",
    ]);
  });

  test("is not moved by going back, nor by coming again", () => {
    const forward = [visit("a", "demo", "2025-03-01"), visit("a", "contract", "2025-03-05")];
    const back = [
      visit("a", "demo", "2025-03-07"),
      visit("a", "offer", "2025-03-08"),
      visit("a", "contract", "2025-03-09"),
    ];
    expect(shown([...forward, ...back])).toEqual(shown(forward));
  });

  test("takes the first time in a stage for a deal that began late and went back", () => {
    expect(
      shown([
        visit("a", "offer", "2025-03-01"),
        visit("a", "demo", "2025-03-02"),
        visit("a", "contract", "2025-03-03"),
      ]),
    ).toEqual([
      ["demo", "2025-03-01", "2025-03-01"],
      ["offer", "2025-03-01", "2025-03-03"],
      ["contract", "2025-03-03", null],
    ]);
  });

  test("keeps deals apart, and says of each when it started, who owned it then, and its pipeline", () => {
    const { rows } = stageReaches(
      [
        visit("b", "offer", "2025-03-04", { ownerId: "cid" }),
        visit("a", "offer", "2025-03-05", { ownerId: "bob", pipeline: "new" }),
        visit("a", "demo", "2025-03-01", { ownerId: "ann", pipeline: "old" }),
      ],
      stages,
    );
    expect(rows.filter((row) => row.dealId === "a")).toEqual([
      {
        id: "a demo",
        dealId: "a",
        stage: "demo",
        position: 0,
        nextStage: "offer",
        startedAt: "2025-03-01",
        reachedAt: "2025-03-01",
        advancedAt: "2025-03-05",
        skipped: false,
        inOrderAt: "2025-03-01",
        nextInOrderAt: "2025-03-05",
        ownerId: "ann",
        pipeline: "old",
      },
      {
        id: "a offer",
        dealId: "a",
        stage: "offer",
        position: 1,
        nextStage: "contract",
        startedAt: "2025-03-01",
        reachedAt: "2025-03-05",
        advancedAt: null,
        skipped: false,
        inOrderAt: "2025-03-05",
        nextInOrderAt: null,
        ownerId: "ann",
        pipeline: "old",
      },
    ]);
    expect(rows.filter((row) => row.dealId === "b").map((row) => [row.ownerId, row.pipeline])).toEqual([
      ["cid", null],
      ["cid", null],
    ]);
  });

  test("gives back the visits it cannot use, and why", () => {
    const good = visit("a", "demo", "2025-03-01");
    const bad = [
      visit("a", "closing", "2025-03-02"),
      visit("a", "Demo", "2025-03-02"),
      visit("a", "offer", null),
      visit("a", "offer", "2025-02-30"),
      visit("a", "offer", new Date(Number.NaN)),
      visit("a", "offer", "2025-03-02T00:00:00" as never),
      visit("b", "__proto__", "2025-03-02"),
    ];
    const { rows, excluded } = stageReaches([good, ...bad], stages);
    expect(rows.map((row) => row.id)).toEqual(["a demo"]);
    expect(excluded.map(({ visit }) => visit)).toEqual(bad);
    expect(excluded.map(({ why }) => why)).toEqual([
      "unknown stage",
      "unknown stage",
      ...Array.from({ length: 4 }, () => "missing or invalid enteredAt"),
      "unknown stage",
    ]);
  });

  test("orders instants to the millisecond, and keeps them as they are", () => {
    const early = new Date("2025-03-01T10:00:00.000Z");
    const late = new Date("2025-03-01T10:00:00.001Z");
    expect(shown([visit("a", "offer", late), visit("a", "demo", early)])).toEqual([
      ["demo", early, late],
      ["offer", late, null],
    ]);
  });

  test("takes a date for its midnight in UTC where it meets an instant", () => {
    const before = new Date("2025-02-28T23:59:59.999Z");
    expect(shown([visit("a", "offer", "2025-03-01"), visit("a", "demo", before)])[0]).toEqual([
      "demo",
      before,
      "2025-03-01",
    ]);
    const after = new Date("2025-03-01T00:00:00.001Z");
    expect(shown([visit("a", "offer", "2025-03-01"), visit("a", "demo", after)])[0]).toEqual([
      "demo",
      "2025-03-01",
      "2025-03-01",
    ]);
  });

  test("takes two stages entered at once for reached and left at once", () => {
    for (const names of [
      ["demo", "offer"],
      ["offer", "demo"],
    ]) {
      expect(shown(names.map((stage) => visit("a", stage, "2025-03-01")))).toEqual([
        ["demo", "2025-03-01", "2025-03-01"],
        ["offer", "2025-03-01", null],
      ]);
    }
  });

  test.each([[[]], [["demo", "demo"]]])("refuses the stages %j", (list) => {
    expect(() => stageReaches([], list)).toThrow(expect.objectContaining({ code: "invalid-argument" }));
  });

  test("makes nothing of no visits, and changes none", () => {
    expect(stageReaches([], stages)).toEqual({ rows: [], excluded: [] });
    const visits = Object.freeze([
      Object.freeze(visit("a", "offer", "2025-03-02")),
      Object.freeze(visit("a", "demo", "2025-03-01")),
    ]);
    expect(stageReaches(visits, Object.freeze([...stages])).rows).toHaveLength(2);
  });

  const visits = fc.array(
    fc
      .tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom(...stages), fc.integer({ min: 0, max: 30 }))
      .map(([dealId, stage, step]) => visit(dealId, stage, new Date(step * 3_600_000))),
    { maxLength: 30 },
  );

  property.prop([visits])(
    "agrees with asking each deal and stage for its first time there or beyond",
    (list) => {
      const expected: [string, string, number, number | null][] = [];
      for (const dealId of new Set(list.map((each) => each.dealId))) {
        const firstFrom = (position: number): number | null => {
          const times = list
            .filter((each) => each.dealId === dealId && stages.indexOf(each.stage) >= position)
            .map((each) => Number(each.enteredAt));
          return times.length === 0 ? null : Math.min(...times);
        };
        stages.forEach((stage, position) => {
          const reached = firstFrom(position);
          if (reached !== null) expected.push([dealId, stage, reached, firstFrom(position + 1)]);
        });
      }
      const rows = stageReaches(list, stages).rows.map((row) => [
        row.dealId,
        row.stage,
        Number(row.reachedAt),
        row.advancedAt == null ? null : Number(row.advancedAt),
      ]);
      expect(new Set(rows.map((row) => JSON.stringify(row)))).toEqual(
        new Set(expected.map((row) => JSON.stringify(row))),
      );
      expect(rows).toHaveLength(expected.length);
    },
  );

  test("makes rows that metrics read: one conversion for each stage, skipped ones included", () => {
    const { rows } = stageReaches(
      [
        visit("a", "demo", "2025-03-01"),
        visit("a", "signed", "2025-03-05"),
        visit("b", "demo", "2025-03-01"),
        visit("b", "offer", "2025-03-02"),
        visit("c", "demo", "2025-03-01"),
        visit("c", "demo", "2025-03-02"),
      ],
      stages,
    );
    const report = evaluate(
      { conversion: stageConversion() },
      { stageReaches: rows },
      { by: { position: StageReach.position, stage: StageReach.stage } },
    );
    expect(report.rows.map((row) => [row.stage, row.conversion])).toEqual([
      ["demo", 2 / 3],
      ["offer", 1 / 2],
      ["contract", 1],
      ["signed", null],
    ]);
  });
});
