import type { MetricText } from "../../text.js";

export const customersInvites = {
  invitesSent: {
    name: "الدعوات المرسلة",
    definition: "عدد دعوات العملاء، بحسب تاريخ الإرسال.",
    formula: "عدد الدعوات",
    synonyms: ["دعوات الإحالة"],
  },
  inviteConversionRate: {
    name: "معدل تحويل الدعوات",
    definition: "حصة ما جلب عميلًا حتى تاريخ الاحتساب `asOf` من الدعوات المرسلة، بحسب تاريخ الإرسال.",
    formula: "الدعوات التي جلبت عميلًا ÷ الدعوات المرسلة",
    synonyms: ["معدل تحويل الإحالات"],
    caveats: ["قد تجلب الدعوات الحديثة عملاء لاحقًا."],
  },
  viralCoefficient: {
    name: "معامل الانتشار",
    definition: "عدد العملاء الذين يجلبهم العميل الواحد بدعواته في الفترة المطلوبة.",
    formula: "(الدعوات المرسلة ÷ العملاء في نهاية الفترة) × معدل تحويل الدعوات",
    synonyms: ["معامل K", "معامل الانتشار الفيروسي"],
    caveats: ["يُحتسب كل العملاء في نهاية الفترة، دعوا أحدًا أم لا.", "تغيب القيمة إن لم تُرسل دعوة."],
  },
} satisfies Record<string, MetricText>;
