import type { MetricNotes } from "../../text.js";

export const customersAcquisition = {
  newCustomers: { variants: ["newSubscribers", "payingCustomers"], sources: ["profitable", "ChartMogul"] },
  customerSourceMix: { variants: ["referralRate"], sources: ["HubSpot"] },
  referralRate: { variants: ["customerSourceMix"], sources: ["a16z, 16 startup metrics"] },
} satisfies Record<string, MetricNotes>;
