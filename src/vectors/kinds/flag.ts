import type { FieldReader, MakeVector } from "../source.js";

function makeFlags(values: readonly unknown[], issues: Uint16Array): MakeVector {
  const flags = new Uint8Array(issues.length);
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
    return { name: "flag", type: "flag", issues: found > 0 ? issues : null, values: flags };
  };
}

/** Reads true and false. */
export const flagReader: FieldReader = { name: "flag", type: "flag", vectors: makeFlags };
