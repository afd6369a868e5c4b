/** A queue that hands out the point with the smallest key, ties by point number. */
export class Heap {
  #keys: Float64Array = new Float64Array(64);
  #points: Int32Array = new Int32Array(64);
  size = 0;

  clear(): void {
    this.size = 0;
  }

  push(key: number, point: number): void {
    if (this.size === this.#keys.length) this.#grow();
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!this.#precedes(key, point, above)) break;
      this.#move(above, at);
      at = above;
    }
    this.#keys[at] = key;
    this.#points[at] = point;
  }

  /** The smallest key; only while `size` is not 0. */
  get leastKey(): number {
    return this.#keys[0] as number;
  }

  /** Takes out the point with the smallest key; only while `size` is not 0. */
  pop(): number {
    const least = this.#points[0] as number;
    const last = --this.size;
    const key = this.#keys[last] as number;
    const point = this.#points[last] as number;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= last) break;
      const right = below + 1;
      if (right < last && this.#precedes(this.#keys[right] as number, this.#points[right] as number, below)) below = right;
      if (this.#precedes(key, point, below)) break;
      this.#move(below, at);
      at = below;
    }
    this.#keys[at] = key;
    this.#points[at] = point;
    return least;
  }

  #precedes(key: number, point: number, slot: number): boolean {
    const other = this.#keys[slot] as number;
    return key < other || (key === other && point <= (this.#points[slot] as number));
  }

  #move(source: number, target: number): void {
    this.#keys[target] = this.#keys[source] as number;
    this.#points[target] = this.#points[source] as number;
  }

  #grow(): void {
    const keys = new Float64Array(this.size * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    const points = new Int32Array(this.size * 2);
    points.set(this.#points);
    this.#points = points;
  }
}
