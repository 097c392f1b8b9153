import type { MetricNotes } from "../../text.js";

export const revenuePayments = {
  paymentVolume: {
    variants: ["paymentsCollected", "netVolume"],
    vendors: ["Stripe: gross volume"],
    sources: ["Stripe"],
  },
  paymentFees: { variants: ["netVolume"], sources: ["Stripe"] },
  lineRefunds: { variants: ["refundsPaid", "refundsOfOrders"], sources: ["Shopify"] },
  disputedAmount: { variants: ["disputeRate"], sources: ["Stripe"] },
  netVolume: {
    variants: ["paymentVolume", "revenueCollected"],
    vendors: ["Stripe: net volume"],
    sources: ["Stripe, as Uscreen describes it"],
  },
  disputeRate: { variants: ["disputedAmount"], sources: ["Stripe"] },
  paymentRecoveryRate: {
    variants: ["paymentRecoveryRateWithin", "mrrAtRisk"],
    sources: ["Baremetrics", "Lago"],
  },
  paymentRecoveryRateWithin: { variants: ["paymentRecoveryRate"], sources: ["Baremetrics", "Lago"] },
} satisfies Record<string, MetricNotes>;
