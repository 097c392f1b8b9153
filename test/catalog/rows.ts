import type {
  Campaign,
  Cost,
  Customer,
  Deal,
  Lead,
  Order,
  OrderLine,
  Quote,
  Rep,
  SurveyResponse,
  Ticket,
} from "salesmetrics";
import { numbered } from "./facts.js";

// Rows of each entity under its name, with ids from 1.

type Unnumbered<Row> = readonly Omit<Row, "id">[];

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
