/* What is chosen and compared, as the address of the page says it: every state is a link. */

/** What can have a second value beside the first. */
export const COMPARED = /** @type {const} */ (["speaker", "year"]);
export const NAMES = /** @type {const} */ (["speaker", "with-speaker", "norm", "topic", "year", "with-year", "basis"]);

/** Return the name of the second value. @param {Compared} name @returns {`with-${Compared}`} */
export function second(name) {
  return `with-${name}`;
}

/** Read what an address asks for. @param {string} search @returns {FilterState} */
export function parseState(search) {
  const given = new URLSearchParams(search);
  return Object.fromEntries(NAMES.map((name) => [name, given.get(name)]).filter(([, value]) => value));
}

/** Write a state as the end of an address; what else stands there stays. @param {FilterState} state @param {string} [search] */
export function formatState(state, search) {
  const given = new URLSearchParams(search);
  for (const name of NAMES) {
    given.delete(name);
    if (state[name]) {
      given.set(name, state[name]);
    }
  }
  return given.size ? `?${given}` : "";
}

/** Say which of the names has a second value. @param {FilterState} state */
export function compared(state) {
  return COMPARED.find((name) => state[second(name)]) ?? null;
}

/** Return a state without some of its values. @param {FilterState} state @param {...FilterName} names @returns {FilterState} */
export function without(state, ...names) {
  const left = /** @type {[FilterName, string][]} */ (Object.entries(state));
  return Object.fromEntries(left.filter(([name]) => !names.includes(name)));
}

/** Return a state with another value; two that would be the same change places. @param {FilterState} state @param {FilterName} name @param {string} value */
export function changeState(state, name, value) {
  const other = /** @type {FilterName} */ (name.startsWith("with-") ? name.slice("with-".length) : `with-${name}`);
  if (!value) {
    return without(state, name, other);
  }
  return { ...state, ...(state[other] === value ? { [other]: state[name] } : {}), [name]: value };
}

/**
 * Return what can be shown of what is asked for, and what has to be said of the rest.
 * @param {FilterState} asked
 * @param {Record<FilterName, { value: string, words: string, former: string[] }[]>} offered
 * @param {string | null} shown the year of a page that has no other
 */
export function settle(asked, offered, shown) {
  const state = { ...asked };
  /** @type {FilterNote[]} */
  const notes = [];
  for (const name of NAMES) {
    const value = asked[name];
    if (value) {
      const choice = offered[name].find((one) => one.value === value) ?? offered[name].find((one) => one.former.includes(value));
      state[name] = choice?.value;
      if (choice?.value !== value) {
        notes.push(choice ? { kind: "moved", name: choice.words, value } : { kind: "unknown", field: name, value });
      }
    }
  }
  if (state.year === shown) {
    delete state.year;
  }
  let compares = false;
  for (const name of COMPARED) {
    const first = state[name] ?? (name === "year" ? shown : undefined);
    const other = state[second(name)];
    if (other && (!first || first === other || compares)) {
      delete state[second(name)];
      notes.push({ kind: "alone" });
    }
    compares ||= Boolean(state[second(name)]);
  }
  return { state: without(state, ...NAMES.filter((name) => !state[name])), notes };
}
