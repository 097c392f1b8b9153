import { describe } from "./describe.js";
import { Problem, type ReadValue } from "./issue.js";

/** True or false, and the words and digits that CSV writes for them. */
export const readFlag: ReadValue = (value) => {
  switch (typeof value === "string" ? value.toLowerCase() : value) {
    case true:
    case "true":
    case "yes":
    case "1":
    case 1:
      return true;
    case false:
    case "false":
    case "no":
    case "0":
    case 0:
      return false;
    default:
      return new Problem("invalid-flag", `expected true or false, got ${describe(value)}`);
  }
};
