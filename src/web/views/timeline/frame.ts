import type { Day } from "../../../model/time.ts";
import type { Box, Layout } from "./layout.ts";
import { HEAD, LANE, type Told } from "./sections.ts";
import type { Window } from "./window.ts";

/** The colours of the chart, from the style sheet. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly paper: string;
  readonly claim: string;
  readonly date: string;
  readonly lit: string;
  readonly clash: string;
  readonly font: string;
}

/** A section as it is drawn: its lanes, or the account as told. */
export interface Strip {
  readonly label?: string;
  readonly count: number;
  /** From the top of the canvas, in pixels. */
  readonly top: number;
  readonly height: number;
  readonly layout: Layout;
  readonly told?: Told;
}

/** Everything a frame needs. */
export interface Frame {
  readonly strips: readonly Strip[];
  readonly window: Window;
  readonly height: number;
  readonly palette: Palette;
  /** Items of the passage before the reader's eyes. */
  readonly lit: ReadonlySet<string>;
  /** Items of the open finding. */
  readonly clashing: ReadonlySet<string>;
  readonly current: string | undefined;
  readonly day: Day | undefined;
  readonly against: Day | undefined;
}

/** The top of a box within its section. */
export function topOf(box: Box & { readonly y?: number }, labelled: boolean): number {
  return box.y ?? box.lane * LANE + (labelled ? HEAD : 0);
}

/** Whether a box is drawn so that it stands out. */
export function isMarked({ item }: Box, frame: Frame): boolean {
  return frame.lit.has(item.id) || frame.clashing.has(item.id) || frame.current === item.id;
}
