import { isDeepStrictEqual } from "node:util";
import { Deal } from "salesmetrics";
import { safeParseRows } from "salesmetrics/schemas";
import { DealReader } from "./by-hand.js";
import { forms, type Given, inputOf } from "./input.js";
import { parserNames, parsers } from "./parsers.js";

const size = 10_000;

/** Fields that no reader may accept. */
const bad: readonly Given[] = [
  { id: "" },
  { id: null },
  { amount: "1,054.00" },
  { amount: "five" },
  { amount: true },
  { probability: 1.5 },
  { currency: "XXX" },
  { closedAt: "2025-02-30" },
  { closedAt: "2025-02-30T10:00:00Z" },
  { closedAt: "31/03/2025" },
  { closedAt: "2025-03-31 10:00" },
  { name: ["a"] },
];

/** What the parsers do not agree about, in words. */
export function checkParsers(): string[] {
  const found = forms.flatMap((form) => {
    const input = inputOf(form, size);
    const expected = parsers["by hand"](input);
    const unlike = parserNames.filter((name) => !isDeepStrictEqual(parsers[name](input), expected));
    return unlike.map((name) => `${name}, ${form}: other rows than by hand`);
  });
  const accepted = bad.filter((fields) => {
    const input = [{ id: "1", status: "won", ...fields }];
    const { issues } = safeParseRows(Deal, input);
    return (
      issues.every(({ severity }) => severity === "warning") || new DealReader(input).errors.length === 0
    );
  });
  return [...found, ...accepted.map((fields) => `accepted: ${JSON.stringify(fields)}`)];
}
