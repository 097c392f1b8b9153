import type { MetricText } from "../../text.js";

export const revenueSeasonality = {
  seasonalityIndex: {
    name: "مؤشر الموسمية",
    definition: "الإيراد المحصَّل في شهر، بحسب تاريخ الدفع، مقارنًا بمتوسط 24 شهرًا تنتهي به.",
    formula: "الإيراد المحصَّل ÷ (الإيراد المحصَّل في 24 شهرًا ÷ 24)",
    synonyms: ["المؤشر الموسمي"],
    caveats: ["يحتاج إلى دفعات سنتين وإلى أشهر.", "النمو داخل فيه: الأشهر الأخيرة من سنة نامية فوق 1."],
  },
} satisfies Record<string, MetricText>;
