import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine, ResultRow } from "./engine.js";
import { people, rowsOf } from "./rows.js";
import { presence, summaries } from "./summaries.js";
import { loadAll, shapes, tableOf, type Times } from "./tables.js";

/** An engine to prove, and how it writes what statements differ in here. */
export interface Subject {
  readonly open: () => Engine | Promise<Engine>;
  readonly quote: '"' | "`";
  /** The parameter of that number, from 1, which is a text. */
  readonly parameter: (place: number) => string;
  /** Whether decimals are whole ten-thousandths. */
  readonly hasUnits?: boolean;
}

const count = 300;

/** Tests that what is loaded into an engine is what comes out of it. */
export function prove({ open, quote, parameter, hasUnits = false }: Subject): void {
  let engine: Engine;
  const quoted = (name: string): string => `${quote}${name}${quote}`;
  const one = async (text: string, parameters: readonly (string | number)[] = []): Promise<ResultRow> =>
    (await engine.query(text, parameters))[0]!;

  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine?.close());

  describe.each<Times>(["date", "instant"])("rows whose times are of the kind %s", (times) => {
    const lists = rowsOf({ times, count, seed: 7 });

    beforeAll(() => loadAll(engine, lists, times));

    test.each(shapes)("$name come back", async (shape) => {
      const { name, columnOf, columns } = tableOf(shape, times);
      const rows = lists[shape.name]!;
      const asked = Object.entries(columnOf).flatMap(([field, column]) =>
        [presence, ...summaries[columns[column]!]].map((summary) => ({ field, column, summary })),
      );
      const items = asked.map(({ column, summary }, place) => `${summary.sql(quoted(column))} AS s${place}`);
      const found = await one(`SELECT COUNT(*) AS n, ${items.join(", ")} FROM ${quoted(name)}`);
      expect(found["n"]).toBe(rows.length);
      for (const [place, { field, column, summary }] of asked.entries()) {
        const values = rows.map((row) => row[field]).filter((value) => value != null);
        const value = found[`s${place}`]!;
        expect(summary.read?.(value, hasUnits) ?? value, `${column}: ${items[place]}`).toBe(
          summary.of(values),
        );
      }
    });

    test("texts come back as they were, blanks, control characters and all", async () => {
      const found = await engine.query(`SELECT ${quoted("id")} FROM ${quoted("reps")}`);
      expect(found.map(({ id }) => id).sort()).toEqual(lists["reps"]!.map(({ id }) => id).sort());
    });

    test("each text is found as a parameter, and it alone", async () => {
      const items = people.map(
        (_, place) => `COUNT(CASE WHEN owner_id = ${parameter(place + 1)} THEN 1 END) AS n${place}`,
      );
      const found = await one(`SELECT ${items.join(", ")} FROM deals`, people);
      const owners = lists["deals"]!.map(({ ownerId }) => ownerId);
      const expected = people.map((text) => [text, owners.filter((owner) => owner === text).length]);
      expect(people.map((text, place) => [text, found[`n${place}`]])).toEqual(expected);
    });
  });

  test("a table takes the place of one that is there, and columns that rows lack are null", async () => {
    await engine.create("spare", { old: "integer" }, [{ old: 1 }]);
    const columns = { from: "text", size: "integer", amount: "decimal", done: "boolean" } as const;
    await engine.create("spare", columns, [{ size: 2 ** 53 - 1 }, { from: "", amount: "-0.0001" }, {}]);
    const answer = await engine.query(`SELECT * FROM spare ORDER BY size, amount, ${quoted("from")}`);
    const nothing = { from: null, size: null, amount: null, done: null };
    expect(answer).toHaveLength(3);
    expect(answer).toContainEqual(nothing);
    expect(answer).toContainEqual({ ...nothing, size: 2 ** 53 - 1 });
    expect(answer).toContainEqual({ ...nothing, from: "", amount: hasUnits ? -1 : "-0.0001" });
  });

  test("a table may have no rows", async () => {
    await engine.create("spare", { size: "integer", day: "date" }, []);
    expect(await one("SELECT COUNT(*) AS n, MAX(size) AS size FROM spare")).toMatchObject({ n: 0 });
  });

  test("integers that no number holds come back as text", async () => {
    expect(await one("SELECT 9007199254740991 AS fits, 9007199254740993 AS large")).toEqual({
      fits: 9007199254740991,
      large: "9007199254740993",
    });
  });

  test("statements that answer nothing may be run, and one that is wrong spoils nothing", async () => {
    await engine.create("spare", { size: "integer" }, [{ size: 1 }]);
    await expect(engine.query("SELECT nothing FROM nowhere")).rejects.toThrow(/nowhere|nothing/);
    await engine.query("INSERT INTO spare SELECT size + 1 FROM spare");
    expect(await one("SELECT MAX(size) AS largest, COUNT(*) AS n FROM spare")).toEqual({ largest: 2, n: 2 });
  });
}
