/** One parser in a process of its own, which parses the same deals as often as it is asked. */
import { type Form, inputOf } from "./input.js";
import { type ParserName, parsers } from "./parsers.js";

const [name, form, size] = process.argv.slice(2) as [ParserName, Form, string];
const input = inputOf(form, Number(size));

process.on("message", () => {
  globalThis.gc?.();
  const started = performance.now();
  const { length } = parsers[name](input);
  const milliseconds = performance.now() - started;
  if (length !== input.length) throw new Error(`${name}: expected ${input.length} deals, got ${length}`);
  process.send!(milliseconds);
});
