/* What is chosen and compared, as the address of the page says it: every state is a link. */

/** What can have a second value beside the first. */
export const COMPARED = ["speaker", "year"];
export const NAMES = ["speaker", "with-speaker", "year", "with-year", "basis"];

/** Read what an address asks for. */
export function read(search) {
  const given = new URLSearchParams(search);
  return Object.fromEntries(NAMES.filter((name) => given.get(name)).map((name) => [name, given.get(name)]));
}

/** Write a state as the end of an address; what else stands there stays. */
export function write(state, search) {
  const given = new URLSearchParams(search);
  for (const name of NAMES) {
    given.delete(name);
    if (state[name]) {
      given.set(name, state[name]);
    }
  }
  const text = given.toString();
  return text ? `?${text}` : "";
}

/** Say which of the names has a second value. */
export function compared(state) {
  return COMPARED.find((name) => state[`with-${name}`]) ?? null;
}

/** Return a state without some of its values. */
export function without(state, ...names) {
  return Object.fromEntries(Object.entries(state).filter(([name]) => !names.includes(name)));
}

/** Return a state with another value; two that would be the same change places. */
export function changed(state, name, value) {
  const other = name.startsWith("with-") ? name.slice("with-".length) : `with-${name}`;
  if (!value) {
    return without(state, name, other);
  }
  const pushed = state[other] === value ? { [other]: state[name] } : {};
  return { ...state, ...pushed, [name]: value };
}

/**
 * Return what can be shown of what is asked for, and what has to be said of the rest.
 *
 * `offered` are the choices by name, `shown` is the year of a page that has no other.
 */
export function settle(asked, offered, shown) {
  const state = {};
  const notes = [];
  for (const name of NAMES.filter((one) => asked[one])) {
    const value = asked[name];
    const choices = offered[name] ?? [];
    const choice = choices.find((one) => one.value === value) ?? choices.find((one) => one.former.includes(value));
    if (!choice) {
      notes.push(["unknown", name, value]);
    } else {
      state[name] = choice.value;
      if (choice.value !== value) {
        notes.push(["moved", choice.words, value]);
      }
    }
  }
  if (state.year === shown) {
    delete state.year;
  }
  let compares = false;
  for (const name of COMPARED) {
    const second = state[`with-${name}`];
    const first = state[name] ?? (name === "year" ? shown : undefined);
    if (second && (!first || first === second || compares)) {
      delete state[`with-${name}`];
      notes.push(["alone"]);
    }
    compares ||= Boolean(state[`with-${name}`]);
  }
  return { state, notes };
}
