/** The value under a key of a map; made and kept the first time. */
export function memoized<Key, Value>(memo: Map<Key, unknown>, key: Key, make: () => Value): Value {
  let found = memo.get(key) as Value | undefined;
  if (found === undefined) memo.set(key, (found = make()));
  return found;
}

/** A function that makes its result once for each object, and keeps it as long as the object. */
export function oncePer<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let known: WeakMap<Key, { readonly value: Value }> | null = null;
  return (key) => {
    known ??= new WeakMap();
    let found = known.get(key);
    if (found === undefined) known.set(key, (found = { value: make(key) }));
    return found.value;
  };
}

/** A function that keeps its last result, for calls with the same argument in a row. */
export function oncePerLast<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | null = null;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

/** A function of two values that makes its result once for each pair. */
export function oncePerPair<Left, Right, Value>(
  make: (left: Left, right: Right) => Value,
): (left: Left, right: Right) => Value {
  const known = new Map<Left, Map<Right, Value>>();
  return (left, right) => {
    const ofLeft = memoized(known, left, () => new Map<Right, Value>());
    return memoized(ofLeft, right, () => make(left, right));
  };
}
