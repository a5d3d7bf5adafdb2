/** Who wants to hear of changes, by the key of what changes. In this process alone. */
export class Watchers<Key, News extends unknown[]> {
  readonly #byKey = new Map<Key, Set<(...news: News) => void>>();
  readonly #onFault: (error: unknown) => void;
  /** News of a change that may yet be undone. */
  #withheld: { readonly key: Key; readonly news: News }[] | undefined;

  constructor(onFault: (error: unknown) => void) {
    this.#onFault = onFault;
  }

  /** @returns how to stop */
  watch(key: Key, changed: (...news: News) => void): () => void {
    // A function of its own, so that the same callback can watch twice and stop once.
    const told = (...news: News) => changed(...news);
    const watching = this.#byKey.get(key) ?? new Set();
    this.#byKey.set(key, watching.add(told));
    return () => {
      watching.delete(told);
      if (watching.size === 0 && this.#byKey.get(key) === watching) this.#byKey.delete(key);
    };
  }

  /** Tells what `work` changes once all of it is done; where it throws, nothing was changed. Not inside another. */
  afterwards<T>(work: () => T): T {
    const withheld: { readonly key: Key; readonly news: News }[] = [];
    this.#withheld = withheld;
    let result: T;
    try {
      result = work();
    } finally {
      this.#withheld = undefined;
    }
    for (const { key, news } of withheld) this.tell(key, ...news);
    return result;
  }

  /** Tells all. One that throws harms neither the others nor the session that made the change. */
  tell(key: Key, ...news: News): void {
    if (this.#withheld) return void this.#withheld.push({ key, news });
    for (const told of [...this.#byKey.get(key) ?? []]) {
      try {
        told(...news);
      } catch (error) {
        this.#onFault(error);
      }
    }
  }
}
