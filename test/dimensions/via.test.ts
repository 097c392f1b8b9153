import { fc, test as property } from "@fast-check/vitest";
import {
  and,
  Campaign,
  count,
  type Cube,
  Deal,
  definitionOf,
  dimension,
  elapsed,
  eq,
  evaluate,
  type Expression,
  extend,
  flag,
  gt,
  isNull,
  Lead,
  leadsCreated,
  mean,
  median,
  mergeCubes,
  month,
  ne,
  not,
  number,
  Rep,
  report,
  SalesmetricsError,
  scan,
  StageVisit,
  sum,
  text,
  time,
  via,
  where,
  winRate,
  wonDeals,
} from "salesmetrics";
import { table } from "salesmetrics/tables";
import { describe, expect, test } from "vitest";

const OurRep = extend(Rep, { remote: flag(), grade: number(), engineerId: text() });
const OurDeal = extend(Deal, { engineerId: text() });
// Each deal with what it refers to written into it: the join done by hand, row by row, for the oracle.
const Wide = extend(Deal, { team: text(), remote: flag(), grade: number(), hired: time() });

/** What is known of a field from all rows with one id. */
function knownOf(
  rows: readonly Record<string, unknown>[],
  id: unknown,
  field: string,
  junk: unknown,
): unknown {
  if (typeof id !== "string") return id == null ? null : junk;
  const found = rows.filter((row) => row["id"] === id);
  if (found.length === 0) return junk;
  const values: unknown[] = found.map((row) => row[field]).filter((value) => value != null);
  const sound = new Set(values.filter((value) => value !== junk).map(String));
  if (sound.size > 1 || values.includes(junk)) return junk;
  return values[0] ?? null;
}

function widened(
  deal: Record<string, unknown>,
  key: unknown,
  reps: readonly Record<string, unknown>[],
): object {
  const of = (field: string, junk: unknown) => knownOf(reps, key, field, junk);
  const amount = of("quota", "?");
  return {
    ...deal,
    team: of("team", 7),
    remote: of("remote", "maybe"),
    grade: of("grade", "?"),
    hired: of("hiredAt", "soon"),
    amount,
    currency: "EUR",
  };
}

interface Fields {
  readonly team: Expression<never, string>;
  readonly remote: Expression<never, boolean>;
  readonly grade: Expression<never, number>;
  readonly hired: Expression<never, string | Date>;
  readonly quota: Expression<never, { amount: never; currency: string }>;
}

/** Metrics of every kind over what a deal's rep is. */
function metricsOf({ team, remote, grade, hired, quota }: Fields) {
  return {
    north: count(Deal, { where: eq(team, "north") as never }),
    notNorth: count(Deal, { where: ne(team, "north") as never }),
    nowhere: count(Deal, { where: isNull(team) as never }),
    near: count(Deal, { where: not(remote) as never }),
    good: count(Deal, { where: and(gt(grade, 2), eq(Deal.status, "won")) as never }),
    grades: sum(grade),
    quota: sum(quota as never),
    hires: count(Deal, { at: hired as never }),
    wait: mean(elapsed(hired as never, Deal.closedAt), { at: Deal.closedAt }),
    middle: median(grade, { at: hired as never }),
  };
}

const owner = via(OurDeal.ownerId, OurRep);
const engineer = via(OurDeal.engineerId, OurRep);
const manager = via(owner.managerId, OurRep);
const fieldsOf = (reference: typeof owner): Fields =>
  ({ ...reference, hired: reference.hiredAt }) as unknown as Fields;
const wideFields = { ...Wide, quota: Wide.amount } as unknown as Fields;

