import { createElement, memo, type ReactNode } from "react";
import type { Account } from "../../../api/wire.ts";
import type { Block } from "../../../model/source.ts";
import { canHighlight, type Stroke } from "./highlights.ts";
import { runsOf } from "./layout.ts";

interface BlocksProps {
  readonly account: Account;
  /** Only where the browser cannot highlight: what to wrap in elements, by block. */
  readonly strokes: readonly (readonly Stroke[])[];
  readonly numbers: readonly (number | undefined)[];
  /** The depth of the account's highest headings: 2 where its first heading is its title, 3 under a title of its own. */
  readonly highest: 2 | 3;
}

/** The text of an account: headings, paragraphs, lists. Each block's text is one text node wherever the browser can highlight. */
export const Blocks = memo(function Blocks({ account, strokes, numbers, highest }: BlocksProps): ReactNode {
  const depths = headingDepths(account.blocks, highest);
  const parts: ReactNode[] = [];
  for (let index = 0; index < account.blocks.length; ) {
    const block = account.blocks[index];
    if (block === undefined) break;
    if (block.kind !== "item") {
      parts.push(oneBlock({ account, block, index, strokes, number: numbers[index], depth: depths[index] ?? highest, highest }));
      index++;
      continue;
    }
    const first = index;
    const items: ReactNode[] = [];
    for (let item = account.blocks[index]; item?.kind === "item"; item = account.blocks[++index]) {
      items.push(oneBlock({ account, block: item, index, strokes, number: numbers[index], depth: 0, highest }));
    }
    parts.push(<ul key={`list-${first}`}>{items}</ul>);
  }
  return parts;
});

interface OneBlock {
  readonly account: Account;
  readonly block: Block;
  readonly index: number;
  readonly strokes: BlocksProps["strokes"];
  readonly number: number | undefined;
  readonly depth: number;
  readonly highest: 2 | 3;
}

function oneBlock({ account, block, index, strokes, number, depth, highest }: OneBlock): ReactNode {
  const tag = block.kind === "heading" ? `h${depth}` : block.kind === "item" ? "li" : "p";
  const text = canHighlight ? account.text.slice(block.start, block.end) : wrapped(account.text, block, strokes[index] ?? []);
  const attributes = {
    key: index,
    "data-block": index,
    "data-kind": block.kind,
    "data-level": block.level,
    "data-depth": block.kind === "heading" ? depth - highest : undefined,
    "data-number": number,
    "data-marker": block.kind === "item" ? (block.marker ?? "•") : undefined,
    dir: "auto",
  };
  return createElement(tag, attributes, text);
}

function wrapped(text: string, block: Block, strokes: readonly Stroke[]): ReactNode {
  return runsOf(text, block, strokes).map((run, index) =>
    run.items.length === 0 ? (
      run.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a block never move
      <mark key={index} className={run.items.map((item) => item.name).join(" ")}>
        {run.text}
      </mark>
    ),
  );
}

/** Heading elements from the highest down without gaps, whatever levels the account uses. */
function headingDepths(blocks: readonly Block[], highest: 2 | 3): readonly (number | undefined)[] {
  const above: number[] = [];
  return blocks.map((block) => {
    if (block.kind !== "heading") return undefined;
    while (above.length > 0 && (above.at(-1) ?? 0) >= block.level) above.pop();
    above.push(block.level);
    return Math.min(6, highest - 1 + above.length);
  });
}
