import type { Language } from "../language.js";
import { activities } from "./activities.js";
import { baskets } from "./baskets.js";
import { campaignsMail } from "./campaigns/mail.js";
import { campaignsSpend } from "./campaigns/spend.js";
import { campaignsWeb } from "./campaigns/web.js";
import { customersAccounts } from "./customers/accounts.js";
import { customersAcquisition } from "./customers/acquisition.js";
import { customersActivation } from "./customers/activation.js";
import { customersInvites } from "./customers/invites.js";
import { customersLapse } from "./customers/lapse.js";
import { customersLoyalty } from "./customers/loyalty.js";
import { customersPurchases } from "./customers/purchases.js";
import { customersRetention } from "./customers/retention.js";
import { customersValue } from "./customers/value.js";
import { dataQuality } from "./data-quality.js";
import { dealsAttention } from "./deals/attention.js";
import { dealsByType } from "./deals/by-type.js";
import { dealsClosingRatio } from "./deals/closing-ratio.js";
import { dealsCycle } from "./deals/cycle.js";
import { dealsOutcome } from "./deals/outcome.js";
import { dealsPipeline } from "./deals/pipeline.js";
import { dealsPipelineAtEnd } from "./deals/pipeline-at-end.js";
import { dealsReasons } from "./deals/reasons.js";
import { dealsSize } from "./deals/size.js";
import { dealsStarts } from "./deals/starts.js";
import { efficiency } from "./efficiency.js";
import { enablement } from "./enablement.js";
import { engagement } from "./engagement.js";
import { leadsConversion } from "./leads/conversion.js";
import { leadsOutcome } from "./leads/outcome.js";
import { leadsQualification } from "./leads/qualification.js";
import { leadsQuality } from "./leads/quality.js";
import { leadsResponse } from "./leads/response.js";
import { leadsStock } from "./leads/stock.js";
import { leadsVolume } from "./leads/volume.js";
import { orders } from "./orders.js";
import { products } from "./products.js";
import { quotes } from "./quotes.js";
import { reps } from "./reps.js";
import { revenueCash } from "./revenue/cash.js";
import { revenueCollected } from "./revenue/collected.js";
import { revenueInvoices } from "./revenue/invoices.js";
import { revenuePayments } from "./revenue/payments.js";
import { revenueReceivables } from "./revenue/receivables.js";
import { revenueSeasonality } from "./revenue/seasonality.js";
import { stagesConversion } from "./stages/conversion.js";
import { stagesCurrent } from "./stages/current.js";
import { stagesMoves } from "./stages/moves.js";
import { stagesTime } from "./stages/time.js";
import { subscriptionsCancellations } from "./subscriptions/cancellations.js";
import { subscriptionsMovements } from "./subscriptions/movements.js";
import { subscriptionsMrr } from "./subscriptions/mrr.js";
import { subscriptionsRenewals } from "./subscriptions/renewals.js";
import { subscriptionsRetention } from "./subscriptions/retention.js";
import { subscriptionsTenure } from "./subscriptions/tenure.js";
import { subscriptionsTrials } from "./subscriptions/trials.js";
import { support } from "./support.js";
import { surveys } from "./surveys.js";

/** The texts of all metrics in English, in the order of the catalogue. */
export const metrics: Language["metrics"] = /*#__PURE__*/ (() => ({
  ...leadsVolume,
  ...leadsQuality,
  ...leadsConversion,
  ...leadsResponse,
  ...leadsQualification,
  ...leadsOutcome,
  ...leadsStock,
  ...dealsOutcome,
  ...dealsSize,
  ...dealsStarts,
  ...dealsByType,
  ...dealsReasons,
  ...dealsCycle,
  ...dealsPipeline,
  ...dealsPipelineAtEnd,
  ...dealsAttention,
  ...dealsClosingRatio,
  ...stagesConversion,
  ...stagesTime,
  ...stagesCurrent,
  ...stagesMoves,
  ...quotes,
  ...activities,
  ...orders,
  ...baskets,
  ...products,
  ...revenueCollected,
  ...revenueInvoices,
  ...revenuePayments,
  ...revenueCash,
  ...revenueSeasonality,
  ...revenueReceivables,
  ...customersAcquisition,
  ...customersRetention,
  ...customersPurchases,
  ...customersLapse,
  ...customersLoyalty,
  ...customersAccounts,
  ...customersValue,
  ...customersActivation,
  ...customersInvites,
  ...campaignsSpend,
  ...campaignsMail,
  ...campaignsWeb,
  ...engagement,
  ...efficiency,
  ...reps,
  ...surveys,
  ...support,
  ...subscriptionsMrr,
  ...subscriptionsMovements,
  ...subscriptionsRetention,
  ...subscriptionsCancellations,
  ...subscriptionsRenewals,
  ...subscriptionsTenure,
  ...subscriptionsTrials,
  ...enablement,
  ...dataQuality,
}))();
