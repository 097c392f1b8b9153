import { Activity, Deal, extend, flag, money, oneOf } from "salesmetrics";
import { type RowIssue, type RowOptions, safeParseRows } from "../../src/schemas/index.js";

const AnyDeal = extend(Deal, { flag: flag(), tier: oneOf(["Gold", "silver", "GOLD"]), bonus: money() });

export interface FieldReading {
  /** What the row holds; `undefined` where the row was rejected. */
  readonly value: unknown;
  /** `code severity` of every issue of the field. */
  readonly issues: readonly string[];
  readonly message: string | undefined;
}

function readingOf(field: string, rows: readonly object[], issues: readonly RowIssue[]): FieldReading {
  const own = issues.filter((issue) => issue.field === field);
  const row = rows[0] as Readonly<Record<string, unknown>> | undefined;
  return {
    value: row?.[field],
    issues: own.map(({ code, severity }) => `${code} ${severity}`),
    message: own[0]?.message,
  };
}

/** One field of an otherwise valid deal that has a field of every kind. */
export function readDealField(field: string, value: unknown, options: RowOptions = {}): FieldReading {
  const { rows, issues } = safeParseRows(AnyDeal, [{ id: "d1", status: "open", [field]: value }], options);
  return readingOf(field, rows, issues);
}

/** One field of an otherwise valid activity. */
export function readActivityField(field: string, value: unknown): FieldReading {
  const { rows, issues } = safeParseRows(Activity, [{ id: "a1", [field]: value }]);
  return readingOf(field, rows, issues);
}
