/** Something wrong with what was handed in (a file, a setting, language data): says what, where and what to do. */
export class Problem extends Error {
  override readonly name = "Problem";
}
