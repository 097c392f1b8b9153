export { default } from "../dashboard/vite.config.js";
