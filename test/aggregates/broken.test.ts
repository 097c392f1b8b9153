import { describe, expect, test } from "vitest";
import { type Aggregate, type Outcome, SalesmetricsError } from "salesmetrics";
import { assertAggregateLaws, BrokenLawError } from "salesmetrics/testing";

// Each aggregate breaks one law, and is caught at it.

function outcome(value: number): Outcome<number> {
  return { value, reason: null, numerator: null, denominator: null, n: null };
}

interface Box {
  total: number;
}

/** A sum of doubles, which is exact as long as they are small integers. */
const additive: Omit<Aggregate<number, Box, number>, "remove" | "negate"> = {
  definition: "total",
  class: "additive",
  init: () => ({ total: 0 }),
  step: (box, value) => {
    box.total += value;
    return box;
  },
  merge: (left, right) => ({ total: left.total + right.total }),
  finish: (box) => outcome(box.total),
};

const sound: Aggregate<number, Box, number> = {
  ...additive,
  remove: (box, value) => {
    box.total -= value;
    return box;
  },
  negate: ({ total }) => ({ total: -total }),
};

const inputs = [1, 2, 3, 5, 8, 13, 21];

function brokenBy<Input, State>(
  aggregate: Aggregate<Input, State, number>,
  sample: readonly Input[],
): BrokenLawError {
  try {
    assertAggregateLaws(aggregate, sample);
  } catch (error) {
    if (error instanceof BrokenLawError) return error;
    throw error;
  }
  throw new Error("nothing was caught");
}

test("a sound aggregate passes", () => {
  expect(() => assertAggregateLaws(sound, inputs)).not.toThrow();
});

