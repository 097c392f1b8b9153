import type { Dialect, Parameter, ParameterType } from "./dialect.js";

/** A name, or names with points between them, which {@link render} quotes. */
interface Identifier {
  readonly path: readonly string[];
}

type Part = string | Parameter | Identifier;

/** A piece of SQL: text, names and parameters in their order. */
export interface Sql {
  readonly parts: readonly Part[];
}

/** Text that is SQL already. It must not contain user input. */
export function raw(text: string): Sql {
  return { parts: [text] };
}

/** A whole number as a literal. */
export function integer(value: number): Sql {
  return raw(String(value));
}

export function parameter(value: string | number, type: ParameterType): Sql {
  return { parts: [{ value, type }] };
}

/** A quoted name, such as a column of a table: `identifier("deals", "id")`. */
export function identifier(...path: readonly string[]): Sql {
  return { parts: [{ path }] };
}

/** A template of SQL with other pieces in it. Names in brackets are quoted: `SELECT [deal_id]`. */
export function sql(texts: TemplateStringsArray, ...pieces: readonly Sql[]): Sql {
  return { parts: texts.flatMap((text, index) => [...namesIn(text), ...(pieces[index]?.parts ?? [])]) };
}

function namesIn(text: string): readonly Part[] {
  if (!text.includes("[")) return [text];
  return text.split(/\[(\w+)\]/).map((part, index) => (index % 2 === 0 ? part : { path: [part] }));
}

/** Pieces with a text between them. */
export function join(pieces: readonly Sql[], between = ""): Sql {
  return { parts: pieces.flatMap(({ parts }, index) => (index === 0 ? parts : [between, ...parts])) };
}

/** The SQL that a function of a dialect writes around pieces. */
export function wrap(write: (...texts: string[]) => string, ...pieces: readonly Sql[]): Sql {
  const [open, close] = ["\uE000", "\uE001"];
  const template = write(...pieces.map((_, index) => `${open}${String(index)}${close}`));
  const parts = template.split(/\uE000(\d+)\uE001/);
  return { parts: parts.flatMap((part, index) => (index % 2 === 0 ? [part] : pieces[Number(part)]!.parts)) };
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

/** A key that is equal for equal pieces of SQL. */
export function identityOf({ parts }: Sql): string {
  return JSON.stringify(parts);
}

/** Items whose SQL differs, each at its first position. */
export function distinctBy<Item>(items: readonly Item[], sqlOf: (item: Item) => Sql): Item[] {
  const known = new Set<string>();
  return items.filter((item) => {
    const identity = identityOf(sqlOf(item));
    return !known.has(identity) && known.add(identity);
  });
}

/** Pieces of SQL that differ, each at its first position. */
export function distinct(pieces: readonly Sql[]): Sql[] {
  return distinctBy(pieces, (piece) => piece);
}

/** The approximate length of a piece of SQL in a dialect. */
export function lengthOf({ parts }: Sql, dialect: Dialect): number {
  const lengths = parts.map((part) => {
    if (typeof part === "string") return part.length;
    return "path" in part ? quoted(part, dialect).length : parameterLength;
  });
  return lengths.reduce((sum, length) => sum + length, 0);
}

const parameterLength = 20;

function quoted({ path }: Identifier, dialect: Dialect): string {
  return path.map((name) => dialect.identifier(name)).join(".");
}

/** A piece of SQL with every occurrence of `old` replaced by another. */
export function replace({ parts }: Sql, old: Sql, by: Sql): Sql {
  if (identityOf(old) === identityOf(by)) return { parts };
  const found: Part[] = [];
  for (let index = 0; index < parts.length; index++) {
    const isHere = old.parts.every((part, offset) => isSame(part, parts[index + offset]));
    found.push(...(isHere ? by.parts : [parts[index]!]));
    if (isHere) index += old.parts.length - 1;
  }
  return { parts: found };
}

function isSame(left: Part, right: Part | undefined): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  return "path" in left && "path" in right && left.path.join("\0") === right.path.join("\0");
}

/** A statement for a driver: its text, and its parameters in order. */
export interface Rendered {
  readonly text: string;
  readonly parameters: readonly (string | number)[];
}

/** The statement in a dialect. If its placeholders are numbered, equal parameters share one. */
export function render({ parts }: Sql, dialect: Dialect): Rendered {
  const parameters: (string | number)[] = [];
  const positions = new Map<string, number>();
  const texts = parts.map((part) => {
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
