import type { MetricNotes } from "../../text.js";

export const customersAccounts = {
  targetAccountsAtEnd: { variants: ["accountCoverage"] },
  accountCoverage: { variants: ["targetAccountsAtEnd"] },
  accountWinRate: { variants: ["winRate"] },
  productPenetration: { variants: ["productWhitespace", "attachRate"] },
  productWhitespace: { variants: ["productPenetration"] },
} satisfies Record<string, MetricNotes>;
