/** A term of the word list: how English names say it, and the one way in which Arabic names do. */
interface Term {
  readonly english: RegExp;
  readonly arabic: RegExp;
  /** Metrics whose English name uses the word for something else. */
  readonly but?: readonly string[];
}

/** Terms of docs/arabic.md that names of metrics have. */
export const termsOf: readonly Term[] = [
  { english: /win rate/i, arabic: /معدل الفوز/ },
  { english: /loss rate/i, arabic: /معدل الخسارة/ },
  { english: /\bdeals?\b/i, arabic: /صفق|للصفق/ },
  { english: /\bbookings\b/i, arabic: /تعاقدات/ },
  { english: /\bpipeline\b/i, arabic: /مسار المبيعات/ },
  { english: /sales cycle/i, arabic: /دورة البيع/ },
  {
    english: /\bleads?\b/i,
    arabic: /محتمل/,
    // The time until a lead is a customer: the Arabic names say of whom in their definitions.
    but: [
      ...["leadToCustomerTime", "medianLeadToCustomerTime", "leadToCustomerTime90th"],
      ...["survivalMedianLeadToCustomerTime", "restrictedMeanLeadToCustomerTime"],
    ],
  },
  { english: /\bquotes?\b/i, arabic: /عرض|عروض/ },
  { english: /\breps?\b/i, arabic: /مندوب/ },
  { english: /\bquota\b/i, arabic: /الحصة|حصته|حصص/ },
  { english: /\bmedian\b/i, arabic: /وسيط/ },
  { english: /\bpercentile\b/i, arabic: /مئين/ },
  { english: /growth/i, arabic: /نمو/ },
  { english: /\bMRR\b|monthly recurring revenue/i, arabic: /إيراد الشهري المتكرر/ },
  { english: /subscriptions?\b/i, arabic: /اشتراك/ },
  { english: /retention/i, arabic: /احتفاظ/ },
  { english: /invoices/i, arabic: /فواتير/ },
  { english: /refund/i, arabic: /مسترد|استرداد/ },
  { english: /tickets?\b/i, arabic: /تذاكر|تذكرة|التذاكر|للتذاكر/ },
  { english: /lifetime value/i, arabic: /القيمة الدائمة/ },
  { english: /acquisition cost/i, arabic: /اكتساب/ },
  { english: /\bspend\b/i, arabic: /الإنفاق|إنفاق/ },
  {
    english: /\brate\b/i,
    arabic: /معدل/,
    but: ["revenueRunRate", "mrrExchangeEffect", "dealMeetingRateWithin", "dealQuoteRateWithin"],
  },
  // حصة is the quota there.
  { english: /\bshare\b/i, arabic: /حصة/, but: ["repsAtQuotaRate"] },
  { english: /\b(mean|average)\b/i, arabic: /متوسط/ },
  { english: /\bmix\b/i, arabic: /توزيع/ },
  { english: /\bmargin\b/i, arabic: /هامش/ },
  { english: /\bcost\b/i, arabic: /تكلفة/ },
  { english: /\bchurn(ed)?\b/i, arabic: /فقدان|مفقود/ },
  { english: /Kaplan/, arabic: /كابلان–ماير/ },
  { english: /\bwindow\b/i, arabic: /مهلة/ },
  { english: /\bperiod end\b|end of the period/i, arabic: /نهاية الفترة/ },
  { english: /\btrials?\b/i, arabic: /الفتر(ة|ات) التجريبية/ },
  { english: /\bstages?\b/i, arabic: /مرحل|مراحل/ },
  { english: /\bweighted\b/i, arabic: /مرجَّح/ },
  { english: /\bdiscount/i, arabic: /خصم|خصوم/ },
  { english: /\bcampaigns?\b/i, arabic: /حمل/ },
];

/** Words for which the word list has another, or another spelling. */
export const refusedWords: readonly RegExp[] = [
  // An opportunity, a buyer, a pipe, the amount of a deal.
  ...[/فرص[ةه]\b/, /زبون|زبائن/, /الأنابيب/],
  // Verbs and prepositions of translations: "was done by", "according to", "without", "rows".
  ...[/(^|\s)(يتم|تم|تمّ)\s/, /(^|\s)من قِ?بل\s/, /(^|\s)بواسطة\s/, /(^|\s)حسب\s/, /بدون/, /صفوف/],
  // "By the day" and "has no value if" are said in one way.
  ...[/بحسب يوم/, /لا قيمة (له|لها) (إن|إذا|ما|لفترة) /, /مجموعة مستقلة/],
  // A metric is a مقياس, an index a مؤشر, the scale of a survey a سلّم.
  ...[/مؤشر آخر/, /درجتين في المقياس/, /مقاييس مختلفة/],
  // Hamza, ta marbuta, tanwin.
  ...[
    /(^|\s)(الى|اذا|او|ان|اول|اكثر|اقل|اعلى|ادنى|احد)(\s|$)/,
    /(^|\s)ال?(نسبه|قيمه|حصه|مده|فتره|صفقه)(\s|$)/,
  ],
  ...[/حينئذ(?!ٍ)/, /[يت]ُعد\s/, /[يت]ُخفض/],
];

/** A counted noun: with 3 to 10, with 11 to 99, with hundreds and thousands. */
export const countedNouns: readonly (readonly [few: string, many: string, other: string])[] = [
  ["أيام", "يومًا", "يوم"],
  ["أشهر", "شهرًا", "شهر"],
  ["سنوات", "سنة", "سنة"],
  ["ساعات", "ساعة", "ساعة"],
  ["ثوانٍ", "ثانية", "ثانية"],
  ["عملاء", "عميلًا", "عميل"],
  ["إجابات", "إجابة", "إجابة"],
  ["نقاط", "نقطة", "نقطة"],
  ["صفقات", "صفقة", "صفقة"],
];
