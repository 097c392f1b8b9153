import { Decimal as DecimalJs } from "decimal.js";

/**
 * A decimal.js number.
 *
 * @category Money
 */
export type Decimal = DecimalJs;

/**
 * The library's own decimal.js constructor: 40 significant digits, ties to even (6), no exponents in texts.
 * A program's `Decimal.set` does not change it.
 *
 * @category Money
 */
export const Decimal = /*#__PURE__*/ (() => {
  const made = DecimalJs.clone({
    precision: 40,
    rounding: 6,
    toExpNeg: -9e15,
    toExpPos: 9e15,
    defaults: true,
  });
  // decimal.js gives each number its constructor as a property, and nothing that holds a function can be cloned.
  made.prototype = {
    __proto__: made.prototype as object,
    get constructor() {
      return made;
    },
    set constructor(_) {},
  } as never;
  return made;
})();
