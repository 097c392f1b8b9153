import type { Expression, Predicate } from "./expression.js";
import { textTest } from "./flags.js";
import { plainText } from "./plain-text.js";

// English and Arabic words for nothing; Arabic ones without vowel signs.
const placeholders = /*#__PURE__*/ (() =>
  new Set(
    `n/a|na|none|null|nil|nobody|unknown|undefined|anonymous|not available|not provided|no name|noname|test
|test user|test test|demo|sample|example|dummy|tbd|asdf|qwerty|غير معروف|غير محدد|غير متوفر|غير متاح|لا يوجد|لا شيء
|لا شئ|بدون|بدون اسم|مجهول|تجربة|تجريبي|اختبار|مستخدم`.split(/\s*\|/),
  ))();
const namelessNames = /*#__PURE__*/ (() => new Set(["", "-", "?", "x", "xx", "xxx"]))();
const namelessMailboxes = /*#__PURE__*/ (() =>
  new Set(["noemail", "no-email", "nomail", "noreply", "no-reply"]))();

/**
 * True when a text is a well-formed e-mail address and no placeholder: `test@…`, `test1@…`, any address at `example.*`,
 * `test.*` or `localhost`, and `x@x.x`.
 *
 * *Gotchas*. A well-formed address may still be undeliverable.
 *
 * @category Expressions
 */
export function isEmail<Data>(text: Expression<Data, string>): Predicate<Data> {
  return cleanTextTest("isEmail", "an e-mail address", text, (address) => {
    if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address)) return false;
    const [mailbox, domain] = address.split("@") as [string, string];
    if (/(^|\.)(example|test|localhost|invalid)(\.|$)/.test(domain) || /^[^.]+\..$/.test(domain))
      return false;
    return (
      !isPlaceholder(mailbox) &&
      !namelessMailboxes.has(mailbox) &&
      !domain.startsWith(`${mailbox}.${mailbox}`)
    );
  });
}

/**
 * True when a text is a telephone number: 7 to 15 digits of any script, not all the same and not only counting up, with
 * the usual punctuation.
 *
 * @category Expressions
 */
export function isPhone<Data>(text: Expression<Data, string>): Predicate<Data> {
  return cleanTextTest("isPhone", "a telephone number", text, (number) => {
    if (!/^\+?[\d\s().\-/]+((x|ext\.?)\s*\d+)?$/.test(number)) return false;
    const digits = number.replace(/(x|ext\.?).*$/, "").replace(/\D/g, "");
    return digits.length >= 7 && digits.length <= 15 && !/^(\d)\1*$/.test(digits) && !countsUp(digits);
  });
}

/** `1234567890`: each digit is one more than the one before. */
function countsUp(digits: string): boolean {
  return "01234567890123456789012345".includes(digits);
}

/**
 * True when a text is the name of a person: it has a letter, and is no address and no placeholder such as `n/a` or
 * `test`, in English or Arabic.
 *
 * *Gotchas*. One word twice, such as "Test Test", is taken for a placeholder.
 *
 * @category Expressions
 */
export function isPersonName<Data>(text: Expression<Data, string>): Predicate<Data> {
  return cleanTextTest(
    "isPersonName",
    "a name",
    text,
    (name) => /\p{L}/u.test(name) && !name.includes("@") && !isPlaceholder(name) && !namelessNames.has(name),
  );
}

/** A word for nothing, perhaps with a number; or one word several times. */
function isPlaceholder(text: string): boolean {
  const words = text
    .replace(/[\u064b-\u065f]/g, "")
    .replace(/\s*\d+$/, "")
    .split(/\s+/);
  return placeholders.has(words.join(" ")) || (words.length > 1 && new Set(words).size === 1);
}

/** A longer text is no name, address or number; it is not searched. */
const longestText = 1000;

/** A condition on a text, trimmed, in lower case and plain characters; false when it is missing. */
function cleanTextTest<Data>(
  name: string,
  noun: string,
  text: Expression<Data, string>,
  holds: (text: string) => boolean,
): Predicate<Data> {
  return textTest(
    name,
    `{1} is ${noun}`,
    text,
    (value) => value.length <= longestText && holds(plainText(value).trim().toLowerCase()),
  );
}
