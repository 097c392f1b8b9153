// A worker does not take over how its process reads TypeScript. Compiled code needs no such file.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
