/** The value under a key of a map; made and kept the first time. */
export function memoized<Key, Value>(memo: Map<Key, unknown>, key: Key, make: () => Value): Value {
  let found = memo.get(key) as Value | undefined;
  if (found === undefined) memo.set(key, (found = make()));
  return found;
}
