import { beforeAll, describe, expect, test } from "vitest";
import { type Cube, evaluate, type Metrics, report, type Report } from "salesmetrics";
import { anyGrain } from "salesmetrics/calendars";
import { type Dialect, fromSql, sqlTable, type SqlOptions, type SqlTable, toSql } from "salesmetrics/sql";
import { shapeOf } from "../../src/expressions/shape.js";
import type { Engine, Row } from "../engines/engine.js";
import { rowsOf } from "../engines/rows.js";
import { entities } from "../entities.js";
import { type Lists, loadAll, snakeCase, type Times } from "../engines/tables.js";
import { type Question, questionsOf } from "./questions.js";

/** An engine, how statements are written for it, and how many rows it is given. */
export interface Subject {
  readonly open: () => Engine | Promise<Engine>;
  readonly dialect: Dialect;
  readonly count?: number;
  /** Whether decimals are whole ten-thousandths. */
  readonly hasUnits?: boolean;
  /** Which questions it is asked, where all would take too long. */
  readonly isAsked?: (title: string, times: Times) => boolean;
}

/** The tables of all entities, as the engines of the tests hold them; named like those unless said. */
export function tablesOf(times: Times, hasUnits = false, nameOf = snakeCase): SqlTable[] {
  return entities
    .filter((entity) => shapeOf in entity)
    .map((entity) => {
      const { name: rows, fields } = entity[shapeOf];
      const numbers = Object.entries(fields).filter(([, { type }]) => type === "number" || type === "money");
      const columns = hasUnits ? Object.fromEntries(numbers.map(([name]) => [name, { scale: 4 }])) : {};
      // Rows with times in the year 9999 are reported, as they are in memory.
      const options = { from: nameOf(rows), columns, never: "reported" } as const;
      return sqlTable(entity as never, { ...options, ...(times === "date" && { times }) });
    });
}

/** Tests that an engine gives the reports of memory over the same rows: every value, every total, every explanation. */
export function agree({ open, dialect, count = 250, hasUnits = false, isAsked = () => true }: Subject): void {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    return () => engine.close();
  });

  describe.each<Times>(["date", "instant"])("rows whose times are of the kind %s", (times) => {
    const lists = hasUnits
      ? withoutLong(rowsOf({ times, count, seed: 11 }))
      : rowsOf({ times, count, seed: 11 });
    const tables = tablesOf(times, hasUnits);
    const asked = questionsOf(times).filter(({ title }) => isAsked(title, times));
    const cubes = new Map<string, Promise<Cube>>();
    beforeAll(async () => {
      await loadAll(engine, lists, times);
      // An engine of its own process answers one question after the other while memory computes the reports.
      let previous: Promise<unknown> = Promise.resolve();
      for (const { title, metrics, query } of asked) {
        const cube = previous.then(() => cubeOf(engine, metrics, query, { dialect, tables }));
        cubes.set(title, cube);
        // A question that fails fails its own test.
        previous = cube.catch(() => undefined);
      }
    });

    describe.each(asked)("$title", ({ title, metrics, query }) => {
      let expected: Answers;
      let found: Answers;
      beforeAll(async () => {
        expected = remembered(`${times} ${String(count)} ${String(hasUnits)} ${title}`, () =>
          answersOf(evaluate(metrics, lists as never, query), metrics),
        );
        found = answersOf(report(metrics, await cubes.get(title)!, { grain: anyGrain }), metrics);
      });

      test("the same rows", () => {
        expect(found.get("")).toEqual(expected.get(""));
      });

      test.each(Object.keys(metrics))("%s", (name) => {
        expect(expected.get(name)).toBeDefined();
        expect(found.get(name)).toEqual(expected.get(name));
      });
    });
  });
}

async function cubeOf(
  engine: Engine,
  metrics: Metrics,
  query: Question["query"],
  options: SqlOptions,
): Promise<Cube> {
  const scan = toSql(metrics, query, options);
  const results = [];
  for (const { text, parameters } of scan.statements) results.push(await engine.query(text, parameters));
  return fromSql(scan, results);
}

/** Rows without the amounts of which a product with another does not fit into 64 bits; SQLite refuses it. */
export function withoutLong(lists: Lists): Lists {
  const isLong = (value: unknown): boolean => typeof value === "string" && /\d{13}/.test(value);
  const shortened = (row: Row): Row =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, isLong(value) ? null : value]));
  return Object.fromEntries(Object.entries(lists).map(([name, rows]) => [name, rows.map(shortened)]));
}

/** What memory says, worked out once for the engines that a worker asks. */
const inMemory = new Map<string, Answers>();

function remembered(key: string, work: () => Answers): Answers {
  const found = inMemory.get(key) ?? work();
  inMemory.set(key, found);
  return found;
}

/** What a report says of each metric, as text; under no name, what its rows are. */
type Answers = ReadonlyMap<string, readonly string[]>;

/** So many rows are explained, evenly spread. */
const explained = 40;

export function answersOf(report: Report<Metrics>, metrics: Metrics): Answers {
  const { rows, total, explain } = report;
  const names = Object.keys(metrics);
  const keys = rows.map((row) => Object.entries(row).filter(([name]) => !Object.hasOwn(metrics, name)));
  const step = Math.ceil(rows.length / explained);
  const some = rows.filter((_, place) => place % step === 0);
  const each = names.map((name): [string, string[]] => {
    const values = [total, ...rows].map((row) => (row as Readonly<Record<string, unknown>>)[name]);
    const explanations = [total, ...some].map((row) => explain(row as never, name));
    return [name, [...values, ...explanations].map((value) => JSON.stringify(value))];
  });
  return new Map([["", keys.map((key) => JSON.stringify(key))], ...each]);
}
