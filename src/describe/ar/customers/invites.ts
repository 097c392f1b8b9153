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
    definition: "نسبة الدعوات التي كسبت عميلًا في تاريخ الاحتساب `asOf`، بحسب تاريخ الإرسال.",
    formula: "الدعوات التي كسبت عميلًا ÷ الدعوات المرسلة",
    synonyms: ["معدل تحويل الإحالات"],
    caveats: ["الدعوات الحديثة قد تكسب عميلًا لاحقًا."],
  },
  viralCoefficient: {
    name: "معامل الانتشار",
    definition: "عدد العملاء الذين يجلبهم العميل الواحد بدعواته في الفترة المطلوبة.",
    formula: "(الدعوات المرسلة ÷ العملاء في نهاية الفترة) × معدل تحويل الدعوات",
    synonyms: ["معامل K", "معامل الانتشار الفيروسي"],
    caveats: ["يُحتسب كل العملاء في نهاية الفترة، دعوا أحدًا أم لا.", "لا قيمة له إذا لم تُرسل دعوة."],
  },
} satisfies Record<string, MetricText>;
