/** A broken invariant is a bug in Regest, never a fault of the text; it is caught only at the edge of the process. */
export class Bug extends Error {
  override readonly name = "Bug";
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Bug(message);
}

/** The element at `index`, which must exist. */
export function at<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new Bug(`no element ${index} in a list of ${items.length}`);
  return item;
}
