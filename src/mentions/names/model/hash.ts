/** A whole number for a string, the same on every machine. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return finish(hash);
}

/** One number from two; the order matters. */
export function mix(left: number, right: number): number {
  return finish(Math.imul(left ^ 0x9e3779b1, 0x85ebca6b) ^ Math.imul((right + 0x165667b1) | 0, 0xc2b2ae35));
}

function finish(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}
