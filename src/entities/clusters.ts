import { at } from "../base/assert.ts";
import type { JoinReason } from "../model/entity.ts";
import type { Form } from "./forms.ts";

/** Two forms held to be one thing, and why. */
export interface Link {
  readonly from: number;
  readonly to: number;
  readonly reason: JoinReason;
  readonly inferred: boolean;
}

interface Traits {
  readonly genders: ReadonlySet<string>;
  readonly ordinals: ReadonlySet<number>;
  readonly generations: ReadonlySet<string>;
}

/** Forms joined step by step. A joining that would make one thing of a man and a woman, or of a first and a second, is refused. */
export class Clusters {
  readonly #parents: number[] = [];
  readonly #traits: Traits[] = [];
  readonly #links: Link[] = [];
  readonly #apart: ReadonlySet<string>;
  readonly #members: number[][] = [];

  /** `apart` holds pairs of form numbers ("3-17") that the text itself tells apart. */
  constructor(forms: readonly Form[], apart: ReadonlySet<string>) {
    this.#apart = apart;
    for (const form of forms) this.add(form);
  }

  add(form: Form): void {
    this.#parents[form.index] = form.index;
    this.#members[form.index] = [form.index];
    this.#traits[form.index] = {
      genders: new Set(form.gender === undefined ? [] : [form.gender]),
      ordinals: new Set(form.ordinal === undefined ? [] : [form.ordinal]),
      generations: new Set(form.generation === undefined ? [] : [form.generation]),
    };
  }

  get links(): readonly Link[] {
    return this.#links;
  }

  root(index: number): number {
    let root = index;
    while (at(this.#parents, root) !== root) root = at(this.#parents, root);
    for (let step = index; step !== root; ) {
      const next = at(this.#parents, step);
      this.#parents[step] = root;
      step = next;
    }
    return root;
  }

  members(index: number): readonly number[] {
    return at(this.#members, this.root(index));
  }

  mayJoin(from: number, to: number): boolean {
    const a = this.root(from);
    const b = this.root(to);
    if (a === b) return true;
    const left = at(this.#traits, a);
    const right = at(this.#traits, b);
    if (clash(left.genders, right.genders) || clash(left.ordinals, right.ordinals) || clash(left.generations, right.generations)) return false;
    if (this.#apart.size === 0) return true;
    const [few, many] = at(this.#members, a).length < at(this.#members, b).length ? [a, b] : [b, a];
    if (at(this.#members, few).length * at(this.#members, many).length > 400) return true;
    return !at(this.#members, few).some((x) => at(this.#members, many).some((y) => this.#apart.has(pairOf(x, y))));
  }

  /** Joins two forms; says whether they are one now. */
  join(link: Link): boolean {
    const a = this.root(link.from);
    const b = this.root(link.to);
    if (a === b) return true;
    if (!this.mayJoin(a, b)) return false;
    this.#links.push(link);
    const left = at(this.#traits, a);
    const right = at(this.#traits, b);
    this.#parents[a] = b;
    this.#traits[b] = {
      genders: new Set([...left.genders, ...right.genders]),
      ordinals: new Set([...left.ordinals, ...right.ordinals]),
      generations: new Set([...left.generations, ...right.generations]),
    };
    for (const member of at(this.#members, a)) at(this.#members, b).push(member);
    return true;
  }
}

export function pairOf(a: number, b: number): string {
  return a < b ? `${a}-${b}` : `${b}-${a}`;
}

function clash<T>(left: ReadonlySet<T>, right: ReadonlySet<T>): boolean {
  if (left.size === 0 || right.size === 0) return false;
  for (const item of left) if (right.has(item)) return false;
  return true;
}
