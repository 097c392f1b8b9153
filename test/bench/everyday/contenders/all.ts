import type { EverydayContender } from "../contender.js";
import { arquero } from "./arquero.js";
import { crossfilter2 } from "./crossfilter.js";
import { d3Array } from "./d3.js";
import { esToolkit } from "./es-toolkit.js";
import { loop } from "./loop.js";
import { salesmetrics } from "./salesmetrics.js";

/** In the order of the tables. */
export const everydayContenders = [
  salesmetrics,
  loop,
  d3Array,
  esToolkit,
  arquero,
  crossfilter2,
] as const satisfies readonly EverydayContender[];