describe("assertAggregateLaws catches", () => {
  const shared: Box = { total: 0 };
  const cases: readonly (readonly [string, string, Partial<Aggregate<number, Box, number>>])[] = [
    [
      "a merge that is not commutative",
      "merge is commutative",
      {
        merge: (left, right) =>
          left.total === 0 || right.total === 0
            ? { total: left.total + right.total }
            : { total: left.total * 2 + right.total },
      },
    ],
    [
      "a merge that is commutative and not associative",
      "merge is associative",
      {
        merge: (left, right) =>
          left.total === 0 || right.total === 0
            ? { total: left.total + right.total }
            : { total: (left.total + right.total) * 2 },
      },
    ],
    [
      "a merge that changes its left argument",
      "merge changes neither argument",
      {
        merge: (left, right) => {
          left.total += right.total;
          return { ...left };
        },
      },
    ],
    [
      "a merge that changes its right argument",
      "merge changes neither argument",
      {
        merge: (left, right) => {
          right.total += left.total;
          return { ...right };
        },
      },
    ],
    [
      "a merge that returns one of its arguments",
      "merge keeps its result apart from its arguments",
      {
        merge: (left, right) => (right.total === 0 ? left : { total: left.total + right.total }),
      },
    ],
    [
      "an init that is no identity",
      "init is the identity of merge",
      {
        merge: (left, right) => ({ total: left.total + right.total + 1 }),
      },
    ],
    ["an init that is shared", "init makes a state of its own", { init: () => shared }],
    [
      "a merge that loses what it does not see",
      "init is the identity of merge",
      { merge: (left) => ({ ...left }) },
    ],
    [
      "a finish that changes the state",
      "finish changes nothing",
      {
        finish: (box) => {
          const found = outcome(box.total);
          box.total *= 2;
          return found;
        },
      },
    ],
    ["a finish that forgets", "finish changes nothing", { finish: (box) => outcome(box.total++) }],
    ["a remove that does not undo", "remove undoes step", { remove: (box) => box }],
    [
      "a remove that takes too much",
      "remove undoes step",
      {
        remove: (box, value) => {
          box.total -= value + 1;
          return box;
        },
      },
    ],
    ["a negate that does nothing", "negate takes out what was merged", { negate: (box) => ({ ...box }) }],
    ["a negate that forgets", "negate takes out what was merged", { negate: () => ({ total: 0 }) }],
    [
      "a negate that takes too much",
      "negate takes out what was merged",
      { negate: ({ total }) => ({ total: -total - 1 }) },
    ],
    [
      "a negate that changes the state",
      "negate takes out what was merged",
      {
        negate: (box) => {
          box.total *= -1;
          return { ...box };
        },
      },
    ],
    ["a definition that is not plain", "the definition is plain JSON", { definition: undefined as never }],
  ];
  test.each(cases)("%s", (_, law, part) => {
    shared.total = 0;
    expect(brokenBy({ ...sound, ...part }, inputs).law).toBe(law);
  });

  test("a float sum, which depends on the order by one bit", () => {
    const error = brokenBy(additive, [0.1, 0.2, 0.3]);
    expect(error.law).toBe("any order gives the same result");
    expect(JSON.parse(error.counterExample)).toMatchObject({
      expected: expect.stringContaining("0.6") as string,
    });
  });

  test("a state that depends on the order", () => {
    const latest: Aggregate<number, Box, number> = { ...sound, step: (_box, value) => ({ total: value }) };
    expect(brokenBy(latest, inputs).law).toBe("any order gives the same result");
  });

  test("negative zero", () => {
    const least: Aggregate<number, Box, number> = {
      ...additive,
      init: () => ({ total: 1e9 }),
      step: (box, value) => ({ total: value <= box.total ? value : box.total }),
      merge: (left, right) => ({ total: right.total <= left.total ? right.total : left.total }),
    };
    expect(() => assertAggregateLaws(least, [0, 1, 2])).not.toThrow();
    expect(brokenBy(least, [0, -0, 1]).law).toBe("any order gives the same result");
  });

  test("a state that is a Map, which JSON empties", () => {
    const tally: Aggregate<number, Map<number, number>, number> = {
      ...additive,
      init: () => new Map(),
      step: (counts, value) => counts.set(value, (counts.get(value) ?? 0) + 1),
      merge: (left, right) => {
        const merged = new Map(left);
        for (const [value, count] of right) merged.set(value, (merged.get(value) ?? 0) + count);
        return merged;
      },
      finish: (counts) => outcome(counts.size),
    };
    expect(brokenBy(tally, inputs).law).toBe("states survive JSON");
  });

  test("a state that is a bigint, which JSON refuses", () => {
    const exact: Aggregate<number, bigint, number> = {
      ...additive,
      init: () => 0n,
      step: (total, value) => total + BigInt(value),
      merge: (left, right) => left + right,
      finish: (total) => outcome(Number(total)),
    };
    const error = brokenBy(exact, inputs);
    expect(error.law).toBe("states survive JSON");
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test("a state with an infinity, which JSON turns into null", () => {
    const least: Aggregate<number, Box, number> = {
      ...additive,
      init: () => ({ total: Infinity }),
      step: (box, value) => ({ total: Math.min(box.total, value) }),
      merge: (left, right) => ({ total: Math.min(left.total, right.total) }),
    };
    expect(brokenBy(least, inputs).law).toBe("states survive JSON");
  });

  test("a step that changes its input", () => {
    const careless: Aggregate<{ value: number }, Box, number> = {
      ...sound,
      step: (box, input) => {
        box.total += input.value;
        input.value += 0;
        Object.assign(input, { seen: true });
        return box;
      },
      remove: (box, input) => ({ total: box.total - input.value }),
    };
    expect(brokenBy(careless, [{ value: 1 }, { value: 2 }]).law).toBe("inputs stay as they are");
  });
});

describe("what assertAggregateLaws reports", () => {
  const lossy: Aggregate<number, Box, number> = { ...sound, remove: (box) => box };

  test("the law, and a small counter-example as JSON", () => {
    const error = brokenBy(lossy, inputs);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe("BrokenLawError");
    expect(error.code).toBe("broken-law");
    expect(error.message).toBe(
      `assertAggregateLaws: expected that remove undoes step, got ${error.counterExample}`,
    );
    const counterExample = JSON.parse(error.counterExample) as { inputs: number[]; removed: number[] };
    expect(counterExample.inputs.length).toBeLessThanOrEqual(2);
    expect(counterExample.removed.length).toBeGreaterThan(0);
  });

  test("the same for the same seed", () => {
    expect(brokenBy(lossy, inputs).message).toBe(brokenBy(lossy, inputs).message);
  });

  test("a refusal of finish is a result, when it is the same everywhere", () => {
    const strict: Aggregate<number, Box, number> = {
      ...sound,
      finish: (box) => {
        if (box.total > 10) throw new SalesmetricsError("invalid-argument", `too much: ${box.total}`);
        return outcome(box.total);
      },
    };
    expect(() => assertAggregateLaws(strict, inputs)).not.toThrow();
    expect(brokenBy({ ...strict, remove: (box) => box }, inputs).law).toBe("remove undoes step");
  });

  test("a check that refuses a state of its own", () => {
    const forgetful: Aggregate<number, Box, number> = {
      ...additive,
      isState: (state) => (state as Box).total !== 0,
    };
    expect(brokenBy(forgetful, inputs).law).toBe("isState knows every state");
  });

  test("without remove the other laws are checked", () => {
    expect(() => assertAggregateLaws(additive, inputs)).not.toThrow();
  });
});
