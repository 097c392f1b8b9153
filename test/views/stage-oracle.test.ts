import { fc, test as property } from "@fast-check/vitest";
import type { StageReach } from "salesmetrics";
import {
  closenessToPurchase,
  dealAgeInStage,
  dealsInStage,
  eq,
  lastVisitTime,
  medianDealAgeInStage,
  medianLastVisitTime,
  medianTimeInStage,
  type Metric,
  month,
  stageConversion,
  stageOpenDeals,
  stageReaches,
  stageRegressionRate,
  stageRegressions,
  stageSkipRate,
  stageSkips,
  StageStay,
  stageStays,
  strictCumulativeStageConversion,
  strictStageConversion,
  strictStageOpenDeals,
  cumulativeStageConversion,
  timeInStage,
  where,
} from "salesmetrics";
import { describe, expect } from "vitest";
import {
  chainedOn,
  dateOf,
  dealIds,
  dealsOf,
  known,
  lastDay,
  placeOf,
  type RawVisit,
  reachedOn,
  type Run,
  runsOf,
  stages,
  visitsOf,
  visitsOfDeal,
  whereIs,
  type World,
} from "./grid.js";

const rawVisits = fc.uniqueArray(
  fc.record({
    dealId: fc.constantFrom("a", "b", "c", "d"),
    stage: fc.constantFrom(...stages, ...stages, "elsewhere"),
    pipeline: fc.constantFrom(null, null, null, "p", "q"),
    entered: fc.nat({ max: lastDay }),
    stays: fc.option(fc.integer({ min: 1, max: 25 })),
  }),
  { maxLength: 24, selector: ({ dealId, entered }) => `${dealId} ${entered}` },
);

const worlds: fc.Arbitrary<World> = fc
  .record({
    visits: rawVisits,
    closings: fc.dictionary(fc.constantFrom("a", "b", "c"), fc.nat({ max: lastDay })),
  })
  .map(({ visits, closings }) => ({
    visits: visits
      .filter(({ dealId, entered }) => closings[dealId] !== entered)
      .map(({ stays, ...visit }): RawVisit => ({
        ...visit,
        left: stays === null ? null : visit.entered + stays,
      })),
    closings,
  }));

const questions = fc.record({
  world: worlds,
  asOf: fc.nat({ max: lastDay }),
  first: fc.boolean(),
  stage: fc.constantFrom(...stages),
  kind: fc.constantFrom("dates", "instants"),
});

const january = 31;
const noon = (day: number): Date => new Date(Date.UTC(2025, 0, 1 + day, 12));
const rate = (above: number, below: number): number | null => (below === 0 ? null : above / below);
const mean = (values: readonly number[]): number | null =>
  rate(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  );
function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((left, right) => left - right);
  const middle = Math.floor(values.length / 2);
  return values.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

type ReachMetric = Metric<{ stageReaches: StageReach }, number>;
type StayMetric = Metric<{ stageStays: StageStay }, number>;

/** What the library answers, and what the days say, for one question. */
function asked({
  world,
  asOf,
  first,
  stage,
  kind,
}: typeof questions extends fc.Arbitrary<infer Q> ? Q : never) {
  const time = kind === "dates" ? dateOf : noon;
  const [visits, deals] = [visitsOf(world, time), dealsOf(world, time)];
  const reaches = { stageReaches: stageReaches(visits, stages, { deals }).rows };
  const stays = { stageStays: stageStays(visits, stages, { deals }).rows };
  const options = { during: month(2025, first ? 1 : 2, { timeZone: "UTC" }), asOf: time(asOf) };
  const isDuring = (day: number | null): boolean => day !== null && day < january === first && day <= asOf;
  const seen = known(world, asOf);
  const place = placeOf(stage);
  const ids = dealIds(seen);
  const runs = ids.map((id) => runsOf(seen, id, asOf));
  const isOpen = (id: string): boolean => placeOf(whereIs(seen, id, asOf)?.stage ?? "") >= 0;
  return {
    ofReaches: (metric: ReachMetric) => metric(reaches, options),
    ofStays: (metric: StayMetric) => metric(stays, options),
    inStage: (metric: StayMetric) => where(metric, eq(StageStay.stage, stage))(stays, options),
    reached: (to: number) => (id: string) => reachedOn(seen, id, to),
    chained: (to: number) => (id: string) => (to < stages.length ? chainedOn(seen, id, to) : null),
    ...{ isDuring, seen, stage, place, ids, runs, isOpen, asOf, first },
  };
}

/** The runs of each deal in a stage of a pipeline. */
function byPlace(runs: readonly Run[], stage: string): Run[][] {
  const own = runs.filter((run) => run.stage === stage);
  return [null, "p", "q"]
    .map((pipeline) => own.filter((run) => run.pipeline === pipeline))
    .filter((group) => group.length > 0);
}

const length = ({ from, to }: Run): number => to! - from;

