/** Texts that would do something if a statement held them as they are. */
export const injections: readonly string[] = [
  ...["'; DROP TABLE deals; --", '" OR 1=1', "' OR '1'='1", "\\", "\\'", "\\' OR 1=1 --", '\\"', "''", '""'],
  ...["`", "--", "/*", "*/", "/* x */ --", "#", ";", "${x}", "{p1}", "{p1:String}", "$1", "$$", "$tag$"],
  ...["?", "?1", ":name", "@name", "%s", "%", "_", "\\x41", "\\u0041", "\\n", "\\N", "&amp;"],
  ...["NULL", "null", "__proto__", "\t", "a\tb", "a\nb", "a\r\nb", "\u0001\u0008\u001b\u001f\u007f"],
];

/**
 * Texts that are not told apart, or are changed, where texts are compared or kept loosely.
 *
 * A byte order mark at the beginning is not among them: the clients of SQLite and PGlite decode results with
 * `TextDecoder`, which drops it.
 */
export const lookAlikes: readonly string[] = [
  ...[
    "",
    " ",
    "ann",
    "Ann",
    "ANN",
    "ann ",
    " ann",
    "ann\u00a0",
    "ann\u200b",
    "ann\ufeff",
    "bob",
    "1",
    "01",
    "1.0",
  ],
  ...["\u00e9", "e\u0301", "ß", "ss", "ẞ", "I", "ı", "İ", "ﬁ", "\u00c5", "\u212b", "العربية", "日本語"],
  ...["😀", "👩‍👩‍👧", "👩", "\u2028", "\u200b", "\ud7ff", "\ue000", "\uffff"],
];
