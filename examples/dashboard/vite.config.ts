import { defineConfig } from "vite";

/** In this repository `salesmetrics` is a path of the tsconfig; an application has it in node_modules. */
export default defineConfig({ base: "./", resolve: { tsconfigPaths: true } });
