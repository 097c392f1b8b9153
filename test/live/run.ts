/**
 * Asks the law of live for longer than the tests do: `npm run fuzz:live -- 1000000 7` is a million operations from
 * seed 7 on, over the whole catalogue. Ends with an error at the first difference, after the seed that shows it.
 */
import { deepStrictEqual } from "node:assert";
import { rowsOf } from "../engines/rows.js";
import { questionsOf } from "../sql/questions.js";
import { entitiesIn } from "./entities-in.js";
import { moments } from "./moments.js";
import { runHistory } from "./operations.js";

const [count = 1_000_000, from = 1_000] = process.argv.slice(2).map(Number);
const operations = 400;
let done = 0;
for (let seed = from; done < count; seed++) {
  for (const times of ["date", "instant"] as const) {
    const lists = [2 * seed, 2 * seed + 1].map((each) => rowsOf({ times, count: 24, seed: each }));
    for (const { title, metrics, query } of questionsOf(times)) {
      if (done >= count) break;
      console.log(`${String(done)} of ${String(count)}: seed ${String(seed)}, ${times}s, ${title}`);
      const names = entitiesIn(metrics, query);
      const versions = Object.fromEntries(names.map((name) => [name, lists.flatMap((list) => list[name]!)]));
      const history = { metrics, query, versions, moments: moments[times], operations, step: 50, seed };
      runHistory(history, (said, expected) => deepStrictEqual(said, expected));
      done += operations;
    }
  }
}
