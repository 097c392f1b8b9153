import { basename, join } from "node:path";
import type { AnyEntity, Rates, StageReach, StageStay } from "salesmetrics";
import {
  Campaign,
  Cost,
  Customer,
  Deal,
  Invoice,
  Lead,
  Payment,
  stageReaches,
  type StageReaches,
  stageStays,
  StageVisit,
  Subscription,
  SubscriptionDiscount,
  SubscriptionItem,
  SubscriptionStatus,
} from "salesmetrics";
import { type RowOptions } from "salesmetrics/schemas";
import { stages as sampleStages } from "../../sample/world.js";
import { printable } from "../layout/printable.js";
import { Problem } from "../problem.js";
import { type GoalFile, readGoals } from "../targets/goal-file.js";
import { readRules, type RuleFile } from "../targets/rule-file.js";
import type { Arguments } from "./arguments.js";
import { readRates } from "./exchange.js";
import type { TableName } from "./fields.js";
import { type Recurring, recurringOf } from "./recurring.js";
import { readTable, type Table, type TableFile } from "./table.js";

/** Everything that was read, typed, with what was wrong with it. */
export interface Export {
  readonly title: string;
  readonly timeZone: string;
  readonly deals: Table<Deal>;
  readonly leads: Table<Lead> | null;
  readonly campaigns: Table<Campaign> | null;
  readonly visits: Table<StageVisit> | null;
  readonly stages: readonly string[];
  readonly reaches: StageReach[];
  readonly stays: StageStay[];
  /** The visits that the funnel could not use. */
  readonly strayVisits: StageReaches["excluded"];
  readonly billing: Billing | null;
  readonly rates: Rates | null;
  readonly goals: GoalFile | null;
  readonly rules: RuleFile | null;
}

/** Subscriptions with what was given beside them, and what they are worth. */
export interface Billing extends Recurring {
  readonly customers: Table<Customer> | null;
  readonly subscriptions: Table<Subscription>;
  readonly items: Table<SubscriptionItem>;
  readonly discounts: Table<SubscriptionDiscount> | null;
  readonly statuses: Table<SubscriptionStatus> | null;
  readonly invoices: Table<Invoice> | null;
  readonly payments: Table<Payment> | null;
  readonly costs: Table<Cost> | null;
}

/** All files that were read, the deals first. */
export function tablesOf({ deals, leads, campaigns, visits, billing }: Export): Table<unknown>[] {
  const { customers, subscriptions, items, discounts, statuses, invoices, payments, costs } = billing ?? {};
  return [
    ...[deals, leads, campaigns, visits, customers, subscriptions],
    ...[items, discounts, statuses, invoices, payments, costs],
  ].filter((one) => one !== null && one !== undefined);
}

const sampleFolder = join(import.meta.dirname, "../../sample");
const sampleZone = "America/New_York";

/** The sample export, where no file is named. */
export function withSample(asked: Arguments): Arguments {
  if (asked.files !== null) return asked;
  return {
    ...asked,
    files: {
      deals: join(sampleFolder, "deals.csv"),
      leads: join(sampleFolder, "leads.csv"),
      campaigns: join(sampleFolder, "campaigns.csv"),
      visits: join(sampleFolder, "stage-visits.csv"),
      customers: join(sampleFolder, "customers.csv"),
      subscriptions: join(sampleFolder, "subscriptions.csv"),
      items: join(sampleFolder, "subscription-items.csv"),
      discounts: join(sampleFolder, "subscription-discounts.csv"),
      statuses: join(sampleFolder, "subscription-statuses.csv"),
      invoices: join(sampleFolder, "invoices.csv"),
      payments: join(sampleFolder, "payments.csv"),
      costs: join(sampleFolder, "costs.csv"),
    },
    stages: sampleStages,
    rates: asked.rates ?? join(sampleFolder, "rates.csv"),
    goals: asked.goals ?? join(sampleFolder, "goals.csv"),
    alerts: asked.alerts ?? join(sampleFolder, "alerts.json"),
    timeZone: asked.timeZone ?? sampleZone,
  };
}

export async function load(asked: Arguments): Promise<Export> {
  const { files, stages, ...rest } = withSample(asked);
  if (files === null) throw new Problem("no file to read");
  const timeZone = rest.timeZone ?? "UTC";
  const options: RowOptions = {
    timeZone,
    currency: rest.currency ?? undefined,
    dates: rest.dates ?? undefined,
    numbers: rest.numbers ?? undefined,
  };
  const fileOf = (table: TableName): TableFile | null => {
    const path = files[table];
    return path === undefined ? null : { ...rest, table, path, mapping: rest.mappings[table] };
  };
  const optional: ReadOptional = async (table, entity) => {
    const file = fileOf(table);
    return file === null ? null : readTable(file, entity, options);
  };
  const deals = await readTable(fileOf("deals")!, Deal, options, (values) => {
    const meaning = rest.statuses.get((values["status"] ?? "").trim().toLowerCase());
    if (meaning !== undefined) values["status"] = meaning;
  });
  const visits = await optional("visits", StageVisit);
  const history =
    visits === null ? null : ([visits.rows, stagesFor(visits, stages), { deals: deals.rows }] as const);
  const funnel = history && stageReaches(...history);
  return {
    title: asked.files === null ? "sample export" : basename(files.deals),
    timeZone,
    deals,
    leads: await optional("leads", Lead),
    campaigns: await optional("campaigns", Campaign),
    visits,
    stages: stages ?? [],
    reaches: funnel?.rows ?? [],
    stays: history === null ? [] : stageStays(...history).rows,
    strayVisits: funnel?.excluded ?? [],
    billing: await billingOf(optional),
    rates: rest.rates === null ? null : await readRates(rest.rates, rest),
    goals: rest.goals === null ? null : await readGoals(rest.goals, rest),
    rules: rest.alerts === null ? null : await readRules(rest.alerts, rest.encoding),
  };
}

type ReadOptional = <Name extends string, RowType>(
  table: TableName,
  entity: AnyEntity<Name, RowType>,
) => Promise<Table<RowType> | null>;

async function billingOf(optional: ReadOptional): Promise<Billing | null> {
  const subscriptions = await optional("subscriptions", Subscription);
  const items = await optional("items", SubscriptionItem);
  if (subscriptions === null || items === null) return null;
  const customers = await optional("customers", Customer);
  const discounts = await optional("discounts", SubscriptionDiscount);
  const statuses = await optional("statuses", SubscriptionStatus);
  const given = {
    subscriptions: subscriptions.rows,
    subscriptionItems: items.rows,
    subscriptionDiscounts: discounts?.rows ?? [],
    subscriptionStatuses: statuses?.rows ?? [],
  };
  return {
    ...recurringOf(given, customers?.rows ?? []),
    ...{ customers, subscriptions, items, discounts, statuses },
    invoices: await optional("invoices", Invoice),
    payments: await optional("payments", Payment),
    costs: await optional("costs", Cost),
  };
}

function stagesFor({ file, rows }: Table<StageVisit>, stages: readonly string[] | null): readonly string[] {
  const found = [...new Set(rows.map(({ stage }) => stage))].slice(0, 12).map(printable);
  if (stages === null) {
    throw new Problem(
      `${file}: stage visits need --stages in the order of the pipeline, of: ${found.join(", ")}`,
    );
  }
  if (rows.length > 0 && !rows.some(({ stage }) => stages.includes(stage))) {
    throw new Problem(`--stages ${stages.join(",")}: none is in ${file}, which has: ${found.join(", ")}`);
  }
  return stages;
}
