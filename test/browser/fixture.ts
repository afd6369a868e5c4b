import type { Records } from "../../src/api/wire.ts";
import type { Claim, ClaimId, PredicateId, Voice, VoiceId } from "../../src/model/claim.ts";
import type { Document } from "../../src/model/document.ts";
import type { Entity, EntityId } from "../../src/model/entity.ts";
import type { Finding, FindingId, Label, RuleId } from "../../src/model/finding.ts";
import type { MentionId, NameMention, Timex } from "../../src/model/mention.ts";
import type { Source, SourceId, Span } from "../../src/model/source.ts";
import type { Interval } from "../../src/model/time.ts";
import { readSource } from "../../src/source/index.ts";
import { intervalOfDay, somewhereIn } from "../../src/time/interval.ts";

/** Two small accounts of one siege that disagree, with records made by hand, so that these tests stand whatever the stages read. */

const town = `The Town Book of Velm

The Siege

On 14 April 1849 the gates of Velm were closed. Colonel Tisza held the walls with 900 men.

The bridge fell on 2 May 1849. On 3 May 1848 Colonel Tisza wrote that the bridge still stood.

The council decided three things:

1. to ration bread;
2. to melt the bells;
3. to send for the Duke.

The Relief

The Duke came on 20 May. Some say “the town was saved by rain”.

<img src="https://outside.example/x.png" onerror="document.title='broken into'"><script>document.title='broken into'</script> & <b>not bold</b>
`;

const captain = `Letters of a Captain

The bridge of Velm fell on 5 May 1849, and I saw it burn.

Of the Duke I saw nothing before June 1849.
`;

function account(id: string, given: string, known: { readonly author: string; readonly written: string }): Source {
  return readSource({ id: id as SourceId, given, format: "plain", metadata: { language: "en", ...known } });
}

export const townBook = account("town-book.txt", town, { author: "The town clerk", written: "1851" });
export const letters = account("letters.txt", captain, { author: "A captain", written: "1849-06" });

function span(source: Source, quote: string, within = quote): Span {
  const start = source.text.indexOf(within) + within.indexOf(quote);
  return { start, end: start + quote.length };
}

interface At {
  readonly source: Source;
  readonly quote: string;
  /** Words around the quote, where it stands more than once. */
  readonly within?: string;
  readonly sentence: number;
}

function base({ source, quote, within, sentence }: At) {
  return { source: source.id, quote, ...span(source, quote, within), sentence, firstToken: 0, endToken: 1 };
}

type DatedTimex = Timex & { readonly interval: Interval };

function timex(id: string, place: At, reading: Pick<Timex, "value" | "basis"> & { readonly interval: Interval }): DatedTimex {
  return {
    ...base(place),
    id: id as MentionId,
    kind: "timex",
    type: "date",
    calendar: "gregorian",
    relation: "in",
    producer: "timexes/date",
    ...reading,
  };
}

function name(id: string, kind: NameMention["kind"], place: At): NameMention {
  return { ...base(place), id: id as MentionId, kind, producer: "names/head" };
}

const stated = { kind: "stated" } as const;
const closed = timex(
  "t1",
  { source: townBook, quote: "14 April 1849", sentence: 2 },
  { value: "1849-04-14", interval: intervalOfDay(1849, 4, 14), basis: stated },
);
const fell = timex(
  "t2",
  { source: townBook, quote: "2 May 1849", sentence: 4 },
  { value: "1849-05-02", interval: intervalOfDay(1849, 5, 2), basis: stated },
);
const wrote = timex(
  "t3",
  { source: townBook, quote: "3 May 1848", sentence: 5 },
  { value: "1848-05-03", interval: intervalOfDay(1848, 5, 3), basis: stated },
);
const came = timex(
  "t4",
  { source: townBook, quote: "20 May", sentence: 11 },
  { value: "1849-05-20", interval: intervalOfDay(1849, 5, 20), basis: { kind: "carried", from: fell.id, part: "year", sure: true } },
);
const burned = timex(
  "t5",
  { source: letters, quote: "5 May 1849", sentence: 1 },
  { value: "1849-05-05", interval: intervalOfDay(1849, 5, 5), basis: stated },
);

const tisza = name("n1", "person", { source: townBook, quote: "Colonel Tisza", within: "Colonel Tisza held", sentence: 3 });
const tiszaAgain = name("n2", "person", { source: townBook, quote: "Colonel Tisza", within: "Colonel Tisza wrote", sentence: 5 });
const velm = name("n3", "place", { source: townBook, quote: "Velm", within: "of Velm were", sentence: 2 });
const velmAgain = name("n4", "place", { source: letters, quote: "Velm", sentence: 1 });

function author(source: Source): Voice {
  return { id: `author ${source.id}` as VoiceId, source: source.id, name: "author", vague: false };
}

function claim(
  id: string,
  of: {
    readonly source: Source;
    readonly quote: string;
    readonly trigger: string;
    readonly when: DatedTimex;
    readonly interval?: Interval;
    readonly who: string;
  },
): Claim {
  const { source, quote, trigger, when, who } = of;
  return {
    id: id as ClaimId,
    source: source.id,
    predicate: "event" as PredicateId,
    roles: { theme: [{ span: span(source, who, quote), quote: who }] },
    when: { timex: when.id, relation: "in", interval: of.interval ?? when.interval, basis: "stated" },
    polarity: "affirmed",
    modality: "asserted",
    attribution: { voice: author(source).id, stance: "asserts" },
    span: span(source, quote),
    quote,
    trigger: span(source, trigger, quote),
    sentence: when.sentence,
    producer: "claims/event",
  };
}

