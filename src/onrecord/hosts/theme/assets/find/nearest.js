/* Names that are near to what was typed. */

import { key } from "./folding.js";

const FARTHEST = 0.34;
const SHORTEST = 3;

/** Return the names that are nearest to some words, nearest first. @param {SearchName[]} names @param {string[]} words */
export function nearest(names, words, number = 5) {
  const asked = words.map(key).filter((word) => word.length >= SHORTEST);
  const away = (/** @type {SearchName} */ { forms }) => {
    const tokens = new Set(forms.flatMap((form) => form.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= SHORTEST));
    return Math.min(1, ...asked.flatMap((word) => [...tokens].map((token) => distance(word, token))));
  };
  return names.map((name) => ({ name, away: away(name) }))
    .filter((one) => one.away <= FARTHEST)
    .sort((one, other) => one.away - other.away || one.name.name.localeCompare(other.name.name))
    .slice(0, number)
    .map(({ name }) => name);
}

/** Return how far two words are apart, from 0 for the same to 1: Damerau-Levenshtein by the longer one. @param {string} one @param {string} other */
export function distance(one, other) {
  const longer = Math.max(one.length, other.length);
  if (Math.abs(one.length - other.length) > longer * FARTHEST) {
    return 1;
  }
  /** @type {number[]} */
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    before = last;
    last = row;
  }
  return last[other.length] / longer;
}
