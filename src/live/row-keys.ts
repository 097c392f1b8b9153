import { Campaign } from "../entities/campaign.js";
import { shapeOf } from "../expressions/shape.js";
import { ownOf } from "../vectors/own.js";

/** A row as an application passes it. */
export type Row = Readonly<Record<string, unknown>>;

/** The fields that identify a row, by entity, where `id` alone does not. */
export type RowKeys = Readonly<Record<string, readonly string[]>>;

/** The key of a row as a text, or why it has none. */
export type KeyOf = (row: unknown) => string | { readonly why: string };

/** How the rows of an entity are told apart. */
export function keyReader(entity: string, keys: RowKeys): KeyOf {
  const { name, key } = Campaign[shapeOf];
  const fields = ownOf(keys, entity) ?? (entity === name ? key : ["id"]);
  const others = fields.filter((field) => field !== "id");
  return (row) => {
    if (typeof row !== "object" || row === null) return { why: "not a row" };
    const { id } = row as Row;
    if (typeof id !== "string") return { why: id == null ? "missing id" : "invalid id" };
    if (id === "") return { why: "missing id" };
    if (others.length === 0) return id;
    return JSON.stringify([id, ...others.map((field) => (row as Row)[field] ?? null)]);
  };
}
