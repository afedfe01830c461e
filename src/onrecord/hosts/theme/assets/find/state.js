/* The state of a search as the address of the page says it: every state is a link. */

/** By which properties hits can be narrowed down; a norm or what people said turns pages into passages. */
export const FACETS = /** @type {const} */ (["kind", "framework", "norm", "speaker", "organisation", "series", "topic", "year"]);
export const SORTS = /** @type {const} */ (["relevance", "date"]);
export const STEP = 10;
/** The kind of those passages in which somebody speaks. */
export const SAID = "said";
const MOST = 500;
const YEAR = /^\d{4}$/;

/** Read the state from an address. @param {string} search @returns {State} */
export function parseState(search) {
  const given = new URLSearchParams(search);
  const shown = Number.parseInt(given.get("shown") ?? "", 10);
  const year = (/** @type {string} */ name) => (YEAR.test(given.get(name) ?? "") ? given.get(name) ?? "" : "");
  return {
    q: given.get("q") ?? "",
    chosen: Object.fromEntries(FACETS.map((name) => [name, [...new Set(given.getAll(name).filter(Boolean))]]).filter(([, ids]) => ids.length)),
    from: year("from"),
    to: year("to"),
    sort: SORTS.find((name) => name === given.get("sort")) ?? null,
    shown: Math.min(Math.max(shown || STEP, STEP), MOST),
  };
}

/** Write a state as the end of an address; what is usual is left out. @param {Partial<State>} state */
export function formatState({ q = "", chosen = {}, from = "", to = "", sort = null, shown = STEP }) {
  /** @type {[string, string | null][]} */
  const all = [
    ["q", q], ...FACETS.flatMap((name) => (chosen[name] ?? []).map((id) => /** @type {[string, string]} */ ([name, id]))),
    ["from", from], ["to", to], ["sort", sort], ["shown", shown > STEP ? String(shown) : ""],
  ];
  const given = all.filter((pair) => pair[1]);
  return given.length ? `?${new URLSearchParams(/** @type {[string, string][]} */ (given))}` : "";
}

/** Return another state; `shown` begins anew. @param {State} state @param {Partial<State>} change @returns {State} */
export function changeState(state, change) {
  return { ...state, shown: STEP, ...change };
}

/** Return a state in which a value is chosen, or no longer; what people said is no page. @param {State} state @param {Facet} name @param {string} id @returns {State} */
export function toggle(state, name, id) {
  const now = state.chosen[name] ?? [];
  const others = now.filter((one) => one !== id && (name !== "kind" || (one === SAID) === (id === SAID)));
  const { [name]: _, ...chosen } = state.chosen;
  const ids = now.includes(id) ? others : [...others, id];
  return changeState(state, { chosen: ids.length ? { ...chosen, [name]: ids } : chosen });
}

/** Say whether what is chosen are passages. @param {Chosen} chosen */
export function ofPassages(chosen) {
  return Boolean(chosen.norm?.length || chosen.kind?.includes(SAID));
}
