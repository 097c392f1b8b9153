import { Deal } from "salesmetrics";
import { parseRows } from "salesmetrics/schemas";
import { DealReader } from "./by-hand.js";
import type { Given } from "./input.js";
import { deals } from "./with-zod.js";

/** Parses deals, or throws. */
export type Parse = (input: readonly Given[]) => readonly Deal[];

export const parsers = {
  salesmetrics: (input) => parseRows(Deal, input),
  zod: (input) => deals.parse(input),
  "by hand": (input) => {
    const { deals, errors } = new DealReader(input);
    if (errors.length > 0) throw new Error(`${errors.length} errors`);
    return deals;
  },
} satisfies Record<string, Parse>;

export type ParserName = keyof typeof parsers;
export const parserNames = Object.keys(parsers) as ParserName[];
