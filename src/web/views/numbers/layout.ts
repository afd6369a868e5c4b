import type { Counted, Figure } from "../../../api/wire.ts";

/** The scale that the figures for one thing are drawn on; by tens where the largest is many times the smallest. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
}

/** From here on a plain scale would press the small figures together. */
const BY_TENS = 50;

/** A scale from nothing to the largest figure, or by tens from the smallest. */
export function scaleOf(figures: readonly Figure[]): Scale {
  const ends = figures.flatMap(({ low, high }) => [low, high]).filter(Number.isFinite);
  const high = Math.max(...ends, 1);
  const low = Math.min(...ends.filter((end) => end > 0), high);
  return high / low > BY_TENS
    ? { low: 10 ** Math.floor(Math.log10(low)), high: 10 ** Math.ceil(Math.log10(high)), log: true }
    : { low: 0, high, log: false };
}

/** Where a number stands on the scale, 0 to 1. */
export function placeOn({ low, high, log }: Scale, value: number): number {
  if (!Number.isFinite(value)) return 1;
  const share = log ? Math.log10(Math.max(value, low) / low) / Math.log10(high / low) : (value - low) / (high - low);
  return Math.min(1, Math.max(0, share));
}

/** Whether two figures of different voices cannot both be right; figures of different days can. */
export function excludes({ figures }: Counted): boolean {
  return figures.some((a, index) =>
    figures.slice(index + 1).some((b) => {
      const sameTime = a.when.earliest <= b.when.latest && b.when.earliest <= a.when.latest;
      return sameTime && a.evidence.voice !== b.evidence.voice && (a.high < b.low || b.high < a.low);
    }),
  );
}
