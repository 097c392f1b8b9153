// Rows, metrics and fields may have names that every object inherits, such as `constructor` and `__proto__`.

/** The value of an object's own property; `undefined` if it has none of this name. */
export function ownOf<Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

const nothing = {};

/** Sets an own property. */
export function setOwn(record: Record<string, unknown>, name: string, value: unknown): void {
  if (name in nothing)
    Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
  else record[name] = value;
}
