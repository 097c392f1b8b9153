/** `npx tsx examples/service/main.ts`, then http://localhost:3000/sql/reps?from=2025-01-01&to=2025-03-31 */
import { service } from "./service.js";

console.log(await (await service()).listen({ port: 3000 }));
