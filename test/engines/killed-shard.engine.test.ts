import { setTimeout as wait } from "node:timers/promises";
import { type Cube, Deal, evaluate, mergeCubes, report, wonDeals, year } from "salesmetrics";
import { fromSql, postgres, type SqlCode, sqlTable, toSql } from "salesmetrics/sql";
import { expect, test } from "vitest";
import { clientOf, openPostgres } from "./postgres.js";
import type { Engine, Row } from "./engine.js";
import type { PostgresServer } from "./postgres-server.js";
import { rowsOf } from "./rows.js";
import { loadAll } from "./tables.js";

const metrics = { wonDeals };
const query = { during: year(2024) };
const lists = rowsOf({ times: "date", count: 600, seed: 3 });
const [north, south] = [lists["deals"]!.slice(0, 400), lists["deals"]!.slice(400)];

/** The statement for the deals of a shard, or for the same deals ten minutes later. */
function scanOf(from: string | SqlCode = "deals") {
  const deals = sqlTable(Deal, { from, times: "date", never: "reported" });
  return toSql(metrics, query, { dialect: postgres, tables: [deals] });
}

const slowly = { sql: "SELECT deals.* FROM deals, pg_sleep(600)" };

/** Asks a shard, and makes a cube only of what it answered. */
async function ask(shard: Engine, scan = scanOf()): Promise<Cube> {
  return fromSql(
    scan,
    await Promise.all(scan.statements.map(({ text, parameters }) => shard.query(text, parameters))),
  );
}

/** All shards or nothing: the first that fails fails the whole. */
async function wonIn(cubes: readonly Promise<Cube>[]): Promise<number> {
  return report(metrics, mergeCubes(metrics, await Promise.all(cubes))).total.wonDeals!;
}

/** Waits until a server is in the middle of a statement that sleeps. */
async function asleep(server: PostgresServer): Promise<void> {
  const client = clientOf(server);
  await client.connect();
  const sleeping = "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'";
  while ((await client.query(sleeping)).rowCount === 0) await wait(20);
  await client.end();
}

test("a server that is killed in the middle of its statement leaves no report, and no part of one", async () => {
  const [steady, doomed] = await Promise.all([openPostgres(), openPostgres()]);
  await loadAll(steady, { deals: north }, "date");
  await loadAll(doomed, { deals: south }, "date");
  const won = (deals: readonly Row[]): number => evaluate(metrics, { deals } as never, query).total.wonDeals!;
  expect(won(south)).toBeGreaterThan(0);
  expect(await wonIn([ask(steady), ask(doomed)])).toBe(won(lists["deals"]!));

  const lost = ask(doomed, scanOf(slowly));
  const refused = expect(wonIn([ask(steady), lost])).rejects.toThrow(/Connection terminated/);
  await asleep(doomed.server);
  await doomed.server.kill();
  await refused;
  await expect(wonIn([ask(steady), ask(doomed)])).rejects.toThrow(/connection|terminated/i);

  // Who asks each shard by itself has nothing to make a cube of.
  const [kept, none] = await Promise.allSettled([ask(steady), lost]);
  expect(none.status).toBe("rejected");
  const cube = kept.status === "fulfilled" ? kept.value : expect.unreachable();
  expect(() => mergeCubes(metrics, [cube, (none as { value?: Cube }).value!])).toThrow(
    /mergeCubes: expected a cube/,
  );
  for (const results of [[], [undefined], [null]])
    expect(() => fromSql(scanOf(), results as never)).toThrow(/expected the rows of each statement/);

  // Rows made up in place of those that did not come are another matter: none are what a shard without deals answers.
  const madeUp = Promise.resolve(fromSql(scanOf(), [[]]) as Cube);
  expect(await wonIn([ask(steady), madeUp])).toBe(won(north));

  await Promise.all([steady.close(), doomed.close()]);
});
