/** Figures by rep as a service, from rows in memory at `/memory/reps` and from a database at `/sql/reps`. */
import { DuckDBInstance } from "@duckdb/node-api";
import fastify, { type FastifyError } from "fastify";
import {
  bookings,
  type CalendarDate,
  Deal,
  evaluate,
  medianSalesCycle,
  rates,
  report,
  through,
  winRate,
} from "salesmetrics";
import { parseRows } from "salesmetrics/schemas";
import { duckdb, fromSql, sqlTable, toSql } from "salesmetrics/sql";
import { createDeals, selectDeals } from "./deals.js";

const metrics = { winRate, bookings, medianSalesCycle };
const euro = rates({ base: "EUR", quotes: [{ currency: "USD", rate: "1.09" }] });
const questionOf = (from: CalendarDate, to: CalendarDate) =>
  ({ by: { rep: Deal.ownerId }, during: through(from, to), currency: "USD", rates: euro }) as const;
type Asked = ReturnType<typeof questionOf>;

const date = { type: "string", format: "date" };
const schema = {
  querystring: { type: "object", required: ["from", "to"], properties: { from: date, to: date } },
};

export async function service() {
  const database = await (await DuckDBInstance.create()).connect();
  await database.run(createDeals);
  const rowsOf = async (text: string, parameters: readonly (string | number)[] = []) =>
    (await database.runAndReadAll(text, [...parameters])).getRowObjectsJson();

  const deals = parseRows(Deal, await rowsOf(selectDeals));
  const inMemory = (question: Asked) => evaluate(metrics, { deals }, question);
  const inSql = async (question: Asked) => {
    const scan = toSql(metrics, question, { dialect: duckdb, tables: [sqlTable(Deal, { times: "date" })] });
    const results = scan.statements.map(({ text, parameters }) => rowsOf(text, parameters));
    return report(metrics, fromSql(scan, await Promise.all(results)));
  };

  const app = fastify();
  for (const [path, answer] of [
    ["/memory/reps", inMemory],
    ["/sql/reps", inSql],
  ] as const)
    app.get<{ Querystring: { from: CalendarDate; to: CalendarDate } }>(
      path,
      { schema },
      async ({ query }) => {
        const { rows, total } = await answer(questionOf(query.from, query.to));
        return { rows, total };
      },
    );
  app.setErrorHandler<FastifyError>(({ message, statusCode = 500, name }, _, reply) =>
    reply.code(name === "SalesmetricsError" ? 400 : statusCode).send({ message }),
  );
  return app;
}
