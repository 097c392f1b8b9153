/**
 * Fuzzes for longer than the tests do: `npm run fuzz -- 1000000 7` is a million inputs from seed 7 on. Ends with an error
 * at the first finding, whose message has the seed that shows it.
 */
import { fuzzColumns } from "./columns.js";
import { fuzzCubes } from "./cubes.js";
import { fuzzParsers } from "./parsers.js";
import { fuzzQuestions } from "./questions.js";

const [count = 1_000_000, seed = 1_000_000] = process.argv.slice(2).map(Number);
const step = 1_000;
for (let done = 0; done < count; done += step) {
  const rounds = Math.min(step, count - done);
  const from = seed + done;
  const tenth = Math.floor(rounds / 10);
  fuzzCubes(from, tenth);
  fuzzColumns(from, tenth);
  fuzzQuestions(from + tenth, 3 * tenth);
  fuzzParsers(from + 4 * tenth, rounds - 5 * tenth);
  console.log(`${String(done + rounds)} of ${String(count)}`);
}
