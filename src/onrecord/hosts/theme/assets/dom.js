/* Elements, made of names, attributes and text: nothing is ever read as markup. */

/** Make an element; children are elements or text, and what is empty is left out. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) {
      element.setAttribute(key, value === true ? "" : value);
    }
  }
  element.append(...children.flat().filter((child) => child !== "" && child !== null && child !== undefined));
  return element;
}

/** Put values in the braces of a text. */
export function say(text, values = {}) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The language of the words around the texts. */
const LANGUAGE = document.querySelector("[data-or-search]")?.lang || document.documentElement.lang || "en";
const RULES = new Intl.PluralRules(LANGUAGE);
const LISTS = new Intl.ListFormat(LANGUAGE);

/** Write a number as the language does. */
export function written(number) {
  return number.toLocaleString(LANGUAGE);
}

/** Write a number with its noun, in the form that the language has after it. */
export function count(forms, number) {
  return say(forms[RULES.select(number)] ?? forms.other, { n: written(number) });
}

/** Join texts as a sentence does. */
export function listing(texts) {
  return LISTS.format(texts);
}

/** Make the pieces of a text, the marked ones as marks. */
export function marked(pieces) {
  return pieces.flatMap(([text, mark]) => (mark ? make("mark", {}, isolated(text)) : isolated(text)));
}

/** Keep a locator together, `13(e)`, among letters that are read from the right. */
function isolated(text) {
  return text.split(/(\d+\([a-z]\))/i).map((part, place) => (place % 2 ? make("bdi", {}, part) : part));
}

/** Return the attributes of an element whose text is in another language than the site. */
export function inLanguage({ language, direction }) {
  return language ? { lang: language, dir: direction } : {};
}
