import type { AnyAnswer } from "./contender.js";
import type { AnyFields, FieldKind } from "./questions.js";

type Cells = Readonly<Record<string, unknown>>;

/** Floats differ in their last digits with the order of addition. */
const relativeTolerance = 1e-9;
const mostListed = 3;

/** What is wrong with an answer, in words; nothing where it agrees with the expected one. */
export function disagreements(fields: AnyFields, answer: AnyAnswer, expected: AnyAnswer): string[] {
  const keys = fieldsOf(fields, "key");
  const values = Object.entries(fields).filter(([, kind]) => kind !== "key");
  const [answered, wanted] = [byKey(answer, keys), byKey(expected, keys)];
  const found: string[] = answered.size === answer.length ? [] : ["a key occurs twice"];
  for (const key of new Set([...wanted.keys(), ...answered.keys()])) {
    for (const [field, kind] of values) {
      const [got, want] = [answered.get(key)?.[field], wanted.get(key)?.[field]];
      if (!agrees(kind, got, want)) found.push(`${key} ${field}: expected ${shown(want)}, got ${shown(got)}`);
    }
  }
  return found.length > mostListed
    ? [...found.slice(0, mostListed), `and ${found.length - mostListed} more`]
    : found;
}

/** Whether the sums of money in an answer are exact text; `null` where it has none. */
export function hasExactMoney(fields: AnyFields, answer: AnyAnswer): boolean | null {
  const sums = fieldsOf(fields, "money");
  if (sums.length === 0) return null;
  return (answer as readonly Cells[]).every((row) => sums.every((field) => typeof row[field] === "string"));
}

function fieldsOf(fields: AnyFields, meant: FieldKind): string[] {
  return Object.entries(fields).flatMap(([field, kind]) => (kind === meant ? [field] : []));
}

function byKey(answer: AnyAnswer, keys: readonly string[]): Map<string, Cells> {
  return new Map((answer as readonly Cells[]).map((row) => [keys.map((key) => row[key]).join(" "), row]));
}

/** A group that is not there counts as one without deals. */
function agrees(kind: FieldKind, got: unknown, want: unknown): boolean {
  if (kind === "count") return (got ?? 0) === (want ?? 0);
  if (kind === "money") return agreesOnMoney(got ?? "0", want ?? "0");
  return (got ?? null) === null ? (want ?? null) === null : isNear(Number(got), Number(want ?? Number.NaN));
}

/** What is exact is held to the last digit. */
function agreesOnMoney(got: unknown, want: unknown): boolean {
  return typeof got === "number" ? isNear(got, Number(want)) : cents(got) === cents(want);
}

function isNear(got: number, want: number): boolean {
  return Math.abs(got - want) <= relativeTolerance * Math.abs(want);
}

function cents(text: unknown): bigint {
  const [whole = "", fraction = ""] = String(text).split(".");
  return BigInt(whole + fraction.padEnd(2, "0"));
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
