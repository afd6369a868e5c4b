import { Problem } from "../base/problem.ts";
import { makeTeller } from "../findings/telling.ts";
import { loadMessages } from "../lang/messages.ts";
import { readDataFiles } from "../readers/data.ts";
import type { Checked } from "./checking.ts";

/** What was found, said in another language than English. */
export function inLanguageOf(code: string | undefined, checked: Checked): Checked {
  if (code === undefined || code === "en") return checked;
  const files = readDataFiles();
  const { value, problems } = loadMessages(files, code);
  if (problems.length > 0) throw new Problem(problems.join("\n"));
  if (value === undefined) {
    const known = files.flatMap(({ path }) => /^lang\/([^/]+)\/messages\.yaml$/.exec(path)?.[1] ?? []);
    throw new Problem(`--in ${code}: what is found can be said in ${["en", ...known].join(" or ")}`);
  }
  const { finding: say } = makeTeller(value);
  return {
    ...checked,
    findings: checked.findings.map(say),
    dismissed: checked.dismissed.map(({ finding, by }) => ({ finding: say(finding), by })),
  };
}
