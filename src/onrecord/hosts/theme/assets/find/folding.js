/* Plain letters, by the same table as in the index: Python hands it over in `find/settings.json`. */

/** @type {Record<string, string>} */
let table = {};

/** Take over the table of letters that do not decompose. @param {Record<string, string>} letters */
export function useTable(letters) {
  table = letters;
}

/** Return a text in small letters, without the marks above and below them. @param {string} text */
function withoutMarks(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Return a text in plain small letters, in one form and width. @param {string} text */
export function fold(text) {
  return withoutMarks(text.normalize("NFKC")).replace(/[^\x00-\x7f]/gu, (letter) => table[letter] ?? letter);
}

/** Return what of a word counts when words are compared: its letters and digits. @param {string} word */
export function key(word) {
  return fold(word).replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Return a word as a link hands it on to another page, which has no table. @param {string} word */
export function unaccented(word) {
  return withoutMarks(word).replace(/[^\p{L}\p{N}]+/gu, "");
}
