/* Names that are near to what was typed. */

import { data } from "./engine.js";
import { key } from "./folding.js";

const FARTHEST = 0.34;
const SHORTEST = 3;

let fetched = null;

/** Fetch the names, once: `[kind, id, name, address, plain forms, former ids]`. */
export function names(root) {
  fetched ??= data(root, "find/names.json");
  return fetched;
}

/** Return the names that are nearest to some words, nearest first. */
export async function nearest(root, words, number = 5) {
  const asked = words.map(key).filter((word) => word.length >= SHORTEST);
  if (!asked.length) {
    return [];
  }
  const found = [];
  for (const [kind, id, name, url, forms] of await names(root)) {
    const tokens = new Set(forms.flatMap((form) => form.split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= SHORTEST));
    const away = Math.min(...asked.map((word) => Math.min(1, ...[...tokens].map((token) => distance(word, token)))));
    if (away <= FARTHEST) {
      found.push({ kind, id, name, url, away });
    }
  }
  return found.sort((one, other) => one.away - other.away || one.name.localeCompare(other.name)).slice(0, number);
}

/** Return how far two words are apart, from 0 for the same to 1, swapped letters counting once. */
function distance(one, other) {
  const longer = Math.max(one.length, other.length);
  if (Math.abs(one.length - other.length) > longer * FARTHEST) {
    return 1;
  }
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
