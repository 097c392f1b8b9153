import { parentPort } from "node:worker_threads";
import { serve } from "salesmetrics/workers";
import { poolQuestions } from "./pool-questions.js";

serve(poolQuestions, parentPort);
