import type { Json, Readable } from "../expressions/expression.js";

/** Fields by the name of their entity. */
export type FieldsByEntity = Readonly<Record<string, readonly string[]>>;

/** The fields that a formula reads. */
export interface FieldsRead {
  readonly needed: FieldsByEntity;
  /** Read only to leave rows out, so that rows may lack them. */
  readonly optional: FieldsByEntity;
}

type Found = Map<string, Set<string>>;

/**
 * The fields that a formula reads, walked out of its definition.
 *
 * A field is optional where every condition on it is one that a row without it meets and that only leaves rows out: a flag
 * that is not true, such as `test`, or no `mergedIntoId`. An amount needs the `currency` of its row, a reference the `id` of
 * the row that it leads to.
 */
export function fieldsRead(formula: Readable): FieldsRead {
  const needed: Found = new Map();
  const excluding: Found = new Map();
  collect(formula.definition, { needed, excluding, seen: new Set() });
  collectCurrencies(formula, needed, new Set());
  const optional = [...excluding].map(([entity, names]): [string, string[]] => [
    entity,
    [...names].filter((name) => needed.get(entity)?.has(name) !== true),
  ]);
  return {
    needed: Object.fromEntries([...needed].map(([entity, names]) => [entity, [...names]])),
    optional: Object.fromEntries(optional.filter(([, names]) => names.length > 0)),
  };
}

interface Collected {
  readonly needed: Found;
  readonly excluding: Found;
  /** Parts that a formula holds twice are walked once. */
  readonly seen: Set<Json>;
}

function collect(definition: Json, collected: Collected): void {
  const { needed, excluding, seen } = collected;
  if (typeof definition !== "object" || definition === null || seen.has(definition)) return;
  seen.add(definition);
  const { field, entity, via } = definition as {
    readonly field?: Json;
    readonly entity?: Json;
    readonly via?: readonly Json[];
  };
  const excludes = exclusionOf(definition);
  if (excludes !== null) add(excluding, excludes);
  else if (typeof field === "string") add(needed, field);
  else if (!("literal" in definition)) {
    if (typeof entity === "string" && !needed.has(entity)) needed.set(entity, new Set());
    if (via !== undefined) add(needed, `${entityOf(pathIn(via[1]) ?? "")}.id`);
    for (const part of Object.values(definition)) collect(part, collected);
  }
}

/** The field of a condition that only leaves rows out: `{ ne: [{ field }, { literal: true }] }`; `null` for any other. */
function exclusionOf(definition: object): string | null {
  const { ne, isNull } = definition as { readonly ne?: readonly Json[]; readonly isNull?: readonly Json[] };
  if (ne !== undefined) return isTrue(ne[1]) ? pathIn(ne[0]) : null;
  const path = pathIn(isNull?.[0]);
  return path?.endsWith(".mergedIntoId") === true ? path : null;
}

function isTrue(definition: Json | undefined): boolean {
  return (definition as { readonly literal?: Json } | undefined)?.literal === true;
}

/** The path of a field, `"deals.status"`; `null` for any other definition. */
function pathIn(definition: Json | undefined): string | null {
  const { field } = (definition ?? {}) as { readonly field?: Json };
  return typeof field === "string" ? field : null;
}

/** Adds the currency of every amount; its type is known to the expression, not to the definition. */
function collectCurrencies(readable: Readable, needed: Found, seen: Set<Readable>): void {
  if (seen.has(readable)) return;
  seen.add(readable);
  const { words, definition } = readable;
  const path = pathIn(definition);
  if (path !== null && "type" in readable && readable.type === "money")
    add(needed, `${entityOf(path)}.currency`);
  if (typeof words === "string") return;
  const parts = "entity" in words ? [words.input, words.where, words.at] : words.parts;
  for (const part of parts) if (part !== null) collectCurrencies(part, needed, seen);
}

function entityOf(path: string): string {
  return path.slice(0, path.indexOf("."));
}

function add(found: Found, path: string): void {
  const entity = entityOf(path);
  const names = found.get(entity) ?? new Set();
  names.add(path.slice(entity.length + 1));
  found.set(entity, names);
}
