/** The powers of ten that are doubles: `10^0` to `10^22`. */
export const powersOfTen: readonly number[] = /*#__PURE__*/ Array.from({ length: 23 }, (_, power) =>
  Number(`1e${power}`),
);

/** Integers below this have at most 15 digits. Decimals of at most 15 digits and doubles correspond one to one. */
export const fifteenDigits = 1e15;

/** Decimals with more digits after the point are not scaled to integers: ordinary amounts would get too large. */
export const finestScale = 8;
