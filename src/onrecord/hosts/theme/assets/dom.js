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
  element.append(.../** @type {(Node | string)[]} */ (children.flat(9).filter(Boolean)).flatMap(speaking));
  return element;
}

/** Have a text that nobody has translated say its language, and a locator keep its order. @param {Node | string} child @returns {(Node | string)[]} */
function speaking(child) {
  if (typeof child !== "string") {
    return [child];
  }
  if (!child.startsWith(ENGLISH) || !child.endsWith(END)) {
    return FROM_THE_RIGHT ? isolated(child) : [child];
  }
  const element = document.createElement("span");
  element.lang = "en";
  element.dir = "ltr";
  element.textContent = child.slice(1, -1);
  return [element];
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

/** Put values in the braces of a text that is not shown: an address, a line of a file. @param {string} text @param {Record<string, unknown>} values */
export function fillPlain(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Put values in the braces of a text that is shown, each in its own order of letters. @param {string} text @param {Record<string, unknown>} values */
export function fill(text, values = {}) {
  return fillPlain(text, Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === undefined || value === null ? value : amongTheRight(String(value))])));
}

/** The language of the words around the texts. */
const LANGUAGE = /** @type {HTMLElement | null} */ (document.querySelector("[data-or-search]"))?.lang || document.documentElement.lang || "en";
const FROM_THE_RIGHT = document.body?.dir === "rtl";
const RULES = new Intl.PluralRules(LANGUAGE);
const ENGLISH_RULES = new Intl.PluralRules("en");
const LISTS = new Intl.ListFormat(LANGUAGE);
/** Signs of Unicode: around a text with an order of its own, and around one that nobody has translated. */
const [FIRST_STRONG, ENGLISH, END] = ["\u2068", "\u2066", "\u2069"];

/** Keep a text with Latin letters in its order among words that are written from the right. @param {string} text */
function amongTheRight(text) {
  return FROM_THE_RIGHT && /[a-z\u00c0-\u024f]/i.test(text) ? `${FIRST_STRONG}${text}${END}` : text;
}

/** Write a number as the language does, in the digits of the pages. @param {number} number */
export function formatNumber(number) {
  return number.toLocaleString(LANGUAGE, { numberingSystem: "latn" });
}

/** Write a number with its noun, in the form that the language has after it. @param {Forms} forms @param {number} number */
export function formatCount(forms, number) {
  const rules = forms.other.startsWith(ENGLISH) ? ENGLISH_RULES : RULES;
  return fill(forms[rules.select(number)] ?? forms.other, { n: formatNumber(number) });
}

/** Return a noun as one thing is called. @param {Forms} forms */
export function singular({ one, other }) {
  return one ?? other;
}

/** Join texts as a sentence does. @param {string[]} texts */
export function formatList(texts) {
  return LISTS.format(texts.map(amongTheRight));
}

/** Make the pieces of a text, the marked ones as marks. @param {Pieces} pieces */
export function highlighted(pieces) {
  return pieces.flatMap(([text, marked]) => (marked ? make("mark", {}, isolated(text)) : isolated(text)));
}

/** @param {string} text */
function bdi(text) {
  const element = document.createElement("bdi");
  element.textContent = text;
  return element;
}

/** Keep a locator together, `13(e)`, among letters that are read from the right. @param {string} text */
function isolated(text) {
  return text.split(/(\d+\([a-z]\))/i).map((piece, i) => (i % 2 ? bdi(piece) : piece));
}

/** Return the attributes of an element whose text is in another language than the site. @param {InLanguage} facts */
export function inLanguage({ language, direction }) {
  return language ? { lang: language, dir: direction } : {};
}
