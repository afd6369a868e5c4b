declare global {
  interface JSON {
    /** Text that stands in the JSON as it is (ECMAScript 2026). */
    rawJSON(text: string): unknown;
  }
}

/**
 * JSON in which open bounds survive: ±Infinity is written as a number too large for a double,
 * which is valid JSON and which `JSON.parse` reads as ±Infinity again.
 */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (part === Number.POSITIVE_INFINITY) return JSON.rawJSON("1e999");
    return part === Number.NEGATIVE_INFINITY ? JSON.rawJSON("-1e999") : part;
  });
}
