import { describe } from "vitest";
import { subjects } from "./asked.js";
import { agreeOnFarTimes } from "./far-times-agreement.js";

describe.each(subjects)("$dialect.name", agreeOnFarTimes);
