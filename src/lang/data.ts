/** One file of language or knowledge data as read from disk or bundled: its path from the package root and its text. */
export interface DataFile {
  readonly path: string;
  readonly text: string;
  /** What YAML says that was read before: of this file only as long as its text is the very same. */
  readonly known?: { readonly text: string; readonly value: unknown };
}
