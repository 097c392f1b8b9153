import { describe } from "vitest";
import { subjects } from "./asked.js";
import { agreeOnViews } from "./views-agreement.js";

describe.each(subjects)("$dialect.name", agreeOnViews);
