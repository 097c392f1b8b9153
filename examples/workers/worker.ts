import { parentPort } from "node:worker_threads";
import { serve } from "salesmetrics/workers";
import { questions } from "./questions.js";

serve(questions, parentPort);
