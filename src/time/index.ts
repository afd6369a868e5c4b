export * from "./allen.ts";
export * from "./calendars/index.ts";
export * from "./days.ts";
export * from "./edtf/index.ts";
export * from "./interval.ts";
export * from "./policy.ts";
export * from "./stretch.ts";
export { edtfOfTimex, intervalOfTimex, isImpossibleTimex } from "./timex.ts";
