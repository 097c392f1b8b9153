// Metrics that read other periods and groups, each with the oracle that computes it from raw rows.
import fc from "fast-check";
import {
  averageOver,
  change,
  compoundGrowth,
  count,
  countDistinct,
  cumulative,
  Deal,
  eq,
  type Grain,
  grain,
  growth,
  type Metric,
  type Money,
  overall,
  prior,
  ratio,
  share,
  stock,
  sum,
  toDate,
  trailing,
  where,
} from "salesmetrics";
import { anyGrain } from "salesmetrics/calendars";
import {
  added,
  averaged,
  changed,
  compared,
  compounded,
  counted,
  different,
  earlier,
  elsewhere,
  grown,
  ofAll,
  type Asking,
  type Policy,
  quotient,
  type Row,
  rowsIn,
  rowsOf,
  soFar,
  timeIn,
  type Work,
} from "./context.js";
import { retailYears } from "./retail.js";
import { type Calendar, days, lastUnits, shifted, unitsBefore, unitWith, type Window } from "./windows.js";

export type DealMetric = Metric<{ deals: Deal }, number | Money>;

export interface Looking {
  readonly name: string;
  readonly metric: DealMetric;
  readonly work: Work;
  /** Whether an unfinished period can be prorated. */
  readonly isAdditive: boolean;
  /** The times by which a row is in a period of the report. */
  readonly placedBy: (row: Row, asking: Asking) => readonly string[];
}

const stocked = { from: Deal.createdAt, until: Deal.closedAt };
const status = (row: Row, ...words: string[]): boolean => words.includes(row["status"] as string);

function flow(
  name: string,
  metric: unknown,
  field: string,
  find: (rows: Row[]) => ReturnType<typeof counted>,
  isAdditive = true,
  holds: (row: Row) => boolean = () => true,
): Looking {
  return {
    name,
    metric: metric as DealMetric,
    work: (place) => find(rowsOf(place, field).filter(holds)),
    isAdditive,
    placedBy: (row, asking) => (holds(row) && timeIn(row, field, asking) !== null ? [field] : []),
  };
}

function stockOf(name: string, metric: unknown, find: (rows: Row[]) => ReturnType<typeof counted>): Looking {
  return {
    name,
    metric: metric as DealMetric,
    work: (place) => find(rowsIn(place)),
    isAdditive: false,
    placedBy: (row, asking) => {
      const came = timeIn(row, "createdAt", asking) !== null;
      const went = came && timeIn(row, "closedAt", asking) !== null;
      return [...(came ? ["createdAt"] : []), ...(went ? ["closedAt"] : [])];
    },
  };
}

const isWon = (row: Row): boolean => status(row, "won");
const isClosed = (row: Row): boolean => status(row, "won", "lost");
const won = count(Deal, { where: eq(Deal.status, "won"), at: Deal.closedAt });
const closed = count(Deal, { where: eq(Deal.stage, "closed"), at: Deal.closedAt });

const stocks = [
  stockOf("stock", stock(count(Deal), stocked), counted),
  stockOf("stock of money", stock(sum(Deal.amount), stocked), added),
  stockOf("stock of reps", stock(countDistinct(Deal.ownerId), stocked), (rows) => different(rows, "ownerId")),
];

const flows = [
  flow("created", count(Deal, { at: Deal.createdAt }), "createdAt", counted),
  flow("won", won, "closedAt", counted, true, isWon),
  flow(
    "win rate",
    ratio(won, closed),
    "closedAt",
    (rows) => quotient(counted(rows.filter(isWon)), counted(rows)),
    false,
    isClosed,
  ),
  flow("money", sum(Deal.amount, { at: Deal.closedAt }), "closedAt", added),
  flow(
    "reps",
    countDistinct(Deal.ownerId, { at: Deal.createdAt }),
    "createdAt",
    (rows) => different(rows, "ownerId"),
    false,
  ),
];

export const plain: fc.Arbitrary<Looking> = fc.constantFrom(...flows, ...flows, ...stocks);

export function grainOf({ retail, ...calendar }: Calendar, timeZone: string | null = null): Grain {
  return retail === undefined
    ? grain({ ...calendar, timeZone })
    : anyGrain({ ...calendar, timeZone, calendar: { kind: "retail", ...retail } });
}

const calendarOf = (unit: Calendar["unit"], more: Partial<Calendar> = {}): Calendar => ({
  unit,
  weekStartsOn: 1,
  fiscalYearStartMonth: 1,
  ...more,
});

export const retailCalendars: fc.Arbitrary<Calendar> = fc
  .tuple(fc.constantFrom("week", "month", "month", "quarter", "year"), fc.constantFrom(...retailYears))
  .map(([unit, retail]) => calendarOf(unit, { retail }));

const civilUnits = fc.constantFrom(
  calendarOf("day"),
  calendarOf("week"),
  calendarOf("week", { weekStartsOn: 0 }),
  calendarOf("month"),
  calendarOf("month"),
  calendarOf("quarter"),
  calendarOf("year"),
  calendarOf("year", { fiscalYearStartMonth: 4 }),
);
const units = fc.oneof({ weight: 2, arbitrary: civilUnits }, { weight: 1, arbitrary: retailCalendars });
const counts = fc.integer({ min: 1, max: 4 });

