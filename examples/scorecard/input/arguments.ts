import { parseArgs } from "node:util";
import * as locales from "date-fns/locale";
import { type CalendarDate, isCurrency, SalesmetricsError, through, timeZone } from "salesmetrics";
import { type DateFormat, dateFormat, type NumberFormat, numberFormat } from "salesmetrics/schemas";
import type { PageLanguage } from "../page/words.js";
import { Problem } from "../problem.js";
import { billingTables, fieldsOf, knownColumns, type TableName } from "./fields.js";

/** What the command line asks for. */
export interface Arguments {
  readonly help: boolean;
  /** The files to read; `null` for the sample. */
  readonly files: ({ readonly deals: string } & { readonly [Table in TableName]?: string }) | null;
  readonly mappings: Readonly<Record<TableName, ReadonlyMap<string, string>>>;
  /** What a status of the file means: a status in lower case and one of open, won and lost. */
  readonly statuses: ReadonlyMap<string, string>;
  readonly stages: readonly string[] | null;
  readonly currency: string | null;
  readonly rates: string | null;
  /** A CSV file of targets. */
  readonly goals: string | null;
  /** A JSON file of rules. */
  readonly alerts: string | null;
  /** Where to write a page of HTML. */
  readonly html: string | null;
  readonly htmlLanguage: PageLanguage;
  readonly timeZone: string | null;
  readonly asOf: CalendarDate | null;
  readonly delimiter: string | null;
  readonly encoding: string;
  readonly dates: DateFormat | null;
  readonly numbers: NumberFormat | null;
  readonly tolerance: number;
}

const options = {
  map: { type: "string", multiple: true },
  status: { type: "string", multiple: true },
  leads: { type: "string" },
  campaigns: { type: "string" },
  visits: { type: "string" },
  customers: { type: "string" },
  subscriptions: { type: "string" },
  items: { type: "string" },
  discounts: { type: "string" },
  statuses: { type: "string" },
  invoices: { type: "string" },
  payments: { type: "string" },
  costs: { type: "string" },
  stages: { type: "string" },
  rates: { type: "string" },
  goals: { type: "string" },
  alerts: { type: "string" },
  html: { type: "string" },
  "html-language": { type: "string" },
  currency: { type: "string" },
  "time-zone": { type: "string" },
  "as-of": { type: "string" },
  delimiter: { type: "string" },
  encoding: { type: "string" },
  dates: { type: "string" },
  numbers: { type: "string" },
  language: { type: "string" },
  tolerance: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

/** The options that name files beside that of the deals. */
const tableOptions = ["leads", "campaigns", "visits", ...billingTables] as const;

/** The options that say something about files of one's own. */
const fileOptions = [
  "map",
  "status",
  ...tableOptions,
  "stages",
  "delimiter",
  "encoding",
  "dates",
  "numbers",
  "language",
  "tolerance",
] as const;

export function readArguments(texts: readonly string[]): Arguments {
  const { values, positionals } = parsed(texts);
  const [deals, ...others] = positionals;
  if (others.length > 0) throw new Problem(`expected one FILE, got ${positionals.join(" and ")}`);
  if (deals === undefined) {
    const idle = fileOptions.find((name) => values[name] !== undefined);
    if (idle !== undefined && values.help !== true) {
      throw new Problem(`--${idle} goes with a FILE of deals: npm start -- FILE.csv --${idle} …`);
    }
  }
  checkSubscriptions(values);
  const tables = tableOptions.flatMap((name) => (values[name] ? [[name, values[name]] as const] : []));
  return {
    help: values.help ?? false,
    files: deals === undefined ? null : { deals, ...Object.fromEntries(tables) },
    mappings: mappingsOf(values.map ?? []),
    statuses: statusesOf(values.status ?? []),
    stages: stagesOf(values.stages),
    currency: currencyOf(values.currency),
    rates: values.rates ?? null,
    goals: values.goals ?? null,
    alerts: values.alerts ?? null,
    html: values.html ?? null,
    htmlLanguage: htmlLanguageOf(values["html-language"], values.html),
    timeZone: zoneOf(values["time-zone"]),
    asOf: asOfDate(values["as-of"]),
    delimiter: delimiterOf(values.delimiter),
    encoding: encodingOf(values.encoding ?? "utf-8"),
    dates: datesOf(values.dates, values.language),
    numbers: numbersOf(values.numbers),
    tolerance: toleranceOf(values.tolerance ?? "10%"),
  };
}

function parsed(texts: readonly string[]) {
  try {
    return parseArgs({ args: [...texts], options, allowPositionals: true });
  } catch (error) {
    const [first = ""] = error instanceof Error ? error.message.split(". To specify") : [];
    throw new Problem(`${first.replace(/\.$/, "")}; --help lists the options`);
  }
}

/** What subscriptions are worth is in their items, and the other files say nothing without both. */
function checkSubscriptions(values: { readonly [Table in TableName]?: string | undefined }): void {
  const named = billingTables.find((name) => values[name] !== undefined);
  const absent = (["subscriptions", "items"] as const).filter((name) => values[name] === undefined);
  if (named === undefined || absent.length === 0) return;
  throw new Problem(`--${named} goes with ${absent.map((name) => `--${name} FILE`).join(" and ")}`);
}

function mappingsOf(texts: readonly string[]): Arguments["mappings"] {
  const tables = Object.keys(knownColumns) as TableName[];
  const mappings = Object.fromEntries(tables.map((table) => [table, new Map<string, string>()])) as Record<
    TableName,
    Map<string, string>
  >;
  for (const text of texts) {
    const [name, column] = pairOf("map", "field=column", text);
    const [prefix, field] = name.includes(".") ? (name.split(".", 2) as [string, string]) : ["deals", name];
    if (!Object.hasOwn(mappings, prefix)) {
      throw new Problem(
        `--map ${text}: no table "${prefix}"; the tables are: ${Object.keys(mappings).join(", ")}`,
      );
    }
    const table = prefix as TableName;
    const fields = fieldsOf(table);
    if (!fields.has(field)) {
      throw new Problem(
        `--map ${text}: ${table} have no field "${field}"; the fields are: ${[...fields.keys()].join(", ")}`,
      );
    }
    if (mappings[table].has(field)) throw new Problem(`--map ${text}: ${field} is mapped twice`);
    mappings[table].set(field, column);
  }
  return mappings;
}

function statusesOf(texts: readonly string[]): Map<string, string> {
  const statuses = new Map<string, string>();
  for (const text of texts) {
    const [status, meaning] = pairOf("status", "value=won", text);
    if (!["open", "won", "lost"].includes(meaning)) {
      throw new Problem(`--status ${text}: expected open, won or lost after =, got "${meaning}"`);
    }
    statuses.set(status.toLowerCase(), meaning);
  }
  return statuses;
}

function pairOf(option: string, form: string, text: string): [string, string] {
  const at = text.lastIndexOf("=");
  const cut = option === "map" ? text.indexOf("=") : at;
  if (cut < 1) throw new Problem(`--${option} ${text}: expected ${form}`);
  return [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
}

function stagesOf(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const stages = text.split(",").map((stage) => stage.trim());
  const isUsable = stages.every((stage) => stage !== "") && new Set(stages).size === stages.length;
  if (!isUsable) throw new Problem(`--stages ${text}: expected different stages in order, as in Demo,Offer`);
  return stages;
}

function currencyOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const code = text.toUpperCase();
  if (!isCurrency(code)) throw new Problem(`--currency ${text}: expected an ISO 4217 code such as USD`);
  return code;
}

function htmlLanguageOf(text: string | undefined, html: string | undefined): PageLanguage {
  if (text === undefined) return "en";
  if (html === undefined) throw new Problem(`--html-language ${text}: goes with --html FILE`);
  if (text === "en" || text === "ar") return text;
  throw new Problem(`--html-language ${text}: expected en or ar`);
}

function zoneOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!isAccepted(() => timeZone(text))) {
    throw new Problem(`--time-zone ${text}: expected an IANA name such as Europe/Berlin`);
  }
  return text;
}

