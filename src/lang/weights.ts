/** A file of trained weights as read from disk or fetched: its path from the package root (`weights/<code>/…`) and its bytes. */
export interface WeightsFile {
  readonly path: string;
  readonly bytes: ArrayBuffer;
}

/** A tag of the tagger: its name in the tag set of the corpora, and what it mostly is in Universal Dependencies. */
export interface TagInfo {
  readonly name: string;
  /** Part of speech: "NOUN", "PROPN", "VERB", … */
  readonly pos: string;
  /** Of verbs: "Fin", "Inf", "Part", "Ger". */
  readonly form?: string;
}

/**
 * Features by their hash, each with two weights: those of the second and third class, less the first one's.
 * Open addressing: a slot holds 12 bits of the hash and two weights of 10 bits; 0 is free. The length is a power of two.
 */
export type PairTable = Int32Array;

/**
 * Features by their hash, each with the weights of the classes that have one.
 * A slot holds 12 bits of the hash and where the entries begin (20 bits); an entry holds a class (6 bits), whether it is the last (1), and a weight (9).
 */
export interface RowTable {
  readonly slots: Int32Array;
  readonly entries: Int16Array;
}

/** Words that have one tag and no other, by the hash of their letters: pairs of the hash and the tag plus one, open addressing; 0 is free. */
export type KnownWords = Int32Array;

/** What the tagger and the parser have learned of a language. */
export interface SyntaxWeights {
  readonly tags: readonly TagInfo[];
  /** Relations of Universal Dependencies. */
  readonly relations: readonly string[];
  readonly known: KnownWords;
  readonly tagger: RowTable;
  readonly transitions: PairTable;
  readonly labels: RowTable;
  /** Words that are written small, in small letters, where the language has a list of them: what has a capital and is none of them is a name. */
  readonly ordinary?: ReadonlySet<string>;
}

const MAGIC = 0x57474552;
/** Changes whenever older programs could not read what newer ones write, or read it as something else: also when features change. */
const VERSION = 2;
const PREFIX_WORDS = 3;
const sections = ["known", "taggerSlots", "taggerEntries", "transitions", "labelSlots", "labelEntries"] as const;
type Section = (typeof sections)[number];
/** Sections of 16-bit numbers; the others have 32 bits. */
const narrow: ReadonlySet<Section> = new Set(["taggerEntries", "labelEntries"]);

interface Header {
  readonly tags: readonly TagInfo[];
  readonly relations: readonly string[];
  /** Elements of each section. */
  readonly lengths: Readonly<Record<Section, number>>;
}

/** Writes weights as `loadSyntaxWeights` reads them: three words (mark, version, length of the header), the header as JSON, the sections. */
export function packSyntaxWeights({ tags, relations, known, tagger, transitions, labels }: SyntaxWeights): ArrayBuffer {
  const parts = [known, tagger.slots, tagger.entries, transitions, labels.slots, labels.entries];
  const lengths = Object.fromEntries(sections.map((name, index) => [name, parts[index]?.length ?? 0]));
  const plain = JSON.stringify({ tags, relations, lengths });
  const header = plain.padEnd(Math.ceil(plain.length / 4) * 4);
  const sizes = parts.map((part) => Math.ceil(part.byteLength / 4) * 4);
  const packed = new ArrayBuffer(PREFIX_WORDS * 4 + header.length + sizes.reduce((sum, size) => sum + size, 0));
  new Uint32Array(packed, 0, PREFIX_WORDS).set([MAGIC, VERSION, header.length]);
  const bytes = new Uint8Array(packed);
  for (let index = 0; index < header.length; index++) bytes[PREFIX_WORDS * 4 + index] = header.charCodeAt(index);
  let offset = PREFIX_WORDS * 4 + header.length;
  parts.forEach((part, index) => {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), offset);
    offset += sizes[index] ?? 0;
  });
  return packed;
}

/** Reads `weights/<code>/syntax.bin`; the tables are views of its bytes. A language without that file has no value and no problem. */
export function loadSyntaxWeights(
  files: readonly WeightsFile[],
  code: string,
): { readonly value?: SyntaxWeights; readonly problems: readonly string[] } {
  const file = files.find((each) => each.path === `weights/${code}/syntax.bin`);
  if (file === undefined) return { problems: [] };
  const problem = (what: string) => ({ problems: [`${file.path}: ${what}`] });
  const { bytes } = file;
  if (bytes.byteLength < PREFIX_WORDS * 4) return problem("this is no file of weights: install the package again");
  const [magic = 0, version = 0, length = 0] = new Uint32Array(bytes, 0, PREFIX_WORDS);
  if (magic !== MAGIC) return problem("this is no file of weights: install the package again");
  if (version !== VERSION)
    return problem(`these weights have format ${version} and this program reads format ${VERSION}: train them again with \`npm run train\``);
  const header = length % 4 === 0 ? readHeader(new Uint8Array(bytes).subarray(PREFIX_WORDS * 4, PREFIX_WORDS * 4 + length)) : undefined;
  if (header === undefined) return problem("the file is damaged: its header cannot be read; install the package again");
  const { tags, relations, lengths } = header;
  let offset = PREFIX_WORDS * 4 + length;
  const places = sections.map((name) => {
    const start = offset;
    offset += Math.ceil((lengths[name] * (narrow.has(name) ? 2 : 4)) / 4) * 4;
    return [start, lengths[name]] as const;
  });
  if (offset !== bytes.byteLength)
    return problem(`the file is damaged: it has ${bytes.byteLength} bytes and should have ${offset}; install the package again`);
  const wide = (name: Section) => new Int32Array(bytes, ...(places[sections.indexOf(name)] ?? [0, 0]));
  const half = (name: Section) => new Int16Array(bytes, ...(places[sections.indexOf(name)] ?? [0, 0]));
  return {
    value: {
      tags,
      relations,
      known: wide("known"),
      tagger: { slots: wide("taggerSlots"), entries: half("taggerEntries") },
      transitions: wide("transitions"),
      labels: { slots: wide("labelSlots"), entries: half("labelEntries") },
    },
    problems: [],
  };
}

function readHeader(bytes: Uint8Array): Header | undefined {
  try {
    const header = JSON.parse(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")) as Header;
    return sections.every((name) => Number.isInteger(header.lengths[name])) && header.tags.length > 0 ? header : undefined;
  } catch {
    return undefined;
  }
}
