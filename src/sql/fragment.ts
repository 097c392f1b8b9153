import type { Dialect, Parameter, ParameterType } from "./dialect.js";

/** A piece of SQL: text, and parameters in their places. */
export interface Sql {
  readonly parts: readonly (string | Parameter)[];
}

/** Text that is SQL already. Nothing that a user gave may come here, unless a dialect has quoted it. */
export function raw(text: string): Sql {
  return { parts: [text] };
}

/** A value as a parameter. */
export function parameter(value: string | number, type: ParameterType): Sql {
  return { parts: [{ value, type }] };
}

/** A piece of SQL of a template, in which stand other pieces. */
export function sql(texts: TemplateStringsArray, ...pieces: readonly Sql[]): Sql {
  return { parts: texts.flatMap((text, place) => [text, ...(pieces[place]?.parts ?? [])]) };
}

/** Pieces with a text between them. */
export function joined(pieces: readonly Sql[], between: string): Sql {
  return { parts: pieces.flatMap(({ parts }, place) => (place === 0 ? parts : [between, ...parts])) };
}

/** What a dialect writes around a piece of SQL. */
export function written(write: (...texts: string[]) => string, ...pieces: readonly Sql[]): Sql {
  const [open, close] = ["\uE000", "\uE001"];
  const template = write(...pieces.map((_, place) => `${open}${String(place)}${close}`));
  const parts = template.split(/\uE000(\d+)\uE001/);
  return { parts: parts.flatMap((part, place) => (place % 2 === 0 ? [part] : pieces[Number(part)]!.parts)) };
}

/** All of some conditions; `null` where there are none. */
export function allOf(conditions: readonly Sql[]): Sql | null {
  return connected(conditions, " AND ");
}

/** Any of some conditions; `null` where there are none. */
export function anyOf(conditions: readonly Sql[]): Sql | null {
  return connected(conditions, " OR ");
}

function connected(conditions: readonly Sql[], word: string): Sql | null {
  if (conditions.length < 2) return conditions[0] ?? null;
  return sql`(${joined(conditions, word)})`;
}

/** What tells a piece of SQL from others. */
export function identityOf({ parts }: Sql): string {
  return JSON.stringify(parts);
}

/** How long a piece of SQL is, about. */
export function lengthOf({ parts }: Sql): number {
  return parts.reduce(
    (length, part) => length + (typeof part === "string" ? part.length : parameterLength),
    0,
  );
}

const parameterLength = 20;

/** A piece of SQL with another for each place where a third stands. */
export function replaced({ parts }: Sql, old: Sql, by: Sql): Sql {
  if (identityOf(old) === identityOf(by)) return { parts };
  const found: Sql["parts"][number][] = [];
  for (let place = 0; place < parts.length; place++) {
    const isHere = old.parts.every((part, offset) => part === parts[place + offset]);
    found.push(...(isHere ? by.parts : [parts[place]!]));
    if (isHere) place += old.parts.length - 1;
  }
  return { parts: found };
}

/** Pieces, each once. */
export function distinctly(pieces: readonly Sql[]): Sql[] {
  return [...new Map(pieces.map((piece) => [identityOf(piece), piece])).values()];
}

/** A statement as a driver takes it: its text, and parameters in order. */
export interface Rendered {
  readonly text: string;
  readonly parameters: readonly (string | number)[];
}

/** Writes a statement in a dialect. Where its placeholders have numbers, equal parameters share one. */
export function rendered({ parts }: Sql, dialect: Dialect): Rendered {
  const parameters: (string | number)[] = [];
  const places = new Map<string, number>();
  const text = parts.map((part) => {
    if (typeof part === "string") return part;
    const identity = `${part.type} ${typeof part.value} ${String(part.value)}`;
    const known = dialect.numbersParameters ? places.get(identity) : undefined;
    const place = known ?? parameters.push(part.value);
    places.set(identity, place);
    return dialect.parameter(place, part);
  });
  return { text: text.join(""), parameters };
}
