import { RULES } from "../../../rules/index.ts";
import { type Answering, answering } from "../../api/questions.ts";
import { readingOf } from "../../api/wire.ts";
import { inLanguage } from "../../lang/choice.ts";
import { type Gazetteer, loadGazetteer } from "../../lang/gazetteer.ts";
import { loadLanguages } from "../../lang/language.ts";
import type { WeightsFile } from "../../lang/weights.ts";
import type { Source, SourceId } from "../../model/source.ts";
import { analyse } from "../../pipeline.ts";
import { readSource } from "../../source/index.ts";
import { speak } from "../base/language.ts";
import { decode } from "./files.ts";
import type { Answer, GivenFile, Request } from "./protocol.ts";
import { say } from "./words.ts";

const data = import.meta.glob<string>(["../../../lang/**/*.{yaml,txt}", "!../../../lang/*/messages.yaml", "../../../knowledge/**/*.{yaml,txt}"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Addresses of the trained weights: they are fetched when something is checked. */
const weights = import.meta.glob<string>("../../../weights/**/*.bin", { query: "?url", import: "default", eager: true });

/** The address of the towns: they are fetched when something is checked. */
const towns = import.meta.glob<string>("../../../knowledge/places/towns.tsv", { query: "?url", import: "default", eager: true });

const files = Object.entries(data).map(([path, text]) => ({ path: path.replace("../../../", ""), text }));

let answerOf: Answering | undefined;

function answer(message: Answer): void {
  postMessage(message);
}

addEventListener("message", (event: MessageEvent<Request>) => {
  const request = event.data;
  if (request.kind === "check") {
    speak(request.language);
    check(request.files).catch(reportError);
  } else if (answerOf !== undefined) answer({ kind: "answered", number: request.number, answered: answerOf(request.question, request.about) });
});

/** What was trained. Throws where the server that sent this page does not send it. */
async function fetchWeights(): Promise<readonly WeightsFile[]> {
  return Promise.all(
    Object.entries(weights).map(async ([path, address]) => {
      const answered = await fetch(address);
      if (!answered.ok) throw new Error(`${address} was answered with ${answered.status}`);
      return { path: path.replace("../../../", ""), bytes: await answered.arrayBuffer() };
    }),
  );
}

/** The gazetteer; absent where the server that sent this page does not send the towns, or the data are faulty: the rest is read all the same. */
async function fetchGazetteer(): Promise<Gazetteer | undefined> {
  const [address] = Object.values(towns);
  const answered = address === undefined ? undefined : await fetch(address).catch(() => undefined);
  return answered?.ok === true ? loadGazetteer(files, { towns: await answered.text() }).value : undefined;
}

async function check(given: readonly GivenFile[]): Promise<void> {
  const refused: string[] = [];
  const sources: Source[] = [];
  answer({ kind: "step", doing: say().loading });
  const { languages, knowledge } = loadLanguages(files, await fetchWeights());
  for (const { name, bytes } of given) {
    answer({ kind: "step", doing: say().readingFile(name) });
    const decoded = decode(name, bytes);
    if ("refusal" in decoded) refused.push(decoded.refusal);
    else if (knowledge !== undefined) {
      const source = readSource({ id: freeName(name, sources), given: decoded.text, format: decoded.format, metadata: {} });
      sources.push(inLanguage(source, languages, knowledge.telling));
    }
  }
  if (sources.length === 0 || knowledge === undefined) {
    answer({ kind: "refused", refused });
    return;
  }
  const words = sources.reduce((sum, source) => sum + source.text.split(" ").length, 0);
  answer({ kind: "step", doing: say().checkingWords(words) });
  const gazetteer = await fetchGazetteer();
  const learning = { languages, knowledge, rules: RULES, ...(gazetteer === undefined ? {} : { gazetteer }) };
  const analysis = analyse(sources, learning);
  answerOf = answering(analysis, learning);
  const title = sources.length === 1 && sources[0] !== undefined ? sources[0].title : say().severalFiles(sources.length);
  answer({ kind: "read", reading: readingOf(title, analysis), refused });
}

/** Two files of one name are two accounts. */
function freeName(name: string, taken: readonly Source[]): SourceId {
  let free = name;
  for (let count = 2; taken.some((source) => source.id === free); count++) free = `${name} (${count})`;
  return free as SourceId;
}
