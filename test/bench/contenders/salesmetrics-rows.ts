import type { Contender } from "../contender.js";
import { salesmetricsAnswers } from "./salesmetrics-answers.js";

export const salesmetricsRows: Contender = {
  name: "salesmetrics rows",
  fromRows: (rows) => salesmetricsAnswers(rows),
};
