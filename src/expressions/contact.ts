import type { Expression, Predicate } from "./expression.js";
import { textTest } from "./flags.js";

const placeholders = ["n/a", "na", "none", "null", "unknown", "test", "tbd", "asdf"];
const namelessNames = ["", "-", "?", "nil", "x", "xx", "xxx"];
const namelessMailboxes = ["noemail", "no-email", "nomail", "noreply", "no-reply"];

/**
 * True when a text is a well-formed e-mail address and no placeholder such as `test@…` or `n/a`.
 *
 * *Gotchas*. A well-formed address may still be undeliverable.
 *
 * @category Expressions
 */
export function isEmail<Data>(text: Expression<Data, string>): Predicate<Data> {
  return cleanTextTest("isEmail", "an e-mail address", text, (address) => {
    if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address)) return false;
    const mailbox = address.slice(0, address.indexOf("@"));
    return !placeholders.includes(mailbox) && !namelessMailboxes.includes(mailbox);
  });
}

/**
 * True when a text is a telephone number: 7 to 15 digits, not all the same, with the usual punctuation.
 *
 * @category Expressions
 */
export function isPhone<Data>(text: Expression<Data, string>): Predicate<Data> {
  return cleanTextTest("isPhone", "a telephone number", text, (number) => {
    if (!/^\+?[\d\s().\-/]+((x|ext\.?)\s*\d+)?$/.test(number)) return false;
    const digits = number.replace(/(x|ext\.?).*$/, "").replace(/\D/g, "");
    return digits.length >= 7 && digits.length <= 15 && !/^(\d)\1*$/.test(digits);
  });
}

/**
 * True when a text is the name of a person: it has a letter, and is no placeholder such as `n/a` or `test`.
 *
 * @category Expressions
 */
export function isPersonName<Data>(text: Expression<Data, string>): Predicate<Data> {
  return cleanTextTest(
    "isPersonName",
    "a name",
    text,
    (name) => /\p{L}/u.test(name) && !placeholders.includes(name) && !namelessNames.includes(name),
  );
}

/** A longer text is no name, address or number; it is not searched. */
const longestText = 1000;

/** A condition on a text, trimmed and in lower case; false when it is missing. */
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
    (value) => value.length <= longestText && holds(value.trim().toLowerCase()),
  );
}
