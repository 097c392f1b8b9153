import { Decimal } from "decimal.js";
import { expect, test } from "vitest";
import { extractExamples } from "./extract.js";
import { print } from "./print.js";
import { prepareExample, runExample, typeErrors } from "./run-example.js";

const fence = "```";
const markdown = (...lines: string[]): string => ["# Title", `${fence}ts`, ...lines, fence].join("\n");

/** Examples are modules on disk: each needs a name of its own. */
let count = 0;
const prepare = (text: string, ending = "md") =>
  extractExamples(`runner-${count++}.${ending}`, text).map(prepareExample);

async function problemOf(text: string, ending?: string): Promise<string | null> {
  for (const example of prepare(text, ending)) {
    try {
      await runExample(example);
    } catch (error) {
      return (error as Error).message.replace(/runner-\d+/g, "file");
    }
  }
  return null;
}

test.each<[string, string[]]>([
  ["a number", ["1 + 1; // => 2"]],
  ["an expression without a semicolon", ["1 + 1 // => 2"]],
  ["a shortened number", ["2 / 3; // => 0.66…"]],
  ["an object on one line", ['({ amount: 12.5, currency: "USD" }); // => { amount: 12.5, currency: "USD" }']],
  ["a part of an object", ["({ a: 1, b: 2, c: 3 }); // => { a: 1, … }"]],
  [
    "a value written over several lines",
    ["[1, { a: 2 }];", "// => [", "//   1,", "//   { a: 2 },", "// ]", "// A remark."],
  ],
  ["a constant", ["const two = 2; // => 2", "two + 1; // => 3"]],
  ["a promise's value", ["await Promise.resolve(3); // => 3"]],
  ["what is logged", ['console.log("a\\nb");', "// => a", "// b"]],
  ["an error's message", ['JSON.parse("{"); // throws JSON']],
  [
    "an error's code",
    ["Promise.reject(Object.assign(new Error('no'), { code: 'missing-rate' })); // throws missing-rate"],
  ],
  ["a statement in a block", ["for (const one of [1, 1]) {", "  one; // => 1", "}"]],
])("%s may be asserted", async (_, lines) => {
  expect(await problemOf(markdown(...lines))).toBeNull();
});

test.each<[string, string[], string]>([
  ["a wrong value", ["const one = 1;", "one; // => 2"], "file.md:4: expected 2, got 1"],
  ["a wrong digit", ["2 / 3; // => 0.65…"], "file.md:3: expected 0.65…, got 0.6666666666666666"],
  ["a wrong string", ['"a b"; // => "ab"'], 'file.md:3: expected "ab", got "a b"'],
  ["a wrong log", ['console.log("a"); // => b'], "file.md:3: expected b, got a"],
  [
    "an error that does not come",
    ["1; // throws missing-rate"],
    "file.md:3: expected the error missing-rate, got no error",
  ],
  ["an example without assertion", ["const one = 1;"], "file.md:3: the example asserts nothing"],
  ["an assertion after nothing", ["1; // => 1", "", "// => 2"], "file.md:5: this comment follows no value"],
  ["an assertion that never runs", ["const f = () => {", "  1; // => 1", "};"], "file.md:4: never ran"],
])("%s fails", async (_, lines, problem) => {
  expect(await problemOf(markdown(...lines))).toBe(problem);
});

test("an example that throws fails", async () => {
  expect(await problemOf(markdown("null!.length; // => 1"))).toContain("Cannot read properties of null");
});

test("blocks share nothing unless they say so", async () => {
  const first = markdown("const one = 1; // => 1");
  expect(await problemOf(`${first}\n${markdown("one + 1; // => 2")}`)).toBe("file.md:7: one is not defined");
  expect(await problemOf(`${first}\n${markdown("// continues", "one + 1; // => 2")}`)).toBeNull();
  expect(await problemOf(`${first}\n${markdown("// continues", "one + 1;")}`)).toBe(
    "file.md:7: the example asserts nothing",
  );
});

test("only blocks marked ts are run", () => {
  const other = ["sh", "ts no-run", "json", ""]
    .map((mark) => `${fence}${mark}\nnot code\n${fence}`)
    .join("\n");
  expect(prepare(other)).toEqual([]);
});

test("examples in doc comments are run, with a fence or without", async () => {
  const fenced = ["/**", " * Adds.", ` * ${fence}ts`, " * 1 + 1; // => 3", ` * ${fence}`, " */"].join("\n");
  const bare = ["  /**", "   * @example", "   * 1 + 1; // => 3", "   *", "   * @since 1", "   */"].join("\n");
  expect(await problemOf(fenced, "ts")).toBe("file.ts:4: expected 3, got 2");
  expect(await problemOf(bare, "ts")).toBe("file.ts:3: expected 3, got 2");
});

test("type errors are reported with their line", () => {
  const wrong = markdown("const text: string = 1;", "text; // => 1");
  expect(typeErrors(prepare(wrong)).map((problem) => problem.replace(/runner-\d+/, "file"))).toEqual([
    "file.md:3: Type 'number' is not assignable to type 'string'.",
  ]);
});

test("values print as the docs write them", () => {
  const money = { amount: new Decimal("1234.50"), currency: "USD" };
  expect(print({ money, "won-at": new Date(0), none: null, list: [1n, -0] })).toBe(
    '{ money: { amount: 1234.5, currency: "USD" }, "won-at": 1970-01-01T00:00:00.000Z, none: null, list: [1n, -0] }',
  );
  expect(print(new Map([["a", new Set([1])]]))).toBe('Map { "a" => Set { 1 } }');
  expect(print([{}, undefined, new RangeError("too far"), NaN])).toBe(
    "[{}, undefined, [RangeError: too far], NaN]",
  );
});
