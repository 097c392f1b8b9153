import type { Campaign, Deal, Lead, StageVisit } from "salesmetrics";

type Fields<RowType> = { readonly [Field in keyof RowType]-?: readonly string[] };

/**
 * The fields of each kind of row that a column can feed, and the titles by which a column is known to feed it when
 * nobody says so, best first. Case, blanks and punctuation play no part: `Close Date` is `close_date`.
 */
export const knownColumns = {
  deals: {
    id: ["id", "deal id", "opportunity id", "opp id", "record id", "deal", "opportunity"],
    status: ["status", "deal status", "outcome", "result", "state", "deal stage", "stage name", "stage"],
    name: ["name", "deal name", "opportunity name", "title", "subject"],
    amount: ["amount", "deal amount", "value", "deal value", "close value", "total", "price"],
    currency: ["currency", "currency code", "deal currency", "amount currency"],
    probability: ["probability", "win probability"],
    stage: ["stage", "deal stage", "stage name", "pipeline stage"],
    createdAt: [
      "created at",
      "create date",
      "created date",
      "created",
      "creation date",
      "opened at",
      "engage date",
    ],
    qualifiedAt: ["qualified at", "qualified date"],
    listAmount: ["list amount", "list price"],
    termMonths: ["term months", "term", "contract term", "contract length"],
    type: ["type", "deal type", "opportunity type"],
    expectedCloseAt: ["expected close at", "expected close date", "expected close"],
    closedAt: ["closed at", "close date", "closed date", "closed", "won at", "closing date"],
    lossReason: ["loss reason", "lost reason", "closed lost reason", "reason lost"],
    competitor: ["competitor"],
    ownerId: [
      "owner",
      "owner id",
      "owner name",
      "deal owner",
      "opportunity owner",
      "rep",
      "sales rep",
      "sales agent",
      "agent",
      "salesperson",
    ],
    customerId: [
      "customer",
      "customer id",
      "account",
      "account id",
      "account name",
      "company",
      "company name",
    ],
    leadId: ["lead id", "lead"],
    campaignId: ["campaign", "campaign id", "primary campaign"],
    productId: ["product", "product id", "product name"],
    source: ["source", "lead source", "deal source", "original source"],
    pipeline: ["pipeline", "pipeline name"],
  } satisfies Fields<Deal>,
  leads: {
    id: ["id", "lead id", "contact id", "record id", "lead"],
    firstName: ["first name", "given name"],
    lastName: ["last name", "family name", "surname"],
    name: ["name", "full name", "lead name", "contact name"],
    email: ["email", "e-mail", "email address"],
    phone: ["phone", "phone number", "telephone", "mobile"],
    company: ["company", "company name", "account"],
    country: ["country"],
    source: ["source", "lead source", "original source"],
    campaignId: ["campaign", "campaign id", "utm campaign"],
    ownerId: ["owner", "owner id", "lead owner", "rep"],
    createdAt: ["created at", "create date", "created date", "created"],
    assignedAt: ["assigned at", "assigned date"],
    firstAttemptAt: ["first attempt at", "first attempt", "first activity at", "first call at"],
    firstContactAt: ["first contact at", "first contact", "first response at"],
    qualifiedAt: ["qualified at", "qualified date"],
    mqlAt: ["mql at", "mql date", "became a marketing qualified lead date"],
    handedOverAt: ["handed over at", "handover date"],
    salAt: ["sal at", "sal date", "accepted at"],
    sqlAt: ["sql at", "sql date", "became a sales qualified lead date"],
    convertedAt: ["converted at", "converted date", "conversion date", "became a customer date"],
    customerId: ["customer", "customer id", "converted account id"],
    disqualifiedAt: ["disqualified at", "disqualified date"],
    disqualifiedReason: ["disqualified reason", "unqualified reason"],
    mergedIntoId: ["merged into", "merged into id", "master record id"],
    test: ["test", "is test"],
    score: ["score", "lead score"],
  } satisfies Fields<Lead>,
  campaigns: {
    id: ["id", "campaign id", "campaign", "campaign name"],
    name: ["name", "campaign name"],
    channel: ["channel", "medium", "network"],
    source: ["source", "utm source"],
    spentAt: ["spent at", "day", "date", "report date"],
    currency: ["currency", "currency code"],
    spend: ["spend", "cost", "amount spent", "amount"],
    impressions: ["impressions", "impr"],
    clicks: ["clicks", "link clicks"],
    conversions: ["results", "conversion count"],
    leads: ["leads"],
    customers: ["customers", "conversions"],
    revenue: ["revenue", "conversion value"],
    grossProfit: ["gross profit", "profit"],
  } satisfies Fields<Campaign>,
  visits: {
    id: ["id", "visit id", "history id", "record id"],
    dealId: ["deal id", "deal", "opportunity id", "opportunity"],
    stage: ["stage", "stage name", "deal stage"],
    enteredAt: ["entered at", "entered", "entered date", "start", "created date"],
    leftAt: ["left at", "left", "left date", "exited at", "end"],
    ownerId: ["owner", "owner id"],
    pipeline: ["pipeline"],
  } satisfies Fields<StageVisit>,
} as const;

/** What a file can hold. */
export type TableName = keyof typeof knownColumns;

/** The fields without which a row says nothing. */
export const requiredFields: Readonly<Record<TableName, readonly string[]>> = {
  deals: ["id", "status"],
  leads: ["id"],
  campaigns: ["id"],
  visits: ["id", "dealId", "stage"],
};

/** The fields of a table and the titles that each is known by. */
export function fieldsOf(table: TableName): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries<readonly string[]>(knownColumns[table]));
}
