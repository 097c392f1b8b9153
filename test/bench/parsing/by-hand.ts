import { type CurrencyCode, type Deal, isCurrency } from "salesmetrics";
import type { Given } from "./input.js";

interface Problem {
  readonly row: number;
  readonly field: string | null;
  readonly message: string;
}

export interface ReadDeals {
  readonly deals: Deal[];
  readonly errors: readonly Problem[];
  readonly warnings: readonly Problem[];
}

const decimal = /^[+-]?\d+(\.\d+)?$/;
const instant = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;
const day = /^\d{4}-\d\d-\d\d$/;
const statuses = new Map<string, Deal["status"]>([
  ["open", "open"],
  ["won", "won"],
  ["lost", "lost"],
  ["closed won", "won"],
  ["closedwon", "won"],
  ["closed lost", "lost"],
  ["closedlost", "lost"],
]);
const fields: ReadonlySet<string> = new Set([
  ...["id", "status", "name", "amount", "currency", "probability", "stage", "createdAt", "qualifiedAt"],
  ...["expectedCloseAt", "closedAt", "lossReason", "competitor", "ownerId", "customerId", "accountId"],
  ...["leadId", "campaignId", "productId", "source", "pipeline", "type", "listAmount", "termMonths"],
]);

/**
 * What one writes for deals alone, with the checks that `parseRows` makes: forms of values, real days, currencies, known
 * words, known fields, repeated ids, times in order, won and lost deals without a date, amounts without a currency or in
 * cents.
 */
export class DealReader implements ReadDeals {
  readonly deals: Deal[] = [];
  readonly errors: Problem[] = [];
  readonly warnings: Problem[] = [];
  readonly #ids = new Set<string>();
  readonly #unknown = new Set<string>();
  readonly #wholeAmounts = new Map<string, number>();
  #row = 0;

  constructor(input: readonly unknown[]) {
    for (const given of input) {
      const errorsBefore = this.errors.length;
      const deal = this.#deal(given);
      if (deal !== null && this.errors.length === errorsBefore) this.#keep(deal);
      this.#row += 1;
    }
    for (const [currency, count] of this.#wholeAmounts) {
      if (count >= 20) this.#warn("amount", `${count} whole amounts in ${currency}: cents?`);
    }
  }

