import type { Metrics } from "../../formulas/metric.js";
import type { Query } from "../../question/query.js";
import { originOf, type Report } from "../../report/report.js";
import type { AnyBoard } from "./any-board.js";
import { type Choices, choicesOf } from "./choice.js";
import type { DashboardView } from "./dashboard-view.js";
import { conditionsFor, entitiesOf, filtered, joinedWhere, valuesOf } from "./filters.js";
import type { MountOptions } from "./mount-options.js";

/** Makes the views of a board. */
export class Views {
  /** The reports that were asked for. */
  readonly #reports = new WeakSet<object>();
  readonly choices: Choices;
  readonly #expressions: ReadonlyMap<string, ReturnType<typeof filtered>>;

  constructor(
    caller: string,
    readonly board: AnyBoard,
    readonly options: MountOptions,
  ) {
    this.choices = choicesOf(options, board.question().during);
    const { metrics } = board.report()[originOf]!;
    const entities = entitiesOf(metrics);
    this.#expressions = new Map(
      Object.entries(options.filters ?? {}).map(([name, dimension]) => [
        name,
        filtered(caller, name, dimension, entities),
      ]),
    );
  }

  /** Finds the values of the filters in the rows of the board. The one that is chosen stays among them. */
  findValues(): void {
    for (const [name, choice] of this.choices.filters) {
      const values = valuesOf(this.board, this.options.filters![name]!);
      const { value } = choice;
      choice.values = [
        undefined,
        ...values,
        ...(value === undefined || values.includes(value) ? [] : [value]),
      ];
    }
  }

  /** What is shown now. */
  view(): DashboardView {
    const { language, comparison } = this.choices;
    const ask = (query: Query): Report<Metrics> => this.#ask(query);
    const report = (): Report<Metrics> => this.#report();
    return {
      language: language.value,
      comparison: comparison.value ?? undefined,
      ask: ask as never,
      // Asked for when it is read: a dashboard may show other questions alone.
      get report() {
        return report();
      },
    };
  }

  /** Whether it is a report that a view was asked for. */
  isKnown(report: object): boolean {
    return this.#reports.has(report);
  }

  #report(): Report<Metrics> {
    const question = this.board.question();
    if (this.#hasChoices()) return this.#ask({ ...question, during: undefined, asOf: undefined });
    return this.#kept(this.board.report());
  }

  #hasChoices(): boolean {
    const { period, asOf, filters } = this.choices;
    return (
      period.value !== null || asOf !== null || [...filters.values()].some(({ value }) => value !== undefined)
    );
  }

  #ask(query: Query): Report<Metrics> {
    return this.#kept(this.board.ask(this.#chosen(query) as never));
  }

  /** A question with what the reader has chosen, and with what the board says where it says nothing. */
  #chosen(query: Query): Query {
    const { during, asOf, zone, currency, rates, where } = this.board.question();
    const { choices } = this;
    const conditions = Array.from(choices.filters, ([name, { value }]) =>
      value === undefined ? [] : conditionsFor(this.#expressions.get(name)!, value),
    ).flat();
    return {
      ...query,
      during: query.during ?? choices.period.value ?? during,
      asOf: query.asOf ?? choices.asOf ?? asOf,
      zone: query.zone ?? zone,
      currency: query.currency ?? currency,
      rates: query.rates ?? rates,
      where: joinedWhere(query.where === where ? [where] : [where, query.where], conditions),
    };
  }

  #kept(report: Report<Metrics>): Report<Metrics> {
    this.#reports.add(report);
    return report;
  }
}
