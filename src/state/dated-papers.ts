import type { NameMention, Timex } from "../model/mention.ts";
import type { Party } from "../model/state.ts";
import { type Archive, authorScope, keyOf } from "./archive.ts";
import { stretchOf } from "./dating.ts";
import type { Sentences } from "./sentences.ts";
import type { Trace } from "./trace.ts";

/** "By the Treaty of Varala of 3 May", "the convention of 1872": an agreement is of the day on which it was made. */
export function papersByDate(archive: Archive, sentences: Sentences): readonly Trace[] {
  return archive.mentions.flatMap((timex): readonly Trace[] => {
    const when = timex.kind === "timex" && timex.type === "date" ? stretchOf(timex) : undefined;
    const subject = timex.kind === "timex" && when !== undefined ? paperBefore(archive, timex) : undefined;
    const evidence = sentences.evidenceOf(timex.source, timex.sentence);
    if (when === undefined || subject === undefined || evidence === undefined) return [];
    return [
      {
        evidence,
        scope: authorScope(timex.source),
        state: "agreement",
        change: "signed",
        subject,
        basis: "stated",
        when,
        until: when,
        attests: false,
        once: false,
        key: ["agreement", keyOf(subject), ""].join("\u0000"),
      },
    ];
  });
}

function paperBefore(archive: Archive, { source, sentence, firstToken, end }: Timex): Party | undefined {
  const document = archive.documentOf.get(source);
  const language = archive.languages.get(document?.source.language ?? "");
  const [of, noun] = [document?.tokens[firstToken - 1], document?.tokens[firstToken - 2]];
  if (document === undefined || noun === undefined || of?.lower !== language?.claiming?.grammar.genitive) return undefined;
  const name = archive.namedIn(source, sentence).find((one): one is NameMention => one.endToken === firstToken - 1);
  const isPact = (words: string) => words.toLowerCase().split(/\s+/u).some((word) => language?.state?.pacts.has(word) === true);
  if (name !== undefined) return name.kind === "document" && isPact(name.quote) ? archive.partyNamed.get(name.id) : undefined;
  return isPact(noun.lower) && noun.text === noun.lower ? archive.partyCalled(document.source.text.slice(noun.start, end)) : undefined;
}
