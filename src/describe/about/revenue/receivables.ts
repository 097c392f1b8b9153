import type { MetricNotes } from "../../text.js";

export const revenueReceivables = {
  openReceivables: { variants: ["receivablesAtEnd", "overdueReceivables"] },
  overdueReceivables: { variants: ["openReceivables", "overdueAmount"] },
  receivablesAgeing: { variants: ["overdueReceivables"] },
} satisfies Record<string, MetricNotes>;
