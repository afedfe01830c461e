/* The state of a search as the address of the page says it: every state is a link. */

/** By which properties hits can be narrowed down; `norm` turns pages into passages. */
export const FACETS = /** @type {const} */ (["kind", "norm", "speaker", "organisation", "series", "year"]);
export const SORTS = /** @type {const} */ (["relevance", "date"]);
export const STEP = 10;
const MOST = 500;

/** Read the state from an address. @param {string} search @returns {State} */
export function parseState(search) {
  const given = new URLSearchParams(search);
  const shown = Number.parseInt(given.get("shown") ?? "", 10);
  return {
    q: given.get("q") ?? "",
    chosen: Object.fromEntries(FACETS.map((name) => [name, given.get(name)]).filter(([, id]) => id)),
    sort: SORTS.find((name) => name === given.get("sort")) ?? null,
    shown: Math.min(Math.max(shown || STEP, STEP), MOST),
  };
}

/** Write a state as the end of an address; what is usual is left out. @param {Partial<State>} state */
export function formatState({ q = "", chosen = {}, sort = null, shown = STEP }) {
  const all = { q, ...Object.fromEntries(FACETS.map((name) => [name, chosen[name]])), sort, shown: shown > STEP ? shown : "" };
  const given = Object.entries(all).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

/** Return another state: `shown` begins anew, and what is chosen is added. @param {State} state @param {StateChange} change @returns {State} */
export function changeState(state, { chosen = {}, ...rest }) {
  const kept = Object.entries({ ...state.chosen, ...chosen }).filter(([, id]) => id);
  return { ...state, shown: STEP, ...rest, chosen: Object.fromEntries(kept) };
}
