import { inLanguage } from "../lang/choice.ts";
import type { Source, SourceId } from "../model/source.ts";
import type { Learning } from "../pipeline.ts";
import { readAccountFile } from "../readers/account.ts";
import { readSource } from "../source/index.ts";
import { type DossierFile, readDossier } from "../store/dossier.ts";
import { learn, settled } from "../work/learning.ts";
import type { Asked } from "./indexed.ts";
import type { Dossier } from "./inputs.ts";

/** Characters of the texts that are kept at once; those that were asked for longest ago go first. */
const ROOM = 32_000_000;
/** What a source is large by. */
const WORDS: ReadonlySet<PropertyKey> = new Set<keyof Source>(["given", "text", "offsets", "blocks", "pages"]);

/** A dossier that is too large to be read into memory: its accounts are read when their words are asked for. */
export async function largeDossier(
  { dossier, files, folder, place }: Asked,
  strange: readonly string[] = [],
  known: Learning = learn({ trained: false }),
): Promise<{ readonly dossier: Dossier; readonly learning: Learning }> {
  const read = readDossier(folder);
  const stated = read.files.flatMap(({ metadata }) => metadata.language ?? []);
  const learning = settled(known, [read], stated);
  const paths = new Map(files.map(({ name, path }) => [name as SourceId, place === folder ? path : name]));
  const ledger = await dossier.decisions();
  const { decisions } = ledger;
  return { dossier: { title: read.title, sources: textsOf(files, learning), paths, decisions, strange: [...strange, ...ledger.strange] }, learning };
}

/** The accounts of a dossier, each of which is read when it is asked for. */
export function textsOf(files: readonly DossierFile[], learning: Pick<Learning, "languages" | "knowledge">, room = ROOM): readonly Source[] {
  const shelf = new Map<DossierFile, Source>();
  let length = 0;
  const read = (file: DossierFile): Source => {
    const before = shelf.get(file);
    const source = before ?? sourceOf(file, learning);
    shelf.delete(file);
    shelf.set(file, source);
    if (before !== undefined) return source;
    length += source.given.length;
    for (const [other, { given }] of shelf) {
      if (length <= room || other === file) break;
      shelf.delete(other);
      length -= given.length;
    }
    return source;
  };
  return files.map((file) => readWhenAsked(file.name as SourceId, () => read(file)));
}

function sourceOf({ name, path, metadata, encoding }: DossierFile, { languages, knowledge }: Pick<Learning, "languages" | "knowledge">): Source {
  const { given, format } = readAccountFile(path, encoding);
  return inLanguage(readSource({ id: name as SourceId, given, format, metadata }), languages, knowledge.telling);
}

/** What is known of it besides its words is kept once it was read. */
function readWhenAsked(id: SourceId, read: () => Source): Source {
  let known: object | undefined;
  const besides = () => {
    known ??= Object.fromEntries(Object.entries(read()).filter(([key]) => !WORDS.has(key)));
    return known;
  };
  return new Proxy({ id } as Source, { get: (_, key) => (key === "id" ? id : Reflect.get(WORDS.has(key) ? read() : besides(), key)) });
}