const someTime = fc.constantFrom("2025-01-31", "2025-02-01", "2025-03-09", null, "soon", undefined);
const id = fc.constantFrom("a", "b", "c", "__proto__", "constructor");
const reps = fc.array(
  fc.record({
    id: fc.oneof({ weight: 9, arbitrary: id }, { weight: 1, arbitrary: fc.constantFrom<unknown>(null, 5) }),
    team: fc.constantFrom<unknown>("north", "south", "north", null, 7),
    remote: fc.constantFrom<unknown>(true, false, false, null, "maybe"),
    grade: fc.constantFrom<unknown>(1, 2.5, "0.1000000000000000000001", 3, null, "?"),
    quota: fc.constantFrom<unknown>(100, "0.1", 0.2, "90071992547409930.01", null, "?"),
    currency: fc.constant("EUR"),
    hiredAt: someTime,
    managerId: fc.constantFrom("a", "b", null, "gone", 7),
  }),
  { maxLength: 6 },
);
const key = fc.oneof({ weight: 6, arbitrary: id }, fc.constantFrom<unknown>("gone", null, undefined, 5, ""));
const deals = fc.array(
  fc.record({
    id: fc.constant("x"),
    status: fc.constantFrom("won", "lost"),
    ownerId: key,
    engineerId: key,
    closedAt: someTime,
  }),
  { maxLength: 30 },
);
type Row = Record<string, unknown>;

const queries = (fields: Fields) => [
  {},
  { by: { team: fields.team } },
  { by: { remote: fields.remote, grade: fields.grade }, during: month(2025, 2) },
];

/** The values of a report, and how many rows each left out. */
function said(metrics: ReturnType<typeof metricsOf>, data: never, query: object): unknown {
  const made = evaluate(metrics, data, query as Record<never, never>);
  const left = [...made.rows, made.total].map((row) =>
    Object.keys(metrics).map((name) => {
      const { excluded, n } = made.explain(row, name as "north");
      return [n, excluded.reduce((total, { count: lost }) => total + lost, 0)];
    }),
  );
  return JSON.parse(JSON.stringify([made.rows, made.total, left]));
}

describe("via", () => {
  const references = [
    ["an owner", owner, (deal: Row) => deal["ownerId"]],
    ["somebody in another role", engineer, (deal: Row) => deal["engineerId"]],
    [
      "whom the owner refers to",
      manager,
      (deal: Row, all: readonly Row[]) => knownOf(all, deal["ownerId"], "managerId", 7),
    ],
  ] as const;

  describe.each(references)("to %s", (_, reference, keyOf) => {
    const fields = fieldsOf(reference);
    property.prop([deals, reps, fc.boolean()], { numRuns: 120 })(
      "says what a join by hand says, over rows and over tables",
      (dealRows, repRows, isWide) => {
        const wide = dealRows.map((deal) => widened(deal, keyOf(deal, repRows), repRows));
        const own = metricsOf(fields);
        const [dealList, repList] = [dealRows, repRows] as unknown as [Deal[], Rep[]];
        const data = {
          deals: isWide ? dealList : table(OurDeal, dealList),
          reps: isWide ? table(OurRep, repList) : repList,
        };
        for (const [place, query] of queries(fields).entries()) {
          const expected = said(metricsOf(wideFields), { deals: wide } as never, queries(wideFields)[place]!);
          expect(said(own, { deals: dealList, reps: repList } as never, query)).toEqual(expected);
          expect(said(own, data as never, query)).toEqual(expected);
        }
      },
    );
  });

  property.prop([deals, reps, fc.array(fc.nat({ max: 2 }), { minLength: 30, maxLength: 30 })], {
    numRuns: 50,
  })("goes with shards of what refers, in any order", (dealRows, repRows, shardOf) => {
    const metrics = metricsOf(fieldsOf(owner));
    const query = { by: { team: owner.team, grade: engineer.grade } };
    const scanned = (rows: readonly Row[]) =>
      JSON.parse(JSON.stringify(scan(metrics, { deals: rows, reps: repRows } as never, query))) as Cube<
        typeof query.by
      >;
    const shards = [0, 1, 2].map((shard) =>
      scanned(dealRows.filter((__, place) => shardOf[place] === shard)),
    );
    const printed = (cube: Cube<typeof query.by>) => {
      const made = report(metrics, cube);
      const whole = [...made.rows, made.total].map((row) =>
        Object.keys(metrics).map((name) => made.explain(row, name as "north")),
      );
      return JSON.stringify([made.rows, whole]);
    };
    expect(printed(mergeCubes(metrics, shards.reverse()))).toBe(printed(scanned(dealRows)));
  });

  property.prop([deals, reps], { numRuns: 60 })("that nobody uses changes nothing", (dealRows, repRows) => {
    const alone = evaluate({ winRate, wonDeals }, { deals: dealRows as unknown as Deal[] });
    const beside = evaluate(
      { winRate, wonDeals, north: count(OurDeal, { where: eq(owner.team, "north") }) },
      { deals: dealRows as unknown as Deal[], reps: repRows as unknown as Rep[] },
      { by: { team: owner.team } },
    );
    expect([beside.total.winRate, beside.total.wonDeals]).toEqual([
      alone.total.winRate,
      alone.total.wonDeals,
    ]);
    expect(beside.rows.reduce((total, row) => total + row.wonDeals!, 0)).toBe(alone.total.wonDeals);
  });

  property.prop([fc.integer({ min: 4000, max: 9000 }), fc.integer({ min: 1, max: 6000 })], { numRuns: 6 })(
    "holds over many batches, and more ids than have codes",
    (dealCount, repCount) => {
      const manyDeals = Array.from({ length: dealCount }, (_, place): Deal => ({
        id: String(place),
        status: place % 3 === 0 ? "won" : "lost",
        ownerId: `rep ${(place * 7919) % (repCount + 50)}`,
        closedAt: "2025-03-01",
      }));
      const manyReps = Array.from({ length: repCount }, (_, place): Rep => ({
        id: `rep ${place}`,
        team: `team ${place % 11}`,
      }));
      const expected = new Map<string | null, number>();
      for (const { ownerId, status } of manyDeals) {
        const place = Number(ownerId!.slice(4));
        const team = place < repCount ? `team ${place % 11}` : null;
        if (status === "won") expected.set(team, (expected.get(team) ?? 0) + 1);
      }
      for (const data of [
        { deals: manyDeals, reps: manyReps },
        { deals: table(Deal, manyDeals), reps: table(Rep, manyReps) },
      ]) {
        const { rows } = evaluate({ wonDeals }, data, { by: { team: via(Deal.ownerId, Rep).team } });
        expect(new Map(rows.map((row) => [row.team, row.wonDeals]))).toEqual(expected);
      }
    },
  );
});

