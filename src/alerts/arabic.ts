import { ownOf } from "../vectors/own.js";
import type { AlertEvent } from "./event.js";
import type { Spoken } from "./spoken.js";

/** The sentence of an event in Arabic. */
export function arabic(event: AlertEvent, spoken: Spoken): string {
  return `${whatIs(event, spoken)}${outcomeOf(event, spoken)}.`;
}

function whatIs(
  { why, condition, status }: AlertEvent,
  { name, key, value, bounds, period, n }: Spoken,
): string {
  const subject = key === "" ? `«${name}»` : `«${name}» (${key})`;
  const when = period === "" ? "" : ` في ${period}`;
  if (why === "vanished") return `لم يعد مقياس ${subject} ضمن التقرير`;
  if (status === "error") return `تعذّر تقييم مقياس ${subject}${when}، ${reasonOf(why)}`;
  if (value === null) return `لا تتوفر قيمة لمقياس ${subject}${when}، ${reasonOf(why)}`;
  const isMet = status === "pending" || status === "firing";
  const compared = isMet && bounds.length > 0 ? `، ${comparedWith(condition, bounds)}` : "";
  return `بلغت قيمة مقياس ${subject} ${value}${when}${compared}${n === null ? "" : ` (العدد: ${n})`}`;
}

function outcomeOf({ status, was }: AlertEvent, { since }: Spoken): string {
  switch (status) {
    case "firing":
      return `؛ التنبيه قائم منذ ${since}`;
    case "pending":
      return `؛ الشرط متحقق منذ ${since} ولم يصدر تنبيه بعد`;
    case "recovering":
      return `؛ التنبيه القائم منذ ${since} في طور التعافي`;
    case "ok":
      return was === "pending"
        ? "؛ لا تنبيه"
        : was === "firing" || was === "recovering"
          ? `؛ انتهى التنبيه القائم منذ ${since}`
          : "؛ الوضع سليم";
    default:
      return was === "firing" || was === "recovering" ? `؛ ويبقى التنبيه القائم منذ ${since} مفتوحًا` : "";
  }
}

function comparedWith(condition: string, [first = "", second = ""]: readonly string[]): string {
  const words: Readonly<Record<string, string>> = {
    above: `وهي أعلى من ${first}`,
    atOrAbove: `وهي لا تقل عن ${first}`,
    below: `وهي أقل من ${first}`,
    atOrBelow: `وهي لا تزيد على ${first}`,
    inside: `وهي بين ${first} و${second}`,
    outside: `وهي خارج النطاق من ${first} إلى ${second}`,
    crosses: `متجاوزةً الحد ${first}`,
    risesBy: `وهو ارتفاع إلى ${first} أو أكثر`,
    fallsBy: `وهو انخفاض إلى ${first} أو أقل`,
    unusual: `والمعتاد بين ${first} و${second}`,
  };
  return ownOf(words, condition) ?? condition;
}

function reasonOf(why: string | null): string {
  const words: Readonly<Record<string, string>> = {
    empty: "لعدم وجود سجلات",
    "zero-denominator": "لأن المقام صفر",
    immature: "لأن المهلة لم تكتمل للجميع بعد",
    partial: "لأن الفترة لم تنتهِ بعد",
    few: "لقلة عدد السجلات",
    "no-base": "لعدم وجود قيمة سابقة للمقارنة",
    "no-bound": "لعدم تحديد حد للمقارنة",
    insufficient: "لعدم كفاية البيانات التاريخية",
    "other-currency": "لاختلاف العملة عن عملة الحد",
    failed: "لتعذّر حساب التقرير",
  };
  return why === null ? "" : (ownOf(words, why) ?? `للسبب التالي: ${why}`);
}
