/** What a stretch of a rendered finding is, so that a paint can colour it. */
export type PaintRole = "error" | "warning" | "note" | "message" | "gutter" | "related" | "help";

/** Colours a stretch of a rendered finding; must not change its width. */
export type Paint = (text: string, role: PaintRole) => string;

/** No colour: for files, pipes and tests. */
export const plainPaint: Paint = (text) => text;

const CODES: Readonly<Record<PaintRole, string>> = {
  error: "1;31",
  warning: "1;33",
  note: "1;36",
  message: "1",
  gutter: "34",
  related: "36",
  help: "32",
};

/** The colours of ANSI terminals. */
export const ansiPaint: Paint = (text, role) => `\u001b[${CODES[role]}m${text}\u001b[0m`;
