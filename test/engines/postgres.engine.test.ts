import { describe, expect, test } from "vitest";
import { postgres } from "salesmetrics/sql";
import { agree } from "../sql/agreement.js";
import { agreeOnFarTimes } from "../sql/far-times-agreement.js";
import { agreeOnCohorts } from "../sql/cohorts-agreement.js";
import { isAskedOnce, isOfCatalogue } from "../sql/questions.js";
import { agreeOnNames } from "../sql/names-agreement.js";
import { agreeOnViews } from "../sql/views-agreement.js";
import { sharedEngine } from "./engine.js";
import { openPostgres } from "./postgres.js";
import { prove } from "./proof.js";

const subject = { dialect: postgres, open: sharedEngine(openPostgres) };

describe("PostgreSQL", () => {
  prove({ ...subject, quote: '"', parameter: (place) => `$${place}` });
  // What PGlite is not asked in the unit tests.
  agree({ ...subject, isAsked: (title, times) => !isOfCatalogue(title) || !isAskedOnce(title, times) });
  agreeOnViews(subject);
  agreeOnCohorts(subject);
  agreeOnFarTimes(subject);
  agreeOnNames(subject);
});

test("three servers of PostgreSQL run at once, and one is killed in the middle of a query", async () => {
  const engines = await Promise.all([openPostgres(), openPostgres(), openPostgres()]);
  const [first, second, third] = engines;
  expect(new Set(engines.map(({ server }) => server.port)).size).toBe(3);
  for (const [place, engine] of engines.entries())
    await engine.create("own", { size: "integer" }, [{ size: place }]);

  const asked = second.query("SELECT COUNT(*) AS n FROM generate_series(1, 1000000000)");
  const refused = expect(asked).rejects.toThrow(/terminat/);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await second.server.kill();
  await refused;
  await expect(second.query("SELECT 1")).rejects.toThrow();

  expect(await first.query("SELECT size FROM own")).toEqual([{ size: 0 }]);
  expect(await third.query("SELECT size FROM own")).toEqual([{ size: 2 }]);
  await Promise.all(engines.map((engine) => engine.close()));
});
