export * from "./days.ts";
export * from "./interval.ts";
