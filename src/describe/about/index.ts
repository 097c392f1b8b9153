import type { MetricId } from "../names.js";
import type { MetricNotes } from "../text.js";
import { activities } from "./activities.js";
import { baskets } from "./baskets.js";
import { campaigns } from "./campaigns.js";
import { customers } from "./customers.js";
import { dataQuality } from "./data-quality.js";
import { deals } from "./deals.js";
import { efficiency } from "./efficiency.js";
import { enablement } from "./enablement.js";
import { engagement } from "./engagement.js";
import { leads } from "./leads.js";
import { orders } from "./orders.js";
import { products } from "./products.js";
import { quotes } from "./quotes.js";
import { reps } from "./reps.js";
import { revenue } from "./revenue.js";
import { stages } from "./stages.js";
import { subscriptions } from "./subscriptions.js";
import { support } from "./support.js";
import { surveys } from "./surveys.js";

/** What is said of metrics in every language alike. */
export const notes: Readonly<Partial<Record<MetricId, MetricNotes>>> = /*#__PURE__*/ (() => ({
  ...leads,
  ...deals,
  ...stages,
  ...quotes,
  ...activities,
  ...orders,
  ...baskets,
  ...products,
  ...revenue,
  ...customers,
  ...campaigns,
  ...engagement,
  ...efficiency,
  ...reps,
  ...surveys,
  ...support,
  ...subscriptions,
  ...enablement,
  ...dataQuality,
}))();
