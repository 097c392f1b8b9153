// Money keeps its sums by a key: a currency, perhaps with the day of its rate. Amounts over a divisor have it at the end of
// their key, `USD/3`, so that they are added first and divided once.

/** The key of amounts over a divisor. */
export function dividedKey(key: string, divisor: number): string {
  return divisor === 1 ? key : `${key}/${divisor}`;
}

/** The key without a divisor, and the divisor. */
export function keyAndDivisor(key: string): readonly [key: string, divisor: string] {
  const [own = "", divisor = "1"] = key.split("/");
  return [own, divisor];
}
