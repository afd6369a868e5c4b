import type { ReactNode } from "react";

const shapes = {
  before: "M4 3v10M13 3 6 8l7 5z",
  after: "M12 3v10M3 3l7 5-7 5z",
  play: "M4 2.5 13 8l-9 5.5z",
  pause: "M4.5 3v10M11.5 3v10",
  find: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9ZM10.4 10.4 14 14",
} as const;

/** A small sign in the colour of the text; what it means is said by the label of its button. */
export function Icon({ of }: { readonly of: keyof typeof shapes }): ReactNode {
  return (
    <svg className={`icon icon-${of}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={shapes[of]} />
    </svg>
  );
}
