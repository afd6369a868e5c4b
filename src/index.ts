/** The library: everything of the core that another program needs to read accounts and to ask about them. It touches no files, no network, no clock. */

export { RULES } from "../rules/index.ts";
export { Bug } from "./base/assert.ts";
export { Problem } from "./base/problem.ts";
export {
  explainFinding,
  type FindingExplanation,
  type FindingGround,
  type Remedies,
  remediesOf,
  renderFindingExplanation,
} from "./explain/finding/index.ts";
export { type Explained, type Explanation, explainClaims, renderExplanation } from "./explain/index.ts";
export { type MachineReading, toMachineReading } from "./export/reading.ts";
export { type MachineState, toMachineState } from "./export/state.ts";
export { type FindingReport, type SetAside, toGithub, toHtml, toJunit, toSarif } from "./findings/formats/index.ts";
export {
  type Baseline,
  baselineOf,
  defineRule,
  type Inquiry,
  type MachineFinding,
  parseBaseline,
  printBaseline,
  type Report,
  type Rule,
  type RuleSettings,
  renderFinding,
  renderFindings,
  since,
  toMachineFindings,
  withSettings,
} from "./findings/index.ts";
export { makeTeller, type Teller } from "./findings/telling.ts";
export { type Before, type Glance, glanceAt, type PassageReading, type Readings, type Remembered, rememberedOf } from "./glance/index.ts";
export type { DataFile } from "./lang/data.ts";
export { type Gazetteer, loadGazetteer, type OwnPlace } from "./lang/gazetteer.ts";
export { type Language, loadLanguages } from "./lang/language.ts";
export { loadMessages, type Messages } from "./lang/messages.ts";
export { loadOwnGazetteer } from "./lang/own-gazetteer.ts";
export type { WeightsFile } from "./lang/weights.ts";
export type * from "./model/chronology.ts";
export type * from "./model/claim.ts";
export type * from "./model/compare.ts";
export type * from "./model/decision.ts";
export type * from "./model/document.ts";
export type * from "./model/entity.ts";
export type * from "./model/finding.ts";
export type * from "./model/mention.ts";
export type * from "./model/place.ts";
export type * from "./model/source.ts";
export type * from "./model/state.ts";
export type * from "./model/time.ts";
export { type Analysis, analyse, type Learning } from "./pipeline.ts";
export { readSource } from "./source/index.ts";
export { indexState, type StateIndex } from "./state/index.ts";
export { type TokenSpan, type Tree, treeOf } from "./text/syntax/tree.ts";
export { boundsOf, parseEdtf, printEdtf } from "./time/index.ts";