const claims: readonly Claim[] = [
  claim("c1", {
    source: townBook,
    quote: "On 14 April 1849 the gates of Velm were closed",
    trigger: "closed",
    when: closed,
    who: "the gates of Velm",
  }),
  claim("c2", { source: townBook, quote: "The bridge fell on 2 May 1849", trigger: "fell", when: fell, who: "The bridge" }),
  claim("c3", {
    source: townBook,
    quote: "On 3 May 1848 Colonel Tisza wrote that the bridge still stood",
    trigger: "wrote",
    when: wrote,
    who: "Colonel Tisza",
  }),
  claim("c4", {
    source: townBook,
    quote: "The Duke came on 20 May",
    trigger: "came",
    when: came,
    who: "The Duke",
    interval: somewhereIn(intervalOfDay(1849, 5, 18).start.earliest, intervalOfDay(1849, 5, 22).start.earliest),
  }),
  claim("c5", { source: letters, quote: "The bridge of Velm fell on 5 May 1849", trigger: "fell", when: burned, who: "The bridge of Velm" }),
];

function label(source: Source, quote: string, text: string): Label {
  return { source: source.id, span: span(source, quote), quote, text };
}

const misfit = label(townBook, "On 3 May 1848 Colonel Tisza wrote that the bridge still stood", "3 May 1848");
const standing = label(townBook, "On 14 April 1849 the gates of Velm were closed", "14 April 1849");

const findings: readonly Finding[] = [
  {
    id: "f-note" as FindingId,
    rule: "competing-accounts" as RuleId,
    severity: "note",
    message: "the bridge falls on 2 May 1849 in one account and on 5 May 1849 in the other",
    primary: label(townBook, "The bridge fell on 2 May 1849", "2 May 1849"),
    related: [label(letters, "The bridge of Velm fell on 5 May 1849", "5 May 1849")],
    because: [{ text: "two accounts tell one event" }],
    suggestions: [],
  },
  {
    id: "f-error" as FindingId,
    rule: "date-misfit" as RuleId,
    severity: "error",
    message: "“3 May 1848” does not fit: what is told around it is of 1849",
    primary: misfit,
    related: [standing],
    because: [
      { text: "the gates are closed on 14 April 1849", label: standing },
      { text: "the letter speaks of the siege, so it was written after that", assumed: true },
      { text: "3 May 1848 is 346 days before that", label: misfit },
    ],
    suggestions: [{ message: "read 1849 for 1848", source: townBook.id, span: span(townBook, "3 May 1848"), replacement: "3 May 1849" }],
  },
  {
    id: "f-warning" as FindingId,
    rule: "missing-list" as RuleId,
    severity: "warning",
    message: "<b>three things</b> are announced & listed",
    primary: label(townBook, "The council decided three things:", "announced here"),
    related: [],
    because: [],
    suggestions: [],
  },
];

const entities: readonly Entity[] = [
  {
    id: "e1" as EntityId,
    kind: "person",
    name: "Colonel Tisza",
    variants: [{ name: "Colonel Tisza", mentions: [tisza.id, tiszaAgain.id], spelling: false }],
    joins: [
      { mention: tisza.id, reason: "same-name", inferred: false },
      { mention: tiszaAgain.id, to: tisza.id, reason: "same-name", inferred: false },
    ],
  },
];

function documentOf(source: Source): Document {
  return { source, sections: [], paragraphs: [], sentences: [], tokens: [] };
}

export const records: Records = {
  documents: [documentOf(townBook), documentOf(letters)],
  mentions: [closed, fell, wrote, came, burned, tisza, tiszaAgain, velm, velmAgain],
  claims,
  voices: [author(townBook), author(letters)],
  entities,
  places: [],
  findings,
};

/** One account of `paragraphs` paragraphs, each with two dates marked. */
export function longRecords(paragraphs: number): Records {
  const sentence = "On 14 April 1849 the gates were closed, and nobody in the town knew for how long the stores would hold out. ";
  const given = Array.from({ length: paragraphs }, () => `${sentence.repeat(2).trim()}\n`).join("\n");
  const source = account("long.txt", given, { author: "A clerk", written: "1851" });
  const mentions: Timex[] = [];
  for (let start = source.text.indexOf("14 April 1849"); start >= 0; start = source.text.indexOf("14 April 1849", start + 1)) {
    mentions.push({ ...closed, id: `m${start}` as MentionId, source: source.id, start, end: start + "14 April 1849".length });
  }
  return { documents: [documentOf(source)], mentions, claims: [], voices: [author(source)], entities: [], places: [], findings: [] };
}

/** The town as a thing with a name, for what shows places: there is none in `records`. */
export const velmEntity: Entity = {
  id: "e-velm" as EntityId,
  kind: "place",
  name: "Velm",
  variants: [{ name: "Velm", mentions: [velm.id, velmAgain.id], spelling: false }],
  joins: [
    { mention: velm.id, reason: "same-name", inferred: false },
    { mention: velmAgain.id, to: velm.id, reason: "same-name", inferred: false },
  ],
};

/** Claims in which the colonel and the town take part, in both accounts. */
export const claimsOfBoth: readonly Claim[] = records.claims.map((claim) => ({
  ...claim,
  roles: {
    ...claim.roles,
    agent: [{ span: tisza, quote: tisza.quote, mention: tisza.id }],
    place: [{ span: velm, quote: velm.quote, mention: velm.id }],
    party: [{ span: velmAgain, quote: velmAgain.quote, mention: velmAgain.id }],
  },
}));

/** The council, told together with the colonel in `claimsOfBoth`. */
export const councilEntity: Entity = {
  id: "e-council" as EntityId,
  kind: "group",
  name: "The council",
  variants: [{ name: "The council", mentions: [velmAgain.id], spelling: false }],
  joins: [{ mention: velmAgain.id, reason: "same-name", inferred: false }],
};
