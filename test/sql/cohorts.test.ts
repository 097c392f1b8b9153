import { describe } from "vitest";
import { subjects } from "./asked.js";
import { agreeOnCohorts } from "./cohorts-agreement.js";

describe.each(subjects)("$dialect.name", agreeOnCohorts);
