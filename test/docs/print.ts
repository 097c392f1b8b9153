const identifier = /^[A-Za-z_$][\w$]*$/;

interface DecimalLike {
  toFixed(): string;
}

function isDecimal(value: object): value is DecimalLike {
  return (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag] === "Decimal";
}

/** A value as the docs write it: `{ amount: 1234.5, currency: "USD" }`, on one line. */
export function print(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "function") return `[Function ${value.name}]`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value !== "object" || value === null) return String(value);
  if (isDecimal(value)) return value.toFixed();
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value instanceof Error) return `[${value.name}: ${value.message}]`;
  if (value instanceof Map) {
    return braced(
      "Map ",
      [...value].map(([key, held]) => `${print(key)} => ${print(held)}`),
    );
  }
  if (value instanceof Set) return braced("Set ", Array.from(value, print));
  if (Array.isArray(value)) return `[${value.map(print).join(", ")}]`;
  if (ArrayBuffer.isView(value)) return `[${Array.from(value as Uint8Array, print).join(", ")}]`;
  return braced(
    "",
    Object.entries(value).map(
      ([key, held]) => `${identifier.test(key) ? key : JSON.stringify(key)}: ${print(held)}`,
    ),
  );
}

function braced(prefix: string, parts: readonly string[]): string {
  return parts.length === 0 ? `${prefix}{}` : `${prefix}{ ${parts.join(", ")} }`;
}
