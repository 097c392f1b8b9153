import type { Contender } from "../contender.js";
import { arquero } from "./arquero.js";
import { crossfilter2 } from "./crossfilter.js";
import { d3Array } from "./d3.js";
import { duckDb } from "./duckdb.js";
import { esToolkit } from "./es-toolkit.js";
import { polars } from "./polars.js";
import { rowLoop } from "./row-loop.js";
import { salesmetricsColumns } from "./salesmetrics-columns.js";
import { salesmetricsPool } from "./salesmetrics-pool.js";
import { salesmetricsRows } from "./salesmetrics-rows.js";
import { tidyJs } from "./tidy.js";
import { typedArrays } from "./typed-arrays.js";

/** In the order of the tables. */
export const contenders: readonly Contender[] = [
  salesmetricsRows,
  salesmetricsColumns,
  salesmetricsPool,
  typedArrays,
  rowLoop,
  d3Array,
  arquero,
  tidyJs,
  esToolkit,
  crossfilter2,
  duckDb,
  polars,
];