describe("metrics of stages agree with asking where each deal was on each day", () => {
  property.prop([questions], { numRuns: 150 })("reached at least", (question) => {
    const { ofReaches, ofStays, reached, isDuring, stage, place, ids, isOpen } = asked(question);
    const cohort = ids.filter((id) => isDuring(reached(place)(id)));
    const beyond = cohort.filter((id) => reached(place + 1)(id) !== null);
    const open = cohort.filter((id) => reached(place + 1)(id) === null && isOpen(id));
    // The last stage has no next one.
    const isLast = place === stages.length - 1;
    expect(ofReaches(stageConversion(stage))).toBe(isLast ? null : rate(beyond.length, cohort.length));
    expect(ofStays(stageOpenDeals(stage))).toBe(open.length);
    const entered = ids.filter((id) => isDuring(reached(0)(id)));
    const came = entered.filter((id) => reached(place)(id) !== null);
    expect(ofReaches(cumulativeStageConversion(stage))).toBe(rate(came.length, entered.length));
  });

  property.prop([questions], { numRuns: 150 })("strictly in order", (question) => {
    const { ofReaches, ofStays, reached, chained, isDuring, stage, place, ids, isOpen } = asked(question);
    const cohort = ids.filter((id) => isDuring(chained(place)(id)));
    const beyond = cohort.filter((id) => chained(place + 1)(id) !== null);
    const open = cohort.filter((id) => chained(place + 1)(id) === null && isOpen(id));
    const isLast = place === stages.length - 1;
    expect(ofReaches(strictStageConversion(stage))).toBe(isLast ? null : rate(beyond.length, cohort.length));
    expect(ofStays(strictStageOpenDeals(stage))).toBe(open.length);
    const entered = ids.filter((id) => isDuring(reached(0)(id)) && chained(0)(id) !== null);
    const came = entered.filter((id) => chained(place)(id) !== null);
    expect(ofReaches(strictCumulativeStageConversion(stage))).toBe(rate(came.length, entered.length));
  });

  property.prop([questions], { numRuns: 150 })("time in stage, all stays and the last", (question) => {
    const { inStage, isDuring, stage, runs } = asked(question);
    const left = runs.flatMap((own) => byPlace(own, stage)).filter((group) => isDuring(group.at(-1)!.to));
    const sums = left.map((group) => group.reduce((sum, run) => sum + length(run), 0));
    const lasts = left.map((group) => length(group.at(-1)!));
    expect(inStage(timeInStage)).toBe(mean(sums));
    expect(inStage(medianTimeInStage)).toBe(median(sums));
    expect(inStage(lastVisitTime)).toBe(mean(lasts));
    expect(inStage(medianLastVisitTime)).toBe(median(lasts));
  });

  property.prop([questions], { numRuns: 150 })(
    "deals in a stage, their age and their closeness",
    (question) => {
      const { ofStays, inStage, stage, runs, asOf } = asked(question);
      const current = runs.flat().filter(({ to }) => to === null);
      const here = current.filter((run) => run.stage === stage);
      expect(ofStays(dealsInStage)).toBe(current.length);
      expect(inStage(dealsInStage)).toBe(here.length);
      expect(inStage(dealAgeInStage)).toBe(mean(here.map(({ from }) => asOf - from)));
      expect(inStage(medianDealAgeInStage)).toBe(median(here.map(({ from }) => asOf - from)));
      // Quarters are exact in binary.
      const closeness = mean(current.map((run) => (placeOf(run.stage) + 1) / stages.length));
      expect(ofStays(closenessToPurchase)).toBe(closeness);
    },
  );

  property.prop([questions], { numRuns: 150 })("regressions and skips", (question) => {
    const { ofReaches, ofStays, isDuring, seen, stage, place, ids, runs, first } = asked(question);
    const back = ids.flatMap((id) =>
      visitsOfDeal(seen, id).filter((visit, index, all) => {
        const [to, from] = [placeOf(visit.stage), placeOf(all[index - 1]?.stage ?? "")];
        const isOne = to >= 0 && from > to && all[index - 1]!.pipeline === visit.pipeline;
        return isOne && isDuring(visit.entered);
      }),
    );
    // In a stage on a day of the month, if only for a part of it.
    const [start, end] = first ? [0, january] : [january, Infinity];
    const present = runs.flat().filter(({ from, to }) => from < end && (to === null || to >= start));
    const active = new Set(present.map(({ dealId }) => dealId));
    expect(ofStays(stageRegressions)).toBe(back.length);
    expect(ofStays(stageRegressionRate)).toBe(
      rate(new Set(back.map(({ dealId }) => dealId)).size, active.size),
    );

    const skipped = (to: number) => (id: string) => {
      const beyond = reachedOn(seen, id, to + 1)!;
      return !visitsOfDeal(seen, id).some((visit) => placeOf(visit.stage) === to && visit.entered < beyond);
    };
    const beyond = (to: number) => ids.filter((id) => isDuring(reachedOn(seen, id, to + 1)));
    expect(ofReaches(stageSkipRate(stage))).toBe(
      rate(beyond(place).filter(skipped(place)).length, beyond(place).length),
    );
    const skips = stages.flatMap((_, to) => beyond(to).filter(skipped(to)));
    expect(ofReaches(stageSkips)).toBe(skips.length);
  });
});
