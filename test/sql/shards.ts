import { beforeAll, describe, expect, test } from "vitest";
import { type Cube, evaluate, mergeCubes, type Metrics, report, scan } from "salesmetrics";
import { anyGrain } from "salesmetrics/calendars";
import { fromSql, toSql } from "salesmetrics/sql";
import { drawFrom } from "../../src/testing/random.js";
import type { Row } from "../engines/engine.js";
import { rowsOf } from "../engines/rows.js";
import { type Lists, load, loadAll, shapes, snakeCase, tableOf, type Times } from "../engines/tables.js";
import { answersOf, type Subject, tablesOf, withoutLong } from "./agreement.js";
import { type Question, questionsOf } from "./questions.js";

/** What holds a share of the rows, and is asked about those alone. */
export interface Shard {
  /** Takes rows of its own, and all rows that others refer to. */
  readonly hold: (own: Lists, whole: Lists, times: Times) => Promise<void>;
  readonly ask: (question: Question, times: Times) => Promise<Cube>;
  readonly close: () => Promise<void>;
}

/** The entities that others refer to. Where they are counted, each shard counts its own; else it knows them all. */
const referred = ["campaigns", "reps"];

/** An engine as a shard. Rows that others refer to are in tables beside those of its own. */
export async function sqlShard({ open, dialect, hasUnits }: Subject): Promise<Shard> {
  const engine = await open();
  return {
    async hold(own, whole, times) {
      await loadAll(engine, own, times);
      for (const shape of shapes.filter(({ name }) => referred.includes(name))) {
        const table = { ...tableOf(shape, times), name: wholeName(shape.name) };
        await load(engine, table, whole[shape.name]!);
      }
    },
    async ask({ metrics, query }, times) {
      const counted = countedIn(metrics);
      const nameOf = (entity: string): string =>
        referred.includes(entity) && !counted.has(entity) ? wholeName(entity) : snakeCase(entity);
      const { statements, ...asked } = toSql(metrics, query, {
        dialect,
        tables: tablesOf(times, hasUnits, nameOf),
      });
      const results = [];
      for (const { text, parameters } of statements) results.push(await engine.query(text, parameters));
      return fromSql({ statements, ...asked }, results);
    },
    close: () => engine.close(),
  };
}

function wholeName(entity: string): string {
  return `all_${snakeCase(entity)}`;
}

/** Rows in this process as a shard. */
export function memoryShard(): Shard {
  let held: { readonly own: Lists; readonly whole: Lists };
  return {
    hold: (own, whole) => Promise.resolve(void (held = { own, whole })),
    ask({ metrics, query }) {
      const counted = countedIn(metrics);
      const known = referred.filter((entity) => !counted.has(entity));
      const data = { ...held.own, ...Object.fromEntries(known.map((name) => [name, held.whole[name]])) };
      return Promise.resolve(scan(metrics, data as never, query));
    },
    close: () => Promise.resolve(),
  };
}

function countedIn(metrics: Metrics): Set<string> {
  const measures = Object.values(metrics).flatMap((metric) => metric.core().formula.measures);
  return new Set(measures.map(({ entity }) => entity));
}

/** Spark takes half a minute for a question of the catalogue, and more on a busy machine. */
const patience = { timeout: 900_000 };

type Merge = (metrics: Metrics, cubes: readonly Cube[]) => Cube;

const merges: Readonly<Record<string, Merge>> = {
  "in one go": mergeCubes,
  "one after the other, backwards and as JSON": (metrics, cubes) =>
    cubes.map(throughJson).reduceRight((merged, cube) => throughJson(mergeCubes(metrics, [merged, cube]))),
  "as two halves": (metrics, cubes) => {
    const [even, odd] = [0, 1].map((rest) => cubes.filter((_, place) => place % 2 === rest));
    return mergeCubes(metrics, [mergeCubes(metrics, odd!), mergeCubes(metrics, even!)]);
  },
};

function throughJson(cube: Cube): Cube {
  return JSON.parse(JSON.stringify(cube)) as Cube;
}

/** What rows are split into, and what the shards are asked. */
export interface Split {
  readonly open: () => Promise<readonly Shard[]>;
  readonly count?: number;
  /** Whether the decimals of any shard are whole ten-thousandths. */
  readonly hasUnits?: boolean;
  readonly isAsked?: (title: string, times: Times) => boolean;
}

/** Tests that the cubes of shards, merged, make the report of memory over all rows: every value, every explanation. */
export function agreeInShards({ open, count = 250, hasUnits = false, isAsked = () => true }: Split): void {
  let shards: readonly Shard[];
  beforeAll(async () => {
    shards = await open();
    return async () => void (await Promise.all(shards.map((shard) => shard.close())));
  });

  const kinds = (["date", "instant"] as const).filter((times) =>
    questionsOf(times).some(({ title }) => isAsked(title, times)),
  );
  describe.each(kinds)("rows whose times are of the kind %s", (times) => {
    const made = rowsOf({ times, count, seed: 23 });
    const lists = hasUnits ? withoutLong(made) : made;
    beforeAll(async () => {
      const shares = dealt(lists, shards.length);
      await Promise.all(shards.map((shard, place) => shard.hold(shares[place]!, lists, times)));
    });

    const questions = questionsOf(times).filter(({ title }) => isAsked(title, times));
    test.each(questions)("$title", patience, async (question) => {
      const { metrics, query } = question;
      const expected = answersOf(evaluate(metrics, lists as never, query), metrics);
      const cubes = await Promise.all(shards.map((shard) => shard.ask(question, times)));
      for (const [how, merge] of Object.entries(merges)) {
        const merged = report(metrics, merge(metrics, cubes), { grain: anyGrain });
        expect(answersOf(merged, metrics), `merged ${how}`).toEqual(expected);
      }
    });
  });
}

/** Rows dealt out at random. Of about every other entity, one share has none. */
function dealt(lists: Lists, count: number): Lists[] {
  const draw = drawFrom(5);
  const shares = Array.from({ length: count }, (): Record<string, Row[]> => ({}));
  for (const [name, rows] of Object.entries(lists)) {
    const from = draw(2);
    const offset = draw(count);
    for (const share of shares) share[name] = [];
    for (const row of rows) shares[(offset + from + draw(count - from)) % count]![name]!.push(row);
  }
  return shares;
}
