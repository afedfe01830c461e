/* Plain letters, by the same rules as in the index: see search/folding.py. */

let table = {};

/** Take over the letters that do not decompose. */
export function learn(letters) {
  table = letters;
}

/** Return a text in small letters, without the signs above and below them. */
function unsigned(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** Return a text in plain small letters. */
export function fold(text) {
  return unsigned(text).replace(/[^\x00-\x7f]/gu, (letter) => table[letter] ?? letter);
}

/** Return what of a word counts when words are compared: its letters and digits. */
export function key(word) {
  return fold(word).replace(/[^\p{L}\p{N}]+/gu, "");
}

/** Return a word as a link hands it on to another page, which has no table. */
export function simple(word) {
  return unsigned(word).replace(/[^\p{L}\p{N}]+/gu, "");
}
