/** A text inside an element or an attribute: never markup, and without the characters that XML forbids. */
export function escaped(text: string): string {
  return text.replace(forbidden, "\ufffd").replace(/[&<>"']/g, (sign) => entities[sign]!);
}

const forbidden = /[^\P{Cc}\t\n\r]|[\ufffe\uffff\p{Surrogate}]/gu;

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
