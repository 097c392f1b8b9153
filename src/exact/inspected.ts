/** The name of the method that Node, Deno and Bun print a value by. */
export const inspected: unique symbol = /*#__PURE__*/ Symbol.for("nodejs.util.inspect.custom") as never;