/** `count` periods of the question back, or `count` units. */
const distances = fc.oneof(
  fc.record({ count: counts, unit: fc.constant(null) }),
  fc.record({ count: counts, unit: units }),
);
type Distance = typeof distances extends fc.Arbitrary<infer Value> ? Value : never;

function backBy({ count, unit }: Distance): (window: Window) => Window | null {
  return (window) => (unit === null ? window.back(count) : unitsBefore(window, unit, count));
}

const nameOf = ({ unit, retail }: Calendar): string =>
  retail === undefined ? unit : `${unit} of ${retail.pattern}`;
const said = ({ count, unit }: Distance): string => `${count}${unit === null ? "" : ` ${nameOf(unit)}`}`;
const policies = fc.constantFrom<Policy>("none", "sameElapsed", "prorate");
const places = fc.constantFrom<readonly ("rep" | "source")[]>([], ["rep"], ["source"], ["rep", "source"]);
const fieldOf = { rep: "ownerId", source: "source" } as const;
const isWeb = eq(Deal.source, "web");

type Combine = (inner: Looking) => fc.Arbitrary<Looking>;

function comparison(
  name: string,
  make: (inner: DealMetric, options: object) => unknown,
  compareBoth: (count: number) => Parameters<typeof compared>[3],
): Combine {
  return (inner) =>
    fc.tuple(distances, policies).map(([distance, drawn]) => {
      const partial = drawn === "prorate" && !inner.isAdditive ? "sameElapsed" : drawn;
      const unit = distance.unit === null ? undefined : grainOf(distance.unit);
      return {
        ...inner,
        name: `${name} ${said(distance)} ${partial} of ${inner.name}`,
        metric: make(inner.metric, { count: distance.count, unit, partial }) as DealMetric,
        work: compared(inner.work, backBy(distance), partial, compareBoth(distance.count)),
        isAdditive: false,
      };
    });
}

/** Every combinator, over any metric. */
export const combinators: Readonly<Record<string, Combine>> = {
  prior: (inner) =>
    distances.map((distance) => ({
      ...inner,
      name: `prior ${said(distance)} of ${inner.name}`,
      metric:
        distance.unit === null
          ? prior(inner.metric, distance.count)
          : prior(inner.metric, grainOf(distance.unit), distance.count),
      work: earlier(inner.work, backBy(distance)),
    })),
  growth: comparison("growth", growth, () => grown),
  change: comparison("change", change, () => changed),
  compoundGrowth: comparison("compoundGrowth", compoundGrowth, compounded),
  trailing: (inner) =>
    fc.tuple(counts, units).map(([many, unit]) => ({
      ...inner,
      name: `trailing ${many} ${nameOf(unit)} of ${inner.name}`,
      metric: trailing(many, grainOf(unit), inner.metric),
      work: elsewhere(inner.work, ({ end }) => lastUnits(end, unit, many)),
    })),
  toDate: (inner) =>
    units.map((unit) => ({
      ...inner,
      name: `toDate ${nameOf(unit)} of ${inner.name}`,
      metric: toDate(grainOf(unit), inner.metric),
      work: elsewhere(inner.work, ({ end }) => days(unitWith(shifted(end, "day", -1), unit).start, end)),
    })),
  cumulative: (inner) =>
    fc.constant({
      ...inner,
      name: `cumulative of ${inner.name}`,
      metric: cumulative(inner.metric),
      work: soFar(inner.work),
    }),
  overall: (inner) =>
    places.map((names) => ({
      ...inner,
      name: `overall ${names.join()} of ${inner.name}`,
      metric: overall(inner.metric, ...names),
      work: ofAll(
        inner.work,
        names.map((name) => fieldOf[name]),
      ),
    })),
  share: (inner) =>
    places.map((names) => {
      const all = ofAll(
        inner.work,
        names.map((name) => fieldOf[name]),
      );
      return {
        ...inner,
        name: `share ${names.join()} of ${inner.name}`,
        metric: share(inner.metric, ...names),
        work: (place) => quotient(inner.work(place), all(place)),
        isAdditive: false,
      };
    }),
  averageOver: (inner) =>
    fc
      .constantFrom(
        calendarOf("day"),
        calendarOf("week", { weekStartsOn: 6 }),
        calendarOf("month"),
        calendarOf("month", { retail: retailYears[1]! }),
      )
      .map((unit) => ({
        ...inner,
        name: `averageOver ${nameOf(unit)} of ${inner.name}`,
        metric: averageOver(grainOf(unit), inner.metric),
        work: averaged(inner.work, unit),
      })),
  where: (inner) =>
    fc.constant({
      ...inner,
      name: `where web of ${inner.name}`,
      metric: where(inner.metric, isWeb),
      work: (place) =>
        inner.work({
          ...place,
          asking: { ...place.asking, rows: place.asking.rows.filter((row) => row["source"] === "web") },
        }),
      placedBy: (row, asking) => (row["source"] === "web" ? inner.placedBy(row, asking) : []),
    }),
};

/** Every combinator of every combinator. */
export const pairs: readonly (readonly [name: string, combine: Combine])[] = Object.entries(
  combinators,
).flatMap(([outer, combine]) =>
  Object.entries(combinators).map(
    ([inner, nest]) => [`${outer} of ${inner}`, (metric: Looking) => nest(metric).chain(combine)] as const,
  ),
);
