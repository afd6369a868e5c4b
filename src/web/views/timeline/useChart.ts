import { type RefObject, useEffect, useMemo, useState } from "react";
import type { SourceId, Span } from "../../../model/source.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import type { Library } from "../../data/library.ts";
import { itemsOf } from "./items.ts";
import { type TimelineItem, type Track, trackOf } from "./layout.ts";
import type { Palette } from "./paint.ts";

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

/** The chart's colours as the style sheet has them now; read again when the theme changes. */
export function usePalette(element: RefObject<HTMLElement | null>): Palette | undefined {
  const [palette, setPalette] = useState<Palette>();
  useEffect(() => {
    const read = () => {
      if (element.current === null) return;
      const style = getComputedStyle(element.current);
      const colour = (name: string) => style.getPropertyValue(`--chart-${name}`).trim();
      setPalette({
        ink: colour("ink"),
        soft: colour("soft"),
        rule: colour("rule"),
        paper: colour("paper"),
        claim: colour("claim"),
        date: colour("date"),
        lit: colour("lit"),
        clash: colour("clash"),
        font: style.fontFamily,
      });
    };
    read();
    void document.fonts.ready.then(read);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", read);
    const observer = new MutationObserver(read);
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
    return () => {
      dark.removeEventListener("change", read);
      observer.disconnect();
    };
  }, [element]);
  return palette;
}
