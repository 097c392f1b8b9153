import type { MetricText } from "../../text.js";

export const revenueSeasonality = {
  seasonalityIndex: {
    name: "مؤشر الموسمية",
    definition: "نسبة الإيراد المحصَّل في الشهر، بحسب تاريخ الدفع، إلى متوسطه في 24 شهرًا تنتهي به.",
    formula: "الإيراد المحصَّل ÷ (الإيراد المحصَّل في 24 شهرًا ÷ 24)",
    synonyms: ["المؤشر الموسمي"],
    caveats: [
      "لا بد من مدفوعات سنتين، ومن فترات شهرية.",
      "يدخل فيه أثر النمو: ففي سنة نمو يتجاوز 1 في الأشهر الأخيرة.",
    ],
  },
} satisfies Record<string, MetricText>;
