import type { Settings } from "./train.ts";

/** What the committed weights were trained with. */
export const SETTINGS: Settings = {
  seed: 20_240,
  folds: 3,
  known: { least: 20, share: 997 },
  tagger: { rounds: 5, least: 3, bits: 22, table: { slots: 1 << 18, fill: 80, scale: 4, entries: 700_000, weight: 2 } },
  parser: { rounds: 10, least: 5, bits: 24, table: { slots: 1 << 20, fill: 75, scale: 3 } },
  labels: { least: 3, bits: 23, table: { slots: 1 << 18, fill: 80, scale: 4, entries: 900_000, weight: 2 } },
  explore: { from: 1, share: 90 },
};
