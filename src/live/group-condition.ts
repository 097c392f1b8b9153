import type { DimensionValue } from "../cube/cube.js";
import type { AnyExpression } from "../expressions/expression.js";
import { scopeOf } from "../scan/scope.js";
import { Problems } from "../vectors/problems.js";
import { rowSource } from "../vectors/row-source.js";
import type { FlagVector, Read } from "../vectors/vector.js";
import type { Asked } from "./asked.js";

/** A row with nothing but dimension values. */
type GroupRow = Readonly<Record<string, unknown>>;

/** The dimension values of groups, by group. */
export type GroupKeys = ReadonlyMap<number, readonly DimensionValue[]>;

/**
 * The groups for which the `where` of another question holds. `null` if dimension values do not tell: where it reads other
 * fields, or a value is missing, for a group of no value also has the rows whose value cannot be read.
 */
export function groupsThatHold(
  keys: GroupKeys,
  asked: Asked,
  other: Asked,
): { has(group: number): boolean } | null {
  const [before, where] = [asked.query.where, other.query.where];
  if (where === before) return keys;
  const [first, ...others] = other.plan.measures;
  if (where === undefined || before !== undefined) return null;
  if (others.some(({ entity }) => entity !== first!.entity)) return null;
  const condition = where.restrict([{ ...first!, where: null }])[0]!.where;
  const fields = condition && fieldsIn(condition);
  if (condition === null || fields === null) return null;
  const dimensions = Object.values(asked.query.by ?? {}).map(({ definition }) => JSON.stringify(definition));
  const places = fields.map(({ text }) => dimensions.indexOf(text));
  const rows = Array.from(keys.values(), (key): GroupRow =>
    Object.fromEntries(fields.map(({ name }, index) => [name, key[places[index]!] ?? null])),
  );
  if (rows.some((row) => Object.values(row).includes(null))) return null;
  const holding = holdingIn(rows, condition, other);
  return holding && new Set([...keys.keys()].filter((_, index) => holding[index]));
}

/** The fields that a condition reads, with their definitions as text; `null` if it reads anything else. */
function fieldsIn({
  definition,
  opaque,
}: AnyExpression): { readonly name: string; readonly text: string }[] | null {
  const text = JSON.stringify(definition);
  if (opaque || text.includes('"via":')) return null;
  const found = Array.from(text.matchAll(/\{"field":"[^".]*\.([^"]*)"[^{}]*\}/g), ([all, name]) => ({
    name: name!,
    text: all,
  }));
  return found.length === text.split('"field":').length - 1 ? found : null;
}

/** For which rows a condition holds; `null` if it cannot be decided for one. */
function holdingIn(
  rows: readonly GroupRow[],
  condition: AnyExpression,
  { frame, query }: Asked,
): boolean[] | null {
  const source = rowSource(rows);
  const shared = { problems: new Problems(), factors: {}, rows: () => source, shared: new Map() };
  const read = scopeOf(source, frame, query, shared, { subset: null }).read(condition) as Read<FlagVector>;
  const holding: boolean[] = [];
  for (const batch of source.batches()) {
    const { values, issues } = read(batch, null);
    if (issues?.subarray(0, batch.size).some((issue) => issue !== 0) === true) return null;
    for (let row = 0; row < batch.size; row++) holding.push(values[row] === 1);
  }
  return holding;
}