  #deal(given: unknown): Deal | null {
    if (typeof given !== "object" || given === null || Array.isArray(given)) {
      this.#error(null, "expected an object");
      return null;
    }
    for (const name in given) if (!fields.has(name)) this.#noteUnknown(name);
    const row = given as Given;
    return {
      id: this.#text("id", row.id) ?? this.#missing("id"),
      status: this.#status(row.status),
      name: this.#text("name", row.name),
      amount: this.#number("amount", row.amount),
      currency: this.#currency(row.currency),
      probability: this.#share("probability", row.probability),
      stage: this.#text("stage", row.stage),
      createdAt: this.#time("createdAt", row.createdAt),
      qualifiedAt: this.#time("qualifiedAt", row.qualifiedAt),
      expectedCloseAt: this.#time("expectedCloseAt", row.expectedCloseAt),
      closedAt: this.#time("closedAt", row.closedAt),
      lossReason: this.#text("lossReason", row.lossReason),
      competitor: this.#text("competitor", row.competitor),
      ownerId: this.#text("ownerId", row.ownerId),
      customerId: this.#text("customerId", row.customerId),
      accountId: this.#text("accountId", row.accountId),
      leadId: this.#text("leadId", row.leadId),
      campaignId: this.#text("campaignId", row.campaignId),
      productId: this.#text("productId", row.productId),
      source: this.#text("source", row.source),
      pipeline: this.#text("pipeline", row.pipeline),
      type: this.#type(row.type),
      listAmount: this.#number("listAmount", row.listAmount),
      termMonths: this.#number("termMonths", row.termMonths),
    };
  }

  #keep(deal: Deal): void {
    if (this.#ids.has(deal.id)) {
      this.#error("id", `${deal.id} was there before`);
      return;
    }
    this.#ids.add(deal.id);
    this.deals.push(deal);
    const { status, amount, currency, createdAt, closedAt } = deal;
    if (closedAt == null && status !== "open") this.#warn("closedAt", `${status} without a date`);
    if (closedAt != null && createdAt != null && isBefore(closedAt, createdAt))
      this.#warn("closedAt", "closed before it was created");
    if (amount != null && currency == null) this.#warn("currency", "an amount without a currency");
    if (amount != null && currency != null) this.#noteAmount(Math.abs(Number(amount)), currency);
  }

  #noteAmount(amount: number, currency: string): void {
    if (amount === 0 || currency === "JPY") return;
    const looksMinor = Number.isInteger(amount) && amount >= 100;
    const count = this.#wholeAmounts.get(currency) ?? 0;
    this.#wholeAmounts.set(currency, looksMinor ? count + 1 : -Infinity);
  }

  #text(field: string, value: unknown): string | null {
    if (value === null || value === undefined) return null;
    if (typeof value === "string") return value.trim() || null;
    if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
    return this.#error(field, "expected text");
  }

  #status(value: unknown): Deal["status"] {
    const text = this.#text("status", value) ?? this.#missing("status");
    const status = statuses.get(text) ?? statuses.get(text.toLowerCase());
    if (status === undefined) this.#warn("status", `unknown word ${text}`);
    return status ?? "open";
  }

  #type(value: unknown): Deal["type"] {
    const text = this.#text("type", value)?.toLowerCase() ?? null;
    if (text === null || text === "new" || text === "expansion" || text === "renewal") return text;
    return this.#error("type", `unknown word ${text}`);
  }

  #currency(value: unknown): CurrencyCode | null {
    const code = this.#text("currency", value)?.toUpperCase() ?? null;
    if (code === null || isCurrency(code)) return code;
    return this.#error("currency", `unknown currency ${code}`);
  }

  #number(field: string, value: unknown): number | string | null {
    if (value === null || value === undefined || value === "") return null;
    if (typeof value === "number") {
      if (Number.isFinite(value)) return value;
    } else if (typeof value === "string" && decimal.test(value.trim())) {
      return canonical(value.trim());
    }
    return this.#error(field, "expected a number");
  }

  #share(field: string, value: unknown): number | string | null {
    const share = this.#number(field, value);
    if (share === null || (Number(share) >= 0 && Number(share) <= 1)) return share;
    return this.#error(field, "expected a share from 0 to 1");
  }

  #time(field: string, value: unknown): Date | Deal["createdAt"] {
    if (value === null || value === undefined || value === "") return null;
    if (typeof value === "string") {
      const text = value.trim();
      if (day.test(text) && isRealDay(text)) return text as Deal["createdAt"];
      if (instant.test(text) && isRealDay(text)) return new Date(text);
    } else if (typeof value === "number" && Math.abs(value) >= 1e11) {
      return new Date(value);
    }
    return this.#error(field, "expected a time");
  }

  #missing(field: string): string {
    this.#error(field, "missing");
    return "";
  }

  #noteUnknown(name: string): void {
    if (this.#unknown.has(name)) return;
    this.#unknown.add(name);
    this.#warn(name, "unknown field");
  }

  #error(field: string | null, message: string): null {
    this.errors.push({ row: this.#row, field, message });
    return null;
  }

  #warn(field: string, message: string): void {
    this.warnings.push({ row: this.#row, field, message });
  }
}

/** Without zeros at the ends. */
function canonical(text: string): string {
  const plain = text.replace(/^\+/, "").replace(/^(-?)0+(?=\d)/, "$1");
  return plain.includes(".") ? plain.replace(/\.?0+$/, "") : plain;
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isRealDay(text: string): boolean {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const dayOfMonth = Number(text.slice(8, 10));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
  return dayOfMonth >= 1 && dayOfMonth <= length;
}

function isBefore(time: Date | string, other: Date | string): boolean {
  return typeof time === typeof other && time < other;
}
