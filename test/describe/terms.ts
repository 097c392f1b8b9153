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
];
