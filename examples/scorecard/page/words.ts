import type { Language } from "salesmetrics/describe";
import { ar } from "salesmetrics/describe/ar";
import { en } from "salesmetrics/describe/en";

/** What a page says that the language of the library has no words for. */
export interface PageWords {
  readonly language: Language;
  readonly scorecard: string;
  readonly alerts: string;
  readonly data: string;
  /** What dimensions, and metrics of the scorecard's own, are called. */
  readonly titles: Readonly<
    Record<"rep" | "source" | "campaign" | "stage" | "before" | "failedPayments", string>
  >;
  readonly reached: string;
  /** `"{n} of {rows} rows are in no figure."` */
  readonly unused: string;
  /** `"{field} of {table} could not be read in {n} of {rows} rows."` */
  readonly unread: string;
}

export type PageLanguage = "en" | "ar";

export const pageWords: Readonly<Record<PageLanguage, PageWords>> = {
  en: {
    language: en,
    scorecard: "Sales scorecard",
    alerts: "Alerts",
    data: "Data",
    titles: {
      rep: "rep",
      source: "source",
      campaign: "campaign",
      stage: "stage",
      before: "MRR before",
      failedPayments: "Failed payments",
    },
    reached: "Deals that reached each stage",
    unused: "{n} of {rows} rows are in no figure.",
    unread: "{field} of {table} could not be read in {n} of {rows} rows.",
  },
  ar: {
    language: ar,
    scorecard: "تقرير أداء المبيعات",
    alerts: "التنبيهات",
    data: "البيانات",
    titles: {
      rep: "المندوب",
      source: "المصدر",
      campaign: "الحملة",
      stage: "المرحلة",
      before: "الإيراد الشهري المتكرر السابق",
      failedPayments: "الدفعات الفاشلة",
    },
    reached: "الصفقات التي بلغت كل مرحلة",
    unused: "سجلات لم تدخل في أي رقم: {n} من أصل {rows}.",
    unread: "قيم تعذّرت قراءتها في الحقل {field} من {table}: {n} من أصل {rows}.",
  },
};
