import { oncePer } from "../memo.js";
import type { AnyExpression } from "./expression.js";

/** Equal for expressions that compute the same: their type and definition. One with a callback equals only itself. */
export const expressionKey: (expression: AnyExpression) => unknown = /*#__PURE__*/ oncePer(
  (expression: AnyExpression) => {
    const { type, definition, opaque } = expression;
    return opaque ? expression : `${type} ${JSON.stringify(definition)}`;
  },
);