describe("a reference", () => {
  const won = { status: "won", closedAt: "2025-03-01" } as const;
  const some: Deal[] = [
    { id: "1", ...won, campaignId: "ads" },
    { id: "2", ...won, campaignId: "gone" },
    { id: "3", ...won },
    { id: "4", ...won, campaignId: "fair" },
    { id: "5", status: "lost", closedAt: "2025-03-01", campaignId: "gone" },
  ];
  const campaigns: Campaign[] = [
    { id: "ads", channel: "web", spentAt: "2025-01-01", spend: 5, currency: "EUR" },
    { id: "ads", channel: "web", spentAt: "2025-01-02", spend: 6, currency: "EUR" },
    { id: "ads", spentAt: "2025-01-03" },
    { id: "fair", channel: "events" },
    { id: "fair", channel: "Events" },
  ];
  const campaign = via(Deal.campaignId, Campaign);
  const unknown = [
    { entity: "deals", why: "campaignId not in campaigns", count: 1 },
    { entity: "deals", why: "campaignId.channel is ambiguous", count: 1 },
  ];

  test("to a row that is not there, or to rows that disagree, is unknown where rows are split", () => {
    const made = evaluate(
      { wonDeals, winRate },
      { deals: some, campaigns },
      { by: { channel: campaign.channel } },
    );
    expect(made.rows.map((row) => [row.channel, row.wonDeals])).toEqual([
      ["web", 1],
      [null, 3],
    ]);
    // The lost deal counts in the win rate alone.
    expect(made.explain(made.rows[1]!, "wonDeals")).toMatchObject({ excluded: [], unknown });
    expect(made.explain(made.rows[1]!, "winRate").unknown[0]).toEqual({ ...unknown[0], count: 2 });
    expect(made.explain(made.rows[0]!, "wonDeals").unknown).toEqual([]);
    expect(made.explain(made.total, "wonDeals").unknown).toEqual(unknown);
  });

  test("that is unknown leaves a condition undecided, and the row reported", () => {
    const metrics = {
      web: where(wonDeals, eq(campaign.channel, "web")),
      other: where(wonDeals, ne(campaign.channel, "web")),
    };
    const made = evaluate(metrics, { deals: some, campaigns });
    expect(made.total).toMatchObject({ web: 1, other: 1 });
    expect(made.explain(made.total, "other").excluded).toEqual(unknown);
  });

  test("to several rows takes what they agree on, and never counts a row twice", () => {
    const made = evaluate(
      { deals: count(Deal), spend: sum(campaign.spend) },
      { deals: some, campaigns },
      { by: { channel: campaign.channel }, currency: "EUR" },
    );
    expect(made.total.deals).toBe(5);
    expect(made.explain(made.rows[0]!, "spend").excluded).toEqual([
      { entity: "deals", why: "campaignId.spend is ambiguous", count: 1 },
    ]);
  });

  test("reads through as many rows as it takes", () => {
    const team = via(via(Deal.leadId, Lead).ownerId, Rep).team;
    const made = evaluate(
      { wonDeals },
      {
        deals: [
          { id: "1", ...won, leadId: "l1" },
          { id: "2", ...won, leadId: "l2" },
          { id: "3", ...won, leadId: "l3" },
        ],
        leads: [{ id: "l1", ownerId: "ann" }, { id: "l2", ownerId: "gone" }, { id: "l3" }],
        reps: [{ id: "ann", team: "north" }],
      },
      { by: { team } },
    );
    expect(made.rows.map((row) => [row.team, row.wonDeals])).toEqual([
      ["north", 1],
      [null, 2],
    ]);
    expect(made.explain(made.total, "wonDeals").unknown).toEqual([
      { entity: "deals", why: "leadId.ownerId not in reps", count: 1 },
    ]);
  });

  test("goes with a dimension of several entities", () => {
    const team = dimension({ deals: via(Deal.ownerId, Rep).team, leads: via(Lead.ownerId, Rep).team });
    const { rows } = evaluate(
      { wonDeals, leadsCreated },
      {
        deals: [{ id: "1", ...won, ownerId: "ann" }],
        leads: [
          { id: "1", ownerId: "bob", createdAt: "2025-03-01" },
          { id: "2", ownerId: "cyd", createdAt: "2025-03-01" },
        ],
        reps: [
          { id: "ann", team: "north" },
          { id: "bob", team: "north" },
          { id: "cyd", team: "south" },
        ],
      },
      { by: { team } },
    );
    expect(rows.map((row) => [row.team, row.wonDeals, row.leadsCreated])).toEqual([
      ["north", 1, 1],
      ["south", 0, 1],
    ]);
  });

  test("says in a definition which way it goes", () => {
    const metric = count(Deal, { where: eq(via(via(Deal.leadId, Lead).ownerId, Rep).team, "north") });
    expect(definitionOf(metric).text).toBe('count(deals where leadId.ownerId.team = "north")');
    expect(JSON.parse(JSON.stringify(definitionOf(metric).formula))).toEqual(definitionOf(metric).formula);
  });

  test("to rows that are not given says what to pass", () => {
    const missing = (message: string) => expect.objectContaining({ code: "missing-data", message }) as Error;
    const without = { deals: some } as never;
    expect(() => evaluate({ wonDeals }, without, { by: { channel: campaign.channel } })).toThrow(
      missing(
        "by.channel: via campaignId: expected data with an array of campaigns, { campaigns }, got none",
      ),
    );
    expect(() => where(wonDeals, eq(campaign.channel, "web"))(without)).toThrow(
      missing("metric: via campaignId: expected data with an array of campaigns, { campaigns }, got none"),
    );
  });

  test("that may lead to many rows is refused with its path", () => {
    const refused = (path: string, to: string) =>
      new SalesmetricsError(
        "invalid-argument",
        `via: expected a field that refers to one row of ${to}, for ${path} may lead to many: start from ${to}, got "${path}"`,
      );
    expect(() => via(Deal.id, StageVisit)).toThrow(refused("deals.id", "stageVisits"));
    expect(() => via(Lead.id, Deal)).toThrow(refused("leads.id", "deals"));
    expect(() => via(Deal.closedAt as never, Campaign)).toThrow(/^via: expected a field that holds an id/);
  });
});
