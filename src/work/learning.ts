import { RULES } from "../../rules/index.ts";
import { Problem } from "../base/problem.ts";
import { together, withSettings } from "../findings/index.ts";
import { dataFor } from "../lang/choice.ts";
import { loadLanguages } from "../lang/language.ts";
import type { Learning } from "../pipeline.ts";
import { readDataFiles, readWeights } from "../readers/data.ts";
import type { DossierFolder } from "../store/dossier.ts";

/** What Regest knows before it reads. Faulty data of our own is a problem that names the file and line. */
export function learn({ trained = true }: { readonly trained?: boolean } = {}): Learning {
  const { languages, knowledge, problems } = loadLanguages(readDataFiles(), trained ? readWeights() : []);
  if (problems.length > 0) throw new Problem(problems.join("\n"));
  if (knowledge === undefined) throw new Problem("knowledge/predicates.yaml is missing: install the package again");
  return { languages, knowledge, rules: RULES };
}

/** What is known, as the dossiers set it: how rules are run, and which languages there are to choose from. */
export function settled(learning: Learning, dossiers: readonly DossierFolder[], stated: readonly string[]): Learning {
  if (dossiers.length === 0) return learning;
  const set = dossiers.filter(({ rules }) => rules.rules.size > 0);
  if (set.length > 1) {
    const titles = set.map(({ title }) => title).join(" and ");
    throw new Problem(`${titles} set rules each in its own way: check them one by one, or leave \`rules\` and \`profiles\` to one of them`);
  }
  const rules = withSettings(learning.rules, together(dossiers.map((dossier) => dossier.rules)));
  const chosen = dossiers.flatMap(({ languages = [] }) => languages);
  const [first] = chosen;
  if (first === undefined || dossiers.some(({ languages }) => languages === undefined)) return { ...learning, rules };
  const codes = [...learning.languages.keys()];
  const wanted = new Set([...chosen, ...stated.flatMap((language) => dataFor(language, codes) ?? [])]);
  const { telling } = learning.knowledge;
  const knowledge = wanted.has(telling.default) ? learning.knowledge : { ...learning.knowledge, telling: { ...telling, default: first } };
  return { ...learning, rules, knowledge, languages: new Map([...learning.languages].filter(([code]) => wanted.has(code))) };
}
