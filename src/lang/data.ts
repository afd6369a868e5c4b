/** One file of language or knowledge data as read from disk or bundled: its path from the package root and its text. */
export interface DataFile {
  readonly path: string;
  readonly text: string;
}
