import { type RefObject, useEffect, useMemo, useState } from "react";
import { flushSync } from "react-dom";
import type { SourceId, Span } from "../../../model/source.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import { watchColours } from "../../base/theme.ts";
import type { Library } from "../../data/library.ts";
import type { Palette } from "./frame.ts";
import { itemsOf } from "./items.ts";
import { type TimelineItem, type Track, trackOf } from "./layout.ts";

const tracks = new WeakMap<Library, Track>();

/** The track of the dossier on show, made once however many look at it. */
export function useTrack(): Track {
  const library = useLibrary();
  const known = tracks.get(library);
  if (known !== undefined) return known;
  const track = trackOf(itemsOf(library));
  tracks.set(library, track);
  return track;
}

/** The items whose words are before the reader's eyes, by id. */
export function useLit(track: Track): ReadonlySet<string> {
  const { sight } = useWorkbench();
  const view = useShared((shared) => shared.view);
  const source = useStore(sight, (now) => now.source);
  const from = useStore(sight, (now) => now.from);
  const to = useStore(sight, (now) => now.to);
  const item = useStore(sight, (now) => now.item);
  return useMemo(() => {
    const lit = new Set(
      view === "read" && source !== undefined
        ? track.items.filter((each) => touches(each, source, { start: from, end: to })).map((each) => each.id)
        : [],
    );
    if (item !== undefined) lit.add(item);
    return lit;
  }, [track, view, source, from, to, item]);
}

/** The items that the passages of the open finding touch, by id. */
export function useClashing(track: Track): ReadonlySet<string> {
  const library = useLibrary();
  const view = useShared((shared) => shared.view);
  const id = useShared((shared) => shared.finding);
  return useMemo(() => {
    const finding = view === "findings" && id !== undefined ? library.findings.get(id) : undefined;
    if (finding === undefined) return new Set<string>();
    const labels = [finding.primary, ...finding.related];
    return new Set(track.items.filter((item) => labels.some((label) => touches(item, label.source, label.span))).map((item) => item.id));
  }, [library, view, id, track]);
}

function touches(item: TimelineItem, source: SourceId, span: Span): boolean {
  return item.source === source && item.span.start < span.end && span.start < item.span.end;
}

/** The size of an element in CSS pixels, kept up to date. */
export function useSize(element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setSize({ width: Math.round(entry.contentRect.width), height: Math.round(entry.contentRect.height) });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}

/** The chart's colours as the style sheet has them now. */
export interface Colours {
  readonly palette: Palette;
  /** Whether the chart is drawn with them before the next frame: it is printed then. */
  readonly atOnce: boolean;
}

/** The colours of the chart; read again when the theme changes, and for printing. */
export function useColours(element: RefObject<HTMLElement | null>): Colours | undefined {
  const [colours, setColours] = useState<Colours>();
  useEffect(() => {
    const read = (atOnce: boolean) => {
      if (element.current === null) return;
      const style = getComputedStyle(element.current);
      const colour = (name: string) => style.getPropertyValue(`--chart-${name}`).trim();
      const palette = {
        ink: colour("ink"),
        soft: colour("soft"),
        rule: colour("rule"),
        paper: colour("paper"),
        claim: colour("claim"),
        date: colour("date"),
        lit: colour("lit"),
        clash: colour("clash"),
        font: style.fontFamily,
      };
      if (atOnce) flushSync(() => setColours({ palette, atOnce }));
      else setColours({ palette, atOnce });
    };
    read(false);
    void document.fonts.ready.then(() => read(false));
    return watchColours(read);
  }, [element]);
  return colours;
}
