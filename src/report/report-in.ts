import { having, invalidArgument, listIn } from "../errors.js";

/** What a report has, whichever function returned it. */
interface AnyReport {
  readonly dimensions: readonly string[];
  readonly rows: readonly object[];
  readonly total: object;
  readonly explain: unknown;
}

/** The report; throws `invalid-argument` for what is none. */
export function reportIn<Given extends AnyReport>(caller: string, report: Given): Given {
  const expected = "a report, such as evaluate(…) returns";
  const { rows, dimensions, total, explain } = having(caller, expected, report, "explain");
  if (typeof explain !== "function") throw invalidArgument(caller, expected, report);
  for (const row of listIn(caller, expected, rows)) having(caller, expected, row, "period");
  for (const name of listIn(caller, expected, dimensions))
    if (typeof name !== "string") throw invalidArgument(caller, expected, name);
  having(caller, expected, total);
  return report;
}
