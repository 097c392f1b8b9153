import { oncePer } from "../memo.js";
import type { Dialect, Parameter, ParameterType } from "./dialect.js";

/** A name, or names with points between them, which {@link render} quotes. */
interface Identifier {
  readonly path: readonly string[];
}

type Leaf = string | Parameter | Identifier;

/** A piece of SQL: text, names, parameters and other pieces, in their order. Equal pieces have equal identities. */
export class Sql {
  #identity?: string;

  constructor(readonly parts: readonly (Leaf | Sql)[]) {}

  /** A key that is equal for equal pieces of SQL. */
  get identity(): string {
    return (this.#identity ??= this.parts.map(identityOfPart).join(""));
  }
}

function identityOfPart(part: Leaf | Sql): string {
  if (typeof part === "string") return part;
  return part instanceof Sql ? part.identity : `\0${JSON.stringify(part)}\0`;
}

/** Text that is SQL already. It must not contain user input. */
export function raw(text: string): Sql {
  return new Sql([text]);
}

/** A whole number as a literal. */
export function integer(value: number): Sql {
  return raw(String(value));
}

export function parameter(value: string | number, type: ParameterType): Sql {
  return new Sql([{ value, type }]);
}

/** A quoted name, such as a column of a table: `identifier("deals", "id")`. */
export function identifier(...path: readonly string[]): Sql {
  return new Sql([{ path }]);
}

/** A template of SQL with other pieces in it. Names in brackets are quoted: `SELECT [deal_id]`. */
export function sql(texts: TemplateStringsArray, ...pieces: readonly Sql[]): Sql {
  const parts: (Leaf | Sql)[] = [];
  for (const [index, leaves] of leavesOfTemplate(texts).entries()) {
    for (const leaf of leaves) parts.push(leaf);
    if (index < pieces.length) parts.push(pieces[index]!);
  }
  return new Sql(parts);
}

const leavesOfTemplate = /*#__PURE__*/ oncePer((texts: TemplateStringsArray) => texts.map(namesIn));

function namesIn(text: string): readonly Leaf[] {
  if (!text.includes("[")) return [text];
  return text.split(/\[(\w+)\]/).map((part, index) => (index % 2 === 0 ? part : { path: [part] }));
}

/** Pieces with a text between them. */
export function join(pieces: readonly Sql[], between = ""): Sql {
  const parts: (Leaf | Sql)[] = [];
  for (const [index, piece] of pieces.entries())
    if (index === 0) parts.push(piece);
    else parts.push(between, piece);
  return new Sql(parts);
}

/** The SQL that a function of a dialect writes around pieces. */
export function wrap(write: (...texts: string[]) => string, ...pieces: readonly Sql[]): Sql {
  const [open, close] = ["\uE000", "\uE001"];
  const template = write(...pieces.map((_, index) => `${open}${String(index)}${close}`));
  const parts = template.split(/\uE000(\d+)\uE001/);
  return new Sql(parts.map((part, index) => (index % 2 === 0 ? part : pieces[Number(part)]!)));
}

/** `CASE subject WHEN … THEN … ELSE otherwise END`; subject and ELSE are optional. */
export function caseOf(
  branches: readonly (readonly [when: Sql, then: Sql])[],
  { subject, otherwise }: { readonly subject?: Sql; readonly otherwise?: Sql },
): Sql {
  return join([
    subject === undefined ? raw("CASE ") : sql`CASE ${subject} `,
    ...branches.map(([when, then]) => sql`WHEN ${when} THEN ${then} `),
    otherwise === undefined ? raw("END") : sql`ELSE ${otherwise} END`,
  ]);
}

/** Conditions connected by AND; `null` if there are none. */
export function allOf(conditions: readonly Sql[]): Sql | null {
  return connected(conditions, " AND ");
}

/** Conditions connected by OR; `null` if there are none. */
export function anyOf(conditions: readonly Sql[]): Sql | null {
  return connected(conditions, " OR ");
}

function connected(conditions: readonly Sql[], word: string): Sql | null {
  if (conditions.length < 2) return conditions[0] ?? null;
  return sql`(${join(conditions, word)})`;
}

/** Items whose SQL differs, each at its first position. */
export function distinctBy<Item>(items: readonly Item[], sqlOf: (item: Item) => Sql): Item[] {
  const known = new Set<string>();
  return items.filter((item) => {
    const { identity } = sqlOf(item);
    return !known.has(identity) && known.add(identity);
  });
}

/** Pieces of SQL that differ, each at its first position. */
export function distinct(pieces: readonly Sql[]): Sql[] {
  return distinctBy(pieces, (piece) => piece);
}

/** Whether a condition holds for every leaf of a piece of SQL. The first one that it does not hold for ends the search. */
export function everyLeaf({ parts }: Sql, holds: (leaf: Leaf) => boolean): boolean {
  return parts.every((part) => (part instanceof Sql ? everyLeaf(part, holds) : holds(part)));
}

/** The texts, names and parameters of a piece of SQL, in their order. */
export function leavesOf(piece: Sql): readonly Leaf[] {
  const leaves: Leaf[] = [];
  everyLeaf(piece, (leaf) => leaves.push(leaf) > 0);
  return leaves;
}

/** Whether a piece of SQL is longer than about a number of characters in a dialect. */
export function isLonger(piece: Sql, limit: number, dialect: Dialect): boolean {
  let length = 0;
  return !everyLeaf(piece, (leaf) => {
    if (typeof leaf === "string") length += leaf.length;
    else length += "path" in leaf ? quoted(leaf, dialect).length : parameterLength;
    return length <= limit;
  });
}

const parameterLength = 20;

function quoted({ path }: Identifier, dialect: Dialect): string {
  return path.map((name) => dialect.identifier(name)).join(".");
}

/** A piece of SQL with every occurrence of `old` replaced by another. */
export function replace(piece: Sql, old: Sql, by: Sql): Sql {
  if (old === by || !piece.identity.includes(old.identity)) return piece;
  if (piece.identity === old.identity) return by;
  return new Sql(piece.parts.map((part) => (part instanceof Sql ? replace(part, old, by) : part)));
}

/** A statement for a driver: its text, and its parameters in order. */
export interface Rendered {
  readonly text: string;
  readonly parameters: readonly (string | number)[];
}

/** The statement in a dialect. If its placeholders are numbered, equal parameters share one. */
export function render(piece: Sql, dialect: Dialect): Rendered {
  const parameters: (string | number)[] = [];
  const positions = new Map<string, number>();
  const texts = leavesOf(piece).map((part) => {
    if (typeof part === "string") return part;
    if ("path" in part) return quoted(part, dialect);
    const identity = `${part.type} ${typeof part.value} ${String(part.value)}`;
    const known = dialect.numbersParameters ? positions.get(identity) : undefined;
    const position = known ?? parameters.push(part.value);
    positions.set(identity, position);
    return dialect.parameter(position, part);
  });
  return { text: texts.join(""), parameters };
}
