import { SalesmetricsError } from "../errors.js";
import type { Json, ValueType } from "../expressions/expression.js";
import { pathOf } from "../expressions/via.js";
import type { Frame } from "../question/frame.js";
import type { Query } from "../question/query.js";
import { type AddCheck, AliasedTable } from "./aliased-table.js";
import { type Compiled, extractColumns } from "./compiled.js";
import { type Compiler, type DefinitionOf, notInSql } from "./compiler.js";
import type { Dialect } from "./dialect.js";
import type { Sql } from "./fragment.js";
import { distinctIssues, type Issue } from "./issue.js";
import { JoinedTable } from "./joined-table.js";
import { literalOf } from "./literal.js";
import { NestedSelects } from "./nested-selects.js";
import { operatorOf } from "./operators/index.js";
import type { SqlTable } from "./table.js";

/** What the statements of a question share. */
export interface StatementContext extends Omit<Compiler, "columnFor" | "compile"> {
  readonly tables: ReadonlyMap<string, SqlTable>;
}

/** The rows that a SELECT reads: the table of an entity, joined to the tables that it refers to. */
export class Relation implements Compiler {
  readonly dialect: Dialect;
  readonly frame: Frame;
  readonly query: Query;
  readonly factors: Compiler["factors"];
  readonly memo: Compiler["memo"];
  readonly #base: AliasedTable;
  readonly #selects: NestedSelects;
  readonly #joined = new Map<string, JoinedTable>();
  readonly #checks: Issue[] = [];
  readonly #addCheck: AddCheck = (issue) => this.#checks.push(issue);

  /** @param prefix - the prefix of the names of added columns */
  constructor(
    readonly entity: string,
    readonly context: StatementContext,
    prefix = "salesmetrics",
  ) {
    ({
      dialect: this.dialect,
      frame: this.frame,
      query: this.query,
      factors: this.factors,
      memo: this.memo,
    } = context);
    this.#base = new AliasedTable(tableOf(entity, context), entity, context.dialect);
    this.#selects = new NestedSelects(entity, prefix, context.dialect);
  }

  readonly compile = (definition: Json, beside: ValueType = "text"): Compiled => {
    const [name, operands] = Object.entries(definition as DefinitionOf)[0]!;
    if (name === "literal") return literalOf(operands, beside);
    if (name === "field") return this.#field(operands as string);
    if (name === "via") return this.#referred(operands as readonly Json[]);
    const operator = operatorOf(name);
    if (operator === undefined)
      throw notInSql(this, name, "compute it where the rows are made, and map it as a field");
    const compiled = operator(operands as readonly Json[], this, definition as DefinitionOf);
    return extractColumns(compiled, this.columnFor);
  };

  readonly columnFor = (piece: Sql): Sql => this.#selects.columnFor(piece);

  #field(path: string): Compiled {
    const [, name] = split(path);
    return withCurrency(this.#base, name, (field) => this.#base.read(field, field, this.#addCheck));
  }

  #referred([key, field]: readonly Json[]): Compiled {
    const [entity, name] = split(String((field as { readonly field: string }).field));
    const joined = this.#joinedBy(key!, entity);
    return withCurrency(joined.table, name, (each) => joined.read(each));
  }

  /** The table that a key refers to; joined once for each key. */
  #joinedBy(key: Json, entity: string): JoinedTable {
    const identity = JSON.stringify(key);
    const known = this.#joined.get(identity);
    if (known !== undefined) return known;
    const compiled = this.compile(key);
    const joined = new JoinedTable(
      tableOf(entity, this.context),
      `r${String(this.#joined.size + 1)}`,
      compiled,
      pathOf(key),
      this.#selects,
      this.#addCheck,
    );
    this.#joined.set(identity, joined);
    return joined;
  }

  /** Conditions that must not be true of any row that is read, once all expressions are compiled. */
  get checks(): readonly Issue[] {
    return distinctIssues(this.#checks);
  }

  /** The result of a function, and the checks that it added. */
  checksIn<Made>(compile: () => Made): readonly [Made, readonly Issue[]] {
    const known = this.#checks.length;
    return [compile(), distinctIssues(this.#checks.slice(known))];
  }

  /** The rows with all columns, for FROM, once all expressions are compiled. */
  from(): Sql {
    return this.#selects.over(this.#base.from());
  }
}

/** A field by `read`; an amount together with the currency of its row. */
function withCurrency({ table }: AliasedTable, name: string, read: (field: string) => Compiled): Compiled {
  const { fields } = table.shape;
  if (fields[name]?.type !== "money" || !Object.hasOwn(fields, "currency")) return read(name);
  const [amount, currency] = [read(name), read("currency")];
  return {
    ...amount,
    type: "money",
    currency: currency.unguarded,
    issues: [...amount.issues, ...currency.issues],
  };
}

function split(path: string): readonly [entity: string, field: string] {
  const dot = path.indexOf(".");
  return [path.slice(0, dot), path.slice(dot + 1)];
}

function tableOf(entity: string, { tables }: StatementContext): SqlTable {
  const table = tables.get(entity);
  if (table !== undefined) return table;
  throw new SalesmetricsError(
    "missing-data",
    `expected a table of ${entity}, { tables: [sqlTable(…)] }, got ${[...tables.keys()].join(", ") || "none"}`,
  );
}
