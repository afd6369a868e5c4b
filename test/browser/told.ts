import type { Records } from "../../src/api/wire.ts";
import { assert } from "../../src/base/assert.ts";
import { loadLanguages } from "../../src/lang/language.ts";
import type { SourceId } from "../../src/model/source.ts";
import { analyse } from "../../src/pipeline.ts";
import { readDataFiles, readWeights } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";

/** Two accounts that agree on a capture and an appointment, and differ on a treaty and a death. */
const ACCOUNTS: Readonly<Record<string, string>> = {
  "town.txt": `The Town Book of Velm

On 3 May 1821 the Government Council appointed Manuel Ortega governor of Velm. The Council of Velm was founded on 1 February 1820.

General Rosas commanded the Army of the North from 1 March 1822 until 4 July 1823. The Army of the North numbered 4,000 men in 1822. On 9 August 1822 the Army of the North captured Lima.

On 10 June 1823 Manuel Ortega resigned as governor of Velm, and Juan Salas became governor of Velm.

On 12 December 1823 the Treaty of Velm was signed by Peru and Chile. The Treaty of Velm provided that the fort should be razed. General Rosas died in Quito on 3 March 1825.
`,
  "letters.txt": `Letters of a Captain

On 3 May 1821 Manuel Ortega was appointed governor of Velm. On 9 August 1822 the Army of the North captured Lima with 3,500 men.

On 15 December 1823 the Treaty of Velm was signed. In 1826 General Rosas died in Lima.
`,
};

/** Accounts as the whole pipeline reads them. */
export function readAccounts(accounts: Readonly<Record<string, string>> = ACCOUNTS): Records {
  const { languages, knowledge } = loadLanguages(readDataFiles(), readWeights());
  assert(knowledge !== undefined, "no knowledge");
  const sources = Object.entries(accounts).map(([id, given]) =>
    readSource({ id: id as SourceId, given, format: "plain", metadata: { language: "en" } }),
  );
  return analyse(sources, { languages, knowledge, rules: [] });
}
