import type {
  Account,
  Activity,
  Assessment,
  Call,
  Campaign,
  CashMovement,
  Dispute,
  Invite,
  Invoice,
  LoyaltyMember,
  Payment,
  PointsEntry,
  RefundLine,
  Renewal,
  Certification,
  Cost,
  Customer,
  Deal,
  Lead,
  MailSend,
  Order,
  OrderLine,
  Quota,
  Quote,
  Rep,
  Subscriber,
  SurveyResponse,
  Ticket,
  TrainingAssignment,
  UsageEvent,
  WebSession,
} from "salesmetrics";
import { numbered } from "./facts.js";

// Rows of each entity under its name, with ids from 1.

type Unnumbered<Row> = readonly Omit<Row, "id">[];

export const accounts = (...rows: Unnumbered<Account>): { readonly accounts: readonly Account[] } => ({
  accounts: numbered(rows),
});
export const campaigns = (...rows: Unnumbered<Campaign>): { readonly campaigns: readonly Campaign[] } => ({
  campaigns: numbered(rows),
});
export const costs = (...rows: Unnumbered<Cost>): { readonly costs: readonly Cost[] } => ({
  costs: numbered(rows),
});
export const customers = (...rows: Unnumbered<Customer>): { readonly customers: readonly Customer[] } => ({
  customers: numbered(rows),
});
export const deals = (...rows: Unnumbered<Deal>): { readonly deals: readonly Deal[] } => ({
  deals: numbered(rows),
});
export const leads = (...rows: Unnumbered<Lead>): { readonly leads: readonly Lead[] } => ({
  leads: numbered(rows),
});
export const orders = (...rows: Unnumbered<Order>): { readonly orders: readonly Order[] } => ({
  orders: numbered(rows),
});
export const quotes = (...rows: Unnumbered<Quote>): { readonly quotes: readonly Quote[] } => ({
  quotes: numbered(rows),
});
export const reps = (...rows: Unnumbered<Rep>): { readonly reps: readonly Rep[] } => ({
  reps: numbered(rows),
});
export const orderLines = (
  ...rows: Unnumbered<OrderLine>
): { readonly orderLines: readonly OrderLine[] } => ({ orderLines: numbered(rows) });
export const surveyResponses = (
  ...rows: Unnumbered<SurveyResponse>
): { readonly surveyResponses: readonly SurveyResponse[] } => ({ surveyResponses: numbered(rows) });
export const tickets = (...rows: Unnumbered<Ticket>): { readonly tickets: readonly Ticket[] } => ({
  tickets: numbered(rows),
});
export const activities = (...rows: Unnumbered<Activity>): { readonly activities: readonly Activity[] } => ({
  activities: numbered(rows),
});
export const calls = (...rows: Unnumbered<Call>): { readonly calls: readonly Call[] } => ({
  calls: numbered(rows),
});
export const mailSends = (...rows: Unnumbered<MailSend>): { readonly mailSends: readonly MailSend[] } => ({
  mailSends: numbered(rows),
});
export const quotas = (...rows: Unnumbered<Quota>): { readonly quotas: readonly Quota[] } => ({
  quotas: numbered(rows),
});
export const subscribers = (
  ...rows: Unnumbered<Subscriber>
): { readonly subscribers: readonly Subscriber[] } => ({
  subscribers: numbered(rows),
});
export const usageEvents = (
  ...rows: Unnumbered<UsageEvent>
): { readonly usageEvents: readonly UsageEvent[] } => ({
  usageEvents: numbered(rows),
});
export const webSessions = (
  ...rows: Unnumbered<WebSession>
): { readonly webSessions: readonly WebSession[] } => ({
  webSessions: numbered(rows),
});
export const assessments = (
  ...rows: Unnumbered<Assessment>
): { readonly assessments: readonly Assessment[] } => ({
  assessments: numbered(rows),
});
export const certifications = (
  ...rows: Unnumbered<Certification>
): { readonly certifications: readonly Certification[] } => ({
  certifications: numbered(rows),
});
export const trainingAssignments = (
  ...rows: Unnumbered<TrainingAssignment>
): { readonly trainingAssignments: readonly TrainingAssignment[] } => ({
  trainingAssignments: numbered(rows),
});
export const cashMovements = (
  ...rows: Unnumbered<CashMovement>
): { readonly cashMovements: readonly CashMovement[] } => ({ cashMovements: numbered(rows) });
export const disputes = (...rows: Unnumbered<Dispute>): { readonly disputes: readonly Dispute[] } => ({
  disputes: numbered(rows),
});
export const invoices = (...rows: Unnumbered<Invoice>): { readonly invoices: readonly Invoice[] } => ({
  invoices: numbered(rows),
});
export const invites = (...rows: Unnumbered<Invite>): { readonly invites: readonly Invite[] } => ({
  invites: numbered(rows),
});
export const payments = (...rows: Unnumbered<Payment>): { readonly payments: readonly Payment[] } => ({
  payments: numbered(rows),
});
export const refundLines = (
  ...rows: Unnumbered<RefundLine>
): { readonly refundLines: readonly RefundLine[] } => ({
  refundLines: numbered(rows),
});
export const renewals = (...rows: Unnumbered<Renewal>): { readonly renewals: readonly Renewal[] } => ({
  renewals: numbered(rows),
});
export const loyaltyMembers = (
  ...rows: Unnumbered<LoyaltyMember>
): { readonly loyaltyMembers: readonly LoyaltyMember[] } => ({
  loyaltyMembers: numbered(rows),
});
export const pointsEntries = (
  ...rows: Unnumbered<PointsEntry>
): { readonly pointsEntries: readonly PointsEntry[] } => ({
  pointsEntries: numbered(rows),
});
