import { RULES } from "../../../rules/index.ts";
import { inLanguage } from "../../lang/choice.ts";
import { type Gazetteer, loadGazetteer } from "../../lang/gazetteer.ts";
import { loadLanguages } from "../../lang/language.ts";
import type { WeightsFile } from "../../lang/weights.ts";
import type { Source, SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { TextMemory } from "../../text/syntax/memory.ts";
import { speak } from "../base/language.ts";
import { CheckDesk } from "./desk.ts";
import { decode } from "./files.ts";
import { keepFiles } from "./kept.ts";
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

let desk: CheckDesk | undefined;

function answer(message: Answer): void {
  postMessage(message);
}

addEventListener("message", (event: MessageEvent<Request>) => {
  const request = event.data;
  if (request.kind === "check") {
    speak(request.language);
    check(request.files).catch(reportError);
    return;
  }
  const { number, asked } = request;
  desk?.answer(asked).then((answered) => answer({ kind: "answered", number, answered }), reportError);
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
  const read: GivenFile[] = [];
  answer({ kind: "step", doing: say().loading });
  const { languages, knowledge } = loadLanguages(files, await fetchWeights());
  for (const file of given) {
    answer({ kind: "step", doing: say().readingFile(file.name) });
    const decoded = decode(file);
    if ("refusal" in decoded) refused.push(decoded.refusal);
    else if (knowledge !== undefined) {
      const name = freeName(file.name, sources);
      const source = readSource({ id: name, given: decoded.text, format: decoded.format, metadata: {} });
      sources.push(inLanguage(source, languages, knowledge.telling));
      read.push({ ...file, name });
    }
  }
  if (sources.length === 0 || knowledge === undefined) {
    answer({ kind: "refused", refused });
    return;
  }
  const title = sources.length === 1 && sources[0] !== undefined ? sources[0].title : say().severalFiles(sources.length);
  // where the browser keeps nothing, files are read all the same, and nothing can be decided on them
  const kept = await keepFiles(read, title).catch(() => undefined);
  const words = sources.reduce((sum, source) => sum + source.text.split(" ").length, 0);
  answer({ kind: "step", doing: say().checkingWords(words) });
  const gazetteer = await fetchGazetteer();
  const learning = { languages, knowledge, rules: RULES, memory: new TextMemory(), ...(gazetteer === undefined ? {} : { gazetteer }) };
  desk = new CheckDesk({ title, sources, learning, kept });
  answer({ kind: "read", reading: desk.reading, refused, id: kept?.id });
}

/** Two files of one name are two accounts. */
function freeName(name: string, taken: readonly Source[]): SourceId {
  let free = name;
  for (let count = 2; taken.some((source) => source.id === free); count++) free = name.replace(/(?=\.[^.]*$)|$/, ` (${count})`);
  return free as SourceId;
}
