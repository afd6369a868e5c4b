import { missingOrStated } from "./carry.ts";
import { stepUnit } from "./draft.ts";
import { grainOf } from "./point.ts";
import { type Draft, plain, type Resolution, type Scene } from "./scene.ts";

/** "On 27 June 1950, two days after the invasion": the date said twice. */
export function sameDateBeside(scene: Scene, draft: Draft, index: number): Resolution | undefined {
  if (draft.reading.from !== "event" && draft.reading.kind !== "nth-unit") return undefined;
  if (draft.reading.from === "event" && stepUnit(draft.reading.unit) === undefined) return undefined;
  const { unit } = draft.reading;
  const grain = draft.reading.kind === "nth-unit" && (unit === "month" || unit === "year") ? unit : "day";
  const before = scene.resolutions[index - 1];
  if (
    draft.gap !== undefined &&
    scene.appositions.has(draft.gap) &&
    before?.point !== undefined &&
    grainOf(before.point) === grain &&
    scene.drafts[index - 1]?.setting.sentence === draft.setting.sentence
  ) {
    return { ...plain(before.point), counted: { from: index - 1, sure: false } };
  }
  const next = scene.drafts[index + 1];
  const point = next?.reading.point;
  if (next?.gap === undefined || point === undefined || grainOf(point) !== grain || !scene.appositions.has(next.gap) || next.gap === "-")
    return undefined;
  const resolution = missingOrStated(scene, next, index + 1);
  return resolution.point === undefined ? undefined : { ...plain(resolution.point), counted: { from: index + 1, sure: false } };
}
