import type { Language } from "salesmetrics/describe";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";

/** The words of the reference pages in one language, which those of `salesmetrics/describe` do not have. */
export interface PageWords {
  readonly language: Language;
  /** Where its pages are, and the way from them to the pages of the other language. */
  readonly folder: string;
  readonly others: { readonly name: string; readonly path: string };
  /** The page that lists all metrics. */
  readonly front: { readonly name: string; readonly path: string };
  readonly domains: Readonly<Record<string, string>>;
  readonly labels: Readonly<
    Record<
      | "formula"
      | "unit"
      | "timing"
      | "additivity"
      | "needs"
      | "optional"
      | "synonyms"
      | "vendors"
      | "variants"
      | "caveats"
      | "sources",
      string
    >
  >;
  /** What opens a long example. */
  readonly example: string;
  /** Before the times of a metric. */
  readonly by: string;
  readonly comma: string;
  readonly semicolon: string;
}

export const english: PageWords = {
  language: en,
  folder: "docs/reference",
  others: { name: "بالعربية", path: "ar/" },
  front: { name: "All metrics", path: "../metrics.md" },
  domains: {
    leads: "Leads",
    deals: "Deals",
    stages: "Stages",
    quotes: "Quotes",
    orders: "Orders",
    revenue: "Revenue",
    customers: "Customers",
    campaigns: "Campaigns",
    engagement: "Engagement",
    efficiency: "Efficiency",
    reps: "Reps",
    activities: "Activities",
    surveys: "Surveys",
    support: "Support",
    subscriptions: "Subscriptions",
    products: "Products",
    baskets: "Baskets",
    enablement: "Enablement",
    "data-quality": "Data quality",
  },
  labels: {
    formula: "Formula",
    unit: "Unit",
    timing: "Time",
    additivity: "Total",
    needs: "Needs",
    optional: "Rows may lack",
    synonyms: "Also called",
    vendors: "In products",
    variants: "See also",
    caveats: "Mind",
    sources: "Sources",
  },
  example: "Example",
  by: "by",
  comma: ", ",
  semicolon: "; ",
};

export const arabic: PageWords = {
  language: ar,
  folder: "docs/reference/ar",
  others: { name: "English", path: "../" },
  front: { name: "كل المقاييس", path: "README.md" },
  domains: {
    leads: "العملاء المحتملون",
    deals: "الصفقات",
    stages: "المراحل",
    quotes: "عروض الأسعار",
    orders: "الطلبات",
    revenue: "الإيراد",
    customers: "العملاء",
    campaigns: "الحملات",
    engagement: "التفاعل",
    efficiency: "الكفاءة",
    reps: "مندوبو المبيعات",
    activities: "الأنشطة",
    surveys: "الاستبيانات",
    support: "الدعم",
    subscriptions: "الاشتراكات",
    products: "المنتجات",
    baskets: "سلال المنتجات",
    enablement: "تمكين المبيعات",
    "data-quality": "جودة البيانات",
  },
  labels: {
    formula: "الصيغة",
    unit: "الوحدة",
    timing: "الزمن",
    additivity: "الإجمالي",
    needs: "الحقول المطلوبة",
    optional: "حقول قد تغيب",
    synonyms: "أسماء أخرى",
    vendors: "في المنتجات",
    variants: "انظر أيضًا",
    caveats: "تنبيهات",
    sources: "المصادر",
  },
  example: "مثال",
  by: "بحسب",
  comma: "، ",
  semicolon: "؛ ",
};

/** What opens the list of all metrics in Arabic. */
export const arabicFront = `# مقاييس المبيعات

تعريف كل مقياس وصيغته ووحدته، والحقول التي يحتاج إليها، وما قد يُساء فهمه، مع مثال محسوب. لكل مجال صفحة، ويقابلها النص
[الإنجليزي](../../metrics.md).`;
