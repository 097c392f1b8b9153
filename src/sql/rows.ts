import { SalesmetricsError } from "../errors.js";
import type { Json, ValueType } from "../expressions/expression.js";
import { pathOf } from "../expressions/via.js";
import type { Frame } from "../question/frame.js";
import type { Query } from "../question/query.js";
import { type Compiled, distinct, type Problem, shortened } from "./compiled.js";
import { type Compiler, type DefinitionOf, notInSql } from "./compiler.js";
import type { Dialect } from "./dialect.js";
import type { Sql } from "./fragment.js";
import { Layers } from "./layers.js";
import { literalOf } from "./literal.js";
import { operatorOf } from "./operators/index.js";
import { Reference } from "./reference.js";
import { type Check, Source } from "./source.js";
import type { SqlTable } from "./table.js";

/** What the statements of a question have in common. */
export interface Shared extends Pick<Compiler, "dialect" | "frame" | "query" | "factors" | "notes"> {
  readonly frame: Frame;
  readonly query: Query;
  readonly tables: ReadonlyMap<string, SqlTable>;
}

/** The rows of an entity that a part of a statement reads: its table, and those that it refers to. */
export class Rows implements Compiler {
  readonly dialect: Dialect;
  readonly frame: Frame;
  readonly query: Query;
  readonly factors: Compiler["factors"];
  readonly notes: Compiler["notes"];
  readonly #base: Source;
  readonly #layers: Layers;
  readonly #references = new Map<string, Reference>();
  readonly #checks: Problem[] = [];
  readonly #check: Check = (problem) => this.#checks.push(problem);

  /** @param prefix - what names of columns that are added begin with */
  constructor(
    readonly entity: string,
    readonly shared: Shared,
    prefix = "salesmetrics",
  ) {
    ({
      dialect: this.dialect,
      frame: this.frame,
      query: this.query,
      factors: this.factors,
      notes: this.notes,
    } = shared);
    this.#base = new Source(tableOf(entity, shared), entity, shared.dialect);
    this.#layers = new Layers(entity, prefix, shared.dialect);
  }

  /** An expression of its definition; a literal takes the type of what stands beside it. */
  readonly compile = (definition: Json, beside: ValueType = "text"): Compiled => {
    const [name, operands] = Object.entries(definition as DefinitionOf)[0]!;
    if (name === "literal") return literalOf(operands, beside);
    if (name === "field") return this.#field(operands as string);
    if (name === "via") return this.#referred(operands as readonly Json[]);
    const operator = operatorOf(name);
    if (operator !== undefined)
      return shortened(operator(operands as readonly Json[], this, definition as DefinitionOf), this.named);
    throw notInSql(this, `${name}`, "compute it where the rows are made, and map it as a field");
  };

  #field(path: string): Compiled {
    const [, name] = split(path);
    const read = (field: string): Compiled =>
      this.#base.read(field, `missing ${field}`, `invalid ${field}`, this.#check);
    return withCurrency(this.#base, name, read);
  }

  #referred([key, field]: readonly Json[]): Compiled {
    const identity = JSON.stringify(key);
    const [entity, name] = split(String((field as { readonly field: string }).field));
    let reference = this.#references.get(identity);
    if (reference === undefined) {
      const compiled = this.compile(key!);
      reference = new Reference(
        tableOf(entity, this.shared),
        `r${String(this.#references.size + 1)}`,
        compiled,
        pathOf(key!),
        this.#layers,
        this.#check,
      );
      this.#references.set(identity, reference);
    }
    const found = reference;
    return withCurrency(found.source, name, (each) => found.read(each));
  }

  /** What must not be true of any row that matters, once all that is asked of them is known. */
  get checks(): readonly Problem[] {
    return distinct(this.#checks);
  }

  /** What some work makes, and what must not be true of the rows that it reads. */
  checksIn<Made>(work: () => Made): readonly [Made, readonly Problem[]] {
    const known = this.#checks.length;
    return [work(), distinct(this.#checks.slice(known))];
  }

  /** A column in place of a piece of SQL that is long. */
  readonly named = (piece: Sql): Sql => this.#layers.named(piece);

  /** The rows with all that is asked of them, as they stand after FROM. */
  from(): Sql {
    return this.#layers.over(this.#base.from());
  }
}

function withCurrency({ table }: Source, name: string, read: (field: string) => Compiled): Compiled {
  if (table.shape.fields[name]?.type !== "money" || !Object.hasOwn(table.shape.fields, "currency"))
    return read(name);
  const [amount, currency] = [read(name), read("currency")];
  return {
    ...amount,
    type: "money",
    currency: currency.plain,
    problems: [...amount.problems, ...currency.problems],
  };
}

function split(path: string): readonly [entity: string, field: string] {
  const dot = path.indexOf(".");
  return [path.slice(0, dot), path.slice(dot + 1)];
}

function tableOf(entity: string, { tables }: Shared): SqlTable {
  const table = tables.get(entity);
  if (table !== undefined) return table;
  throw new SalesmetricsError(
    "missing-data",
    `expected a table of ${entity}, { tables: [sqlTable(…)] }, got ${[...tables.keys()].join(", ") || "none"}`,
  );
}
