import type { Asked, Loaded, Reply, Request } from "./protocol.js";

/** Has a worker answer what its session sends. An error is sent as text. */
export function replyTo<Question extends string>(
  load: () => Promise<Loaded> | Loaded,
  ask: (question: Question) => Promise<Asked | { leftOut: string }> | Asked,
): void {
  const reply = async (request: Request<Question>): Promise<Reply> =>
    "load" in request ? await load() : await ask(request.ask);
  process.on("message", (request: Request<Question>) => {
    void reply(request)
      .catch((error: unknown): Reply => ({
        failed: error instanceof Error ? (error.stack ?? "") : String(error),
      }))
      .then((answer) => process.send!(answer));
  });
}
