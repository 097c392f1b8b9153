import type { FieldReader } from "../source.js";

/** Reads true and false. */
export const flagReader: FieldReader = {
  name: "flag",
  type: "flag",
  vectors(values, arena) {
    const flags = arena.uint8();
    const issues = arena.uint16();
    return (places, count, size) => {
      let found = 0;
      issues.fill(0, 0, size);
      for (let index = 0; index < count; index++) {
        const place = places[index]!;
        const value = values[place];
        flags[place] = value === true ? 1 : 0;
        issues[place] = typeof value === "boolean" ? 0 : 1;
        found += issues[place];
      }
      return { type: "flag", issues: found > 0 ? issues : null, values: flags };
    };
  },
};
