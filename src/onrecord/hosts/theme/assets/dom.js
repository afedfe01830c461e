/* Elements, made of names, attributes and text: nothing is ever read as markup. */

/**
 * Make an element; of attributes and children, what is empty is left out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Attributes} attributes
 * @param {...Child} children
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  setAll(element, attributes);
  element.append(.../** @type {(Node | string)[]} */ (children.flat(9).filter(Boolean)));
  return element;
}

/** Set attributes, but for those that are empty. @param {Element} element @param {Attributes} attributes */
export function setAll(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
}

/** Return all elements of a kind that a selector names. @template {typeof HTMLElement} T @param {ParentNode} within @param {string} selector @param {T} kind */
export function all(within, selector, kind) {
  return [...within.querySelectorAll(selector)].filter((one) => one instanceof kind).map((one) => /** @type {InstanceType<T>} */ (one));
}

/** Return an element that a template of ours has. @template {typeof HTMLElement} T @param {ParentNode} within @param {string} selector */
export function part(within, selector, kind = /** @type {T} */ (HTMLElement)) {
  const [found] = all(within, selector, kind);
  if (!found) {
    throw new Error(`There is no ${selector}.`);
  }
  return found;
}

/** Return a copy of an element, with all that is in it. @template {Element} E @param {E} element */
export function copyOf(element) {
  return /** @type {E} */ (element.cloneNode(true));
}

/** Return what of some sort an event happened in. @param {Event} event @param {string} selector @returns {HTMLElement | null} */
export function closest({ target }, selector) {
  return target instanceof Element ? target.closest(selector) : null;
}

/** Say whether a click is to open something elsewhere. @param {MouseEvent} event */
export function opensElsewhere({ ctrlKey, metaKey, shiftKey }) {
  return ctrlKey || metaKey || shiftKey;
}

/** Put values in the braces of a text. @param {string} text @param {Record<string, unknown>} values */
export function fill(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** The language of the words around the texts. */
const LANGUAGE = /** @type {HTMLElement | null} */ (document.querySelector("[data-or-search]"))?.lang || document.documentElement.lang || "en";
const RULES = new Intl.PluralRules(LANGUAGE);
const LISTS = new Intl.ListFormat(LANGUAGE);

/** Write a number as the language does. @param {number} number */
export function formatNumber(number) {
  return number.toLocaleString(LANGUAGE);
}

/** Write a number with its noun, in the form that the language has after it. @param {Forms} forms @param {number} number */
export function formatCount(forms, number) {
  return fill(forms[RULES.select(number)] ?? forms.other, { n: formatNumber(number) });
}

/** Return a noun as one thing is called. @param {Forms} forms */
export function singular({ one, other }) {
  return one ?? other;
}

/** Join texts as a sentence does. @param {string[]} texts */
export function formatList(texts) {
  return LISTS.format(texts);
}

/** Make the pieces of a text, the marked ones as marks. @param {Pieces} pieces */
export function highlighted(pieces) {
  return pieces.flatMap(([text, marked]) => (marked ? make("mark", {}, isolated(text)) : isolated(text)));
}

/** Keep a locator together, `13(e)`, among letters that are read from the right. @param {string} text */
function isolated(text) {
  return text.split(/(\d+\([a-z]\))/i).map((piece, i) => (i % 2 ? make("bdi", {}, piece) : piece));
}

/** Return the attributes of an element whose text is in another language than the site. @param {InLanguage} facts */
export function inLanguage({ language, direction }) {
  return language ? { lang: language, dir: direction } : {};
}