function asOfDate(text: string | undefined): CalendarDate | null {
  if (text === undefined) return null;
  const date = text as CalendarDate;
  if (!isAccepted(() => through(date, date))) {
    throw new Problem(`--as-of ${text}: expected a date such as 2025-03-31`);
  }
  return date;
}

function delimiterOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const delimiter = text === "tab" || text === "\\t" ? "\t" : text;
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter)) {
    throw new Problem(`--delimiter ${text}: expected one character, or tab`);
  }
  return delimiter;
}

function encodingOf(text: string): string {
  try {
    return new TextDecoder(text).encoding;
  } catch {
    throw new Problem(`--encoding ${text}: expected the name of an encoding such as utf-8 or windows-1252`);
  }
}

function datesOf(text: string | undefined, language: string | undefined): DateFormat | null {
  if (text === undefined) {
    if (language !== undefined) throw new Problem(`--language ${language}: goes with --dates`);
    return null;
  }
  const locale = Object.values(locales).find(({ code }) => code === language);
  if (language !== undefined && locale === undefined)
    throw new Problem(`--language ${language}: expected the code of a language, such as fr or pt-BR`);
  try {
    return dateFormat(text, { ...(locale && { locale }) });
  } catch (error) {
    if (!(error instanceof SalesmetricsError)) throw error;
    throw new Problem(`--dates ${text}: expected a format such as dd/MM/yyyy or "d MMM yyyy"`);
  }
}

function numbersOf(text: string | undefined): NumberFormat | null {
  if (text === undefined) return null;
  if (!isAccepted(() => numberFormat(text))) {
    throw new Problem(`--numbers ${text}: expected the number 1234.56 as it is written, such as 1.234,56`);
  }
  return numberFormat(text);
}

function toleranceOf(text: string): number {
  const match = /^(\d+(?:\.\d+)?)%$/.exec(text);
  if (match === null || Number(match[1]) > 100)
    throw new Problem(`--tolerance ${text}: expected a percentage such as 10%`);
  return Number(match[1]) / 100;
}

function isAccepted(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof SalesmetricsError) return false;
    throw error;
  }
}
