export { type Inquiry, type InquiryParts, labelOf, makeInquiry } from "./inquiry.ts";
export { type MachineFinding, type MachineLabel, toMachineFindings } from "./machine.ts";
export { ansiPaint, type Paint, type PaintRole, plainPaint } from "./paint.ts";
export { makePlaces, type Place, type Places } from "./places.ts";
export { type RenderOptions, renderFinding, renderFindings } from "./render.ts";
export { defineRule, type Report, type Rule } from "./rule.ts";
export { runRules } from "./run.ts";
export { displayWidth } from "./widths.ts";
