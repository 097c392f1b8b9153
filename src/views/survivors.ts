import type { TimeValue } from "../calendar/time.js";
import type { Customer } from "../entities/customer.js";
import type { Lead } from "../entities/lead.js";
import { invalidArgument, listIn } from "../errors.js";
import { type AnyEntity, shapeIn } from "../expressions/shape.js";
import { memoized } from "../memo.js";
import { instantOf } from "./instants.js";
import { replacementsOf } from "./replacements.js";

/**
 * What is left of rows that were merged, and what was found out about the others.
 *
 * @category Entities
 */
export interface Survivors<Row> {
  readonly rows: Row[];
  /** The rows that are now part of another, and those whose merge cannot be followed, which count. */
  readonly excluded: { readonly row: Row; readonly why: string }[];
  /**
   * Rows whose reference to a merged row is that to its survivor: the orders of one customer.
   *
   * @param field - the field that refers: `customerId`
   */
  readonly refer: <Other extends object>(rows: readonly Other[], field: keyof Other & string) => Other[];
}

/** The times of which a survivor takes the earliest. Of the others it keeps its own, as of all fields. */
const firsts: Readonly<Record<string, readonly string[]>> = {
  leads: ["createdAt", "assignedAt", "firstAttemptAt", "firstContactAt", "qualifiedAt", "convertedAt"],
  customers: ["firstSeenAt", "signedUpAt", "activatedAt", "firstPaidAt"],
};

/**
 * The leads or customers that are left after merging: one row for each that was not merged into another. Metrics of
 * leads, customers and orders then count each of them once, with its whole history.
 *
 * *When to use*. Before `leadsCreated`, `newCustomers` and all others that leave out merged rows: without it, what
 * the merged rows alone know is lost.
 *
 * *Details*. A survivor takes the earliest of each creation, first touch and conversion of the rows merged into it, at
 * any distance. Of every other field it keeps its own value or, if that is missing, takes the first one present, in the
 * order of creation. A row merged into one that is not there, or into itself, in one step or in several, survives, and
 * is in `excluded` too. `refer` turns references to merged rows into references to survivors. The rows are new; the
 * given ones stay as they are.
 *
 * *Gotchas*. Merges have no date: they hold for every `asOf`. A rate of duplicates needs the rows before merging.
 *
 * @example
 * ```ts
 * import { Customer, payingCustomers, survivors } from "salesmetrics";
 *
 * const { rows, refer } = survivors(Customer, [
 *   { id: "new", firstPaidAt: "2025-03-10" },
 *   { id: "old", firstPaidAt: "2024-01-20", email: "ann@lovelace.org", mergedIntoId: "new" },
 * ]);
 * const orders = [
 *   { id: "1", customerId: "old", paidAt: "2024-01-20" },
 *   { id: "2", customerId: "new", paidAt: "2025-03-10" },
 * ] as const;
 *
 * rows.map((row) => [row.id, row.firstPaidAt, row.email]); // => [["new", "2024-01-20", "ann@lovelace.org"]]
 * payingCustomers({ orders: refer(orders, "customerId") }); // => 1
 * ```
 *
 * @category Entities
 */
export function survivors<Name extends "leads" | "customers", RowType extends Lead | Customer>(
  entity: AnyEntity<Name, RowType>,
  rows: readonly NoInfer<RowType>[],
): Survivors<RowType> {
  const { name, fields } = shapeIn("survivors", entity);
  const earliest = firsts[name];
  if (earliest === undefined) throw invalidArgument("survivors", "leads or customers", name);
  const excluded: { row: RowType; why: string }[] = [];
  const known: RowType[] = [];
  for (const row of listIn("survivors", "a list of rows", rows)) {
    if (typeof row?.id === "string") known.push(row);
    else excluded.push({ row, why: "missing id" });
  }
  const { endOf, endOfId, problems } = replacementsOf<Lead | Customer>(known, "mergedIntoId");
  const groups = new Map<string, RowType[]>();
  for (const row of known) {
    const problem = problems.get(row);
    const end = endOf(row);
    if (problem !== undefined) excluded.push({ row, why: problem });
    else if (end !== row.id) excluded.push({ row, why: "merged" });
    memoized(groups, end, (): RowType[] => []).push(row);
  }
  const names = Object.keys(fields).filter((field) => field !== "id" && field !== "mergedIntoId");
  const left = [...groups].flatMap(([id, group]) => survivorsOf(id, group, names, earliest));
  const refer = <Other extends object>(others: readonly Other[], field: keyof Other & string): Other[] =>
    listIn("survivors", "a list of rows", others).map((other): Other => {
      const id: unknown = other?.[field];
      return typeof id === "string" && endOfId(id) !== id ? { ...other, [field]: endOfId(id) } : other;
    });
  return { rows: left, excluded, refer };
}

type Fields = Readonly<Record<string, unknown>>;

/** The survivor of a group; several rows if several have its id, which are no merge. */
function survivorsOf<RowType extends { readonly id: string }>(
  id: string,
  group: readonly RowType[],
  names: readonly string[],
  earliest: readonly string[],
): RowType[] {
  const own = group.filter((row) => row.id === id);
  const merged = group.filter((row) => row.id !== id) as readonly Fields[];
  if (merged.length === 0) return own.map((row) => ({ ...row, mergedIntoId: null }));
  const created = earliest[0]!;
  const others = [...merged].sort(
    (left, right) =>
      whenOf(left[created]) - whenOf(right[created]) || (String(left["id"]) < String(right["id"]) ? -1 : 1),
  );
  return own.map((row): RowType => {
    const whole: Record<string, unknown> = { ...row, mergedIntoId: null };
    for (const name of names) {
      const candidates = [row as Fields, ...others].map((each) => each[name]).filter(isThere);
      if (candidates.length === 0) continue;
      whole[name] = earliest.includes(name) ? earliestOf(candidates) : candidates[0];
    }
    return whole as RowType;
  });
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined && value !== "";
}

/** The earliest time, a calendar date as its midnight in UTC; the first value if none is a time. */
function earliestOf(times: readonly unknown[]): unknown {
  return times.reduce((first, time) => (whenOf(time) < whenOf(first) ? time : first));
}

function whenOf(time: unknown): number {
  return instantOf(time as TimeValue) ?? Infinity;
}
