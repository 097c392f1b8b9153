import type { Language } from "../language.js";

export const aggregates = {
  count: { name: "العدد", definition: "عدد السجلات." },
  countDistinct: { name: "العدد دون تكرار", definition: "عدد القيم المختلفة، كلٌّ منها مرة واحدة." },
  sum: { name: "المجموع", definition: "مجموع القيم كلها." },
  mean: { name: "المتوسط", definition: "مجموع القيم ÷ عددها." },
  median: { name: "الوسيط", definition: "القيمة الوسطى: نصف القيم أدنى منها." },
  quantile: { name: "المئين", definition: "القيمة التي تقع دونها حصة محددة من القيم." },
  min: { name: "الحد الأدنى", definition: "أصغر قيمة أو أقدم تاريخ." },
  max: { name: "الحد الأعلى", definition: "أكبر قيمة أو أحدث تاريخ." },
  first: { name: "أول قيمة", definition: "قيمة أقدم سجل." },
  last: { name: "آخر قيمة", definition: "قيمة أحدث سجل." },
  variance: { name: "التباين", definition: "مجموع مربعات الانحراف عن المتوسط ÷ (عدد القيم − 1)." },
  survivalMedian: {
    name: "وسيط المدة مع احتساب ما لم ينتهِ",
    definition: "المدة التي ينتهي خلالها نصف الحالات وفق تقدير كابلان–ماير، مع احتساب ما لم ينتهِ بعد.",
  },
  survivalAt: {
    name: "حصة ما لم ينتهِ بعد مدة",
    definition: "حصة الحالات التي تطول عن مدة محددة وفق تقدير كابلان–ماير.",
  },
  survivalCurve: {
    name: "منحنى البقاء",
    definition: "حصة الحالات المستمرة بعد كل مدة انتهت عندها حالة واحدة على الأقل.",
  },
  restrictedMean: {
    name: "متوسط المدة حتى سقف محدد",
    definition: "متوسط المدة وفق تقدير كابلان–ماير، وما زاد على السقف يُحتسب عند السقف.",
  },
} satisfies Language["aggregates"];
