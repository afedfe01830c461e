/* What was asked, as the address of the page says it: every state is a link. */

import { FACETS } from "./engine.js";

export const SORTS = ["relevance", "date"];
export const STEP = 10;
const MOST = 500;

/** Read the state from an address. */
export function read(search) {
  const given = new URLSearchParams(search);
  const state = { q: given.get("q") ?? "", sort: given.get("sort"), shown: STEP, chosen: {} };
  for (const name of FACETS) {
    const value = given.get(name);
    if (value) {
      state.chosen[name] = value;
    }
  }
  const shown = Number.parseInt(given.get("shown") ?? "", 10);
  state.shown = Math.min(Math.max(shown || STEP, STEP), MOST);
  state.sort = SORTS.includes(state.sort) ? state.sort : null;
  return state;
}

/** Write a state as the end of an address; what is usual is left out. */
export function write({ q, chosen, sort, shown }) {
  const given = new URLSearchParams();
  if (q) {
    given.set("q", q);
  }
  for (const name of FACETS) {
    if (chosen[name]) {
      given.set(name, chosen[name]);
    }
  }
  if (sort) {
    given.set("sort", sort);
  }
  if (shown > STEP) {
    given.set("shown", String(shown));
  }
  const text = given.toString();
  return text ? `?${text}` : "";
}

/** Return another state: `shown` begins anew. */
export function changed(state, { chosen = {}, ...rest }) {
  const kept = { ...state.chosen, ...chosen };
  for (const [name, value] of Object.entries(kept)) {
    if (!value) {
      delete kept[name];
    }
  }
  return { ...state, shown: STEP, ...rest, chosen: kept };
}
