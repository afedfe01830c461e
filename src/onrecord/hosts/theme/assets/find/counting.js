/* How many hits each further choice would leave. */

/** Up to so many passages, everything is counted at once. */
const SMALL = 2000;

export class Counting {
  /** @param {Counted} counted @param {import("./facets.js").Facets} facets */
  constructor({ engine, question, values, wait }, facets) {
    this.engine = engine;
    this.question = question;
    this.values = values;
    this.wait = wait;
    this.facets = facets;
  }

  /** Count the facets that are open: first those whose values are there; what is to be loaded may be large. */
  async run() {
    const first = this.facets.opened().filter((name) => name !== "norm" || this.values.norm);
    await this.count(first);
    if (this.engine.size > SMALL) {
      await this.wait(this.facets.activity);
    }
    this.facets.all = true;
    await this.count(this.facets.opened().filter((name) => !first.includes(name)));
  }

  /** Count some facets; those with a choice as if it were not made. @param {Facet[]} names */
  async count(names) {
    const { values } = this;
    const ofPassages = Boolean(values.norm);
    const others = names.filter((name) => name !== "norm");
    const free = others.filter((name) => !values[name] && !(ofPassages && name === "kind"));
    const counts = free.length ? await this.#search(ofPassages, free) : {};
    const found = Object.fromEntries(free.map((name) => [name, counts[name] ?? {}]));
    for (const name of others.filter((one) => values[one])) {
      found[name] = (await this.#search(ofPassages, [name], name))[name] ?? {};
    }
    Object.assign(this.facets.counts, found);
    this.facets.changed();
    if (names.includes("norm")) {
      const cited = !values.kind || values.kind.startsWith("summary|");
      this.facets.counts.norm = cited ? (await this.#search(true, ["norm"], "norm")).norm ?? {} : {};
      this.facets.changed();
    }
  }

  /** @param {boolean} ofPassages @param {Facet[]} count @param {Facet} [without] @returns {Promise<Counts>} */
  async #search(ofPassages, count, without) {
    const values = without ? { ...this.values, [without]: undefined } : this.values;
    /** @type {Promise<Found<any>> | null} */
    const found = this.question && this.engine[ofPassages ? "passages" : "pages"](this.question.words, values, { count });
    return found ? (await this.wait(found)).counts : {};
  }
}
