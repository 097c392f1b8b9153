/** An exact fraction, in BigInt: the arithmetic that the tests trust. */
export interface Ratio {
  readonly above: bigint;
  readonly below: bigint;
}

/** A decimal over a whole number. */
export function ratioOf(amount: number | string, divisor: number | string = 1): Ratio {
  const [whole = "", part = ""] = String(amount).split(".");
  return { above: BigInt(whole + part), below: 10n ** BigInt(part.length) * BigInt(divisor) };
}

export function sumOf(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(
    (left, right) => ({
      above: left.above * right.below + right.above * left.below,
      below: left.below * right.below,
    }),
    { above: 0n, below: 1n },
  );
}

export function negated({ above, below }: Ratio): Ratio {
  return { above: -above, below };
}

/** In lowest terms, `"500/3"`. */
export function textOf({ above, below }: Ratio): string {
  let [first, second] = [above < 0n ? -above : above, below];
  while (second !== 0n) [first, second] = [second, first % second];
  return `${above / first}/${below / first}`;
}

export function productOf(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce((left, right) => ({
    above: left.above * right.above,
    below: left.below * right.below,
  }));
}

export function isBelow(left: Ratio, right: Ratio): boolean {
  return left.above * right.below < right.above * left.below;
}
