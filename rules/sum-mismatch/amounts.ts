import { figureAt } from "../../src/findings/figures.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import type { Document, Sentence } from "../../src/model/document.ts";
import type { MentionId, QuantityMention } from "../../src/model/mention.ts";
import { treeOf } from "../../src/text/syntax/tree.ts";

/** What a number that stands alone follows: "the second 9", "amounted to 1,380". */
const BEFORE = new Set(["ADJ", "ADP", "VERB", "AUX", "CCONJ", "PUNCT"]);
/** And what it stands before: marks, and words that belong to no noun of its own. */
const AFTER = new Set(["PUNCT", "ADP", "CCONJ", "SCONJ", "VERB", "AUX"]);

/** Smaller figures are written without a mark between their groups, and may be the number of a regiment. */
const GROUPED_FROM = 1000;

/** The quantities of a sentence, with the numbers that leave out what they count: "lost 14 men, the second 9 and the third 22". */
export function amountsIn(inquiry: Inquiry, document: Document, sentence: Sentence): readonly QuantityMention[] {
  const quantities = inquiry.quantities(document, sentence.index).filter((quantity) => !isReference(quantity, document));
  const tree = treeOf(document);
  if (tree === undefined || quantities.length === 0) return quantities;
  const taken = [...quantities, ...inquiry.timexes(document, sentence.index)];
  const names = inquiry.names(document, sentence.index);
  const found: QuantityMention[] = [];
  for (let index = sentence.firstToken; index < sentence.endToken; index++) {
    const figure = figureAt(inquiry, document, index);
    if (figure === undefined || figure.dated || figure.end >= sentence.endToken) continue;
    index = figure.end - 1;
    const strangers = countsStrangers(document, figure);
    const meets = (one: { readonly firstToken: number; readonly endToken: number }) => one.firstToken < figure.end && figure.first < one.endToken;
    if (taken.some(meets) || names.some((name) => meets(name) && !(strangers && name.firstToken === figure.first))) continue;
    if (figure.first === sentence.firstToken || !BEFORE.has(tree.pos(figure.first - 1))) continue;
    if (!AFTER.has(tree.pos(figure.end)) && !strangers) continue;
    found.push(bare(document, sentence, figure));
  }
  return found.length === 0 ? quantities : [...quantities, ...found].sort((a, b) => a.start - b.start);
}

/** "2,472 Askari": grouped figures before a capital letter count people whom no list of nouns has. */
function countsStrangers(document: Document, { value, first, end }: NonNullable<ReturnType<typeof figureAt>>): boolean {
  const grouped = value >= GROUPED_FROM && end === first + 1 && document.tokens[first]?.text !== String(value);
  return grouped && /^\p{Lu}\p{Ll}/u.test(document.tokens[end]?.text ?? "");
}

function bare(document: Document, sentence: Sentence, figure: NonNullable<ReturnType<typeof figureAt>>): QuantityMention {
  const { span, value, first, end } = figure;
  return {
    kind: "quantity",
    id: `${document.source.id}/figure/${span.start}-${span.end}` as MentionId,
    source: document.source.id,
    ...span,
    quote: document.source.text.slice(span.start, span.end),
    sentence: sentence.index,
    firstToken: first,
    endToken: end,
    producer: "figure",
    low: value,
    high: value,
    comparison: "exactly",
  };
}

/** "[17]" is the number of a note. */
function isReference(quantity: QuantityMention, document: Document): boolean {
  return document.tokens[quantity.firstToken - 1]?.text === "[" && document.tokens[quantity.endToken]?.text === "]";
}
