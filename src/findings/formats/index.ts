export { toGithub } from "./github.ts";
export { toHtml } from "./html.ts";
export { toJunit } from "./junit.ts";
export type { FindingReport, SetAside } from "./report.ts";
export { toSarif } from "./sarif.ts";
