import { Deal } from "salesmetrics";
import { safeParseRows } from "salesmetrics/schemas";

/** Deals from the lines of the sample export, whose columns get the names of fields; what is wrong with them is in `issues`. */
export function parseSample(lines: readonly Readonly<Record<string, string>>[]) {
  return safeParseRows(
    Deal,
    lines.map((line) => ({
      id: line["Deal ID"],
      status: line["Status"],
      amount: line["Amount"],
      currency: line["Currency"],
      createdAt: line["Created Date"],
      closedAt: line["Close Date"],
      ownerId: line["Owner"],
      source: line["Source"],
    })),
  );
}
