import { policies, type SubscriptionPolicy } from "salesmetrics/subscriptions";

const rules = [
  "discounts",
  "percentages",
  "metered",
  "graceDays",
  "paused",
  "churn",
  "reactivation",
  "newAfterDays",
] as const;

const { polar: _, fivetran: __, ...shown } = policies;

/** The rules of policies, a column for each; a rule that a policy lacks is blank. */
export function policyTable(): string {
  const columns: readonly SubscriptionPolicy[] = Object.values(shown);
  const rows = rules.map((rule) => [`\`${rule}\``, ...columns.map((policy) => cell(policy[rule]))]);
  const heads = ["rule", ...columns.map(({ name }) => `\`${name}\``)];
  return [heads, heads.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cell(choice: string | number | undefined): string {
  return typeof choice === "string" ? `\`${choice}\`` : String(choice ?? "");
}
