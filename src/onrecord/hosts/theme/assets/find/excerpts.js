/* Which part of a text shows best why it was found, and which of its words to mark. */

import { ROOT } from "../loading.js";
import { key, unaccented } from "./folding.js";

const WHOLE = 60;
const AROUND = 20;
const MARKS = 8;

/** Return the parts of a hit, with the words in them that were asked for. @param {TextHit} hit @returns {TextPart[]} */
export function locate(hit) {
  const words = hit.words;
  /** @type {PagePart[]} */
  const begins = hit.facts.parts ?? [[0, "", "", []]];
  return begins.map(([from, anchor, label, speakers], i) => {
    const to = begins[i + 1]?.[0] ?? words.length;
    const asked = words.slice(from, to).map((word, at) => /** @type {[number, string]} */ ([from + at, key(word)]));
    return { anchor, label, speakers, words, from, to, found: asked.filter(([at, word]) => word && (hit.locations.has(at) || hit.forms.has(word))) };
  });
}

/** Return the pieces of a text, each with whether it was asked for. @param {string} text @param {Set<string>} forms @returns {Pieces} */
export function marked(text, forms) {
  return text.split(/(\s+)/).map((piece) => [piece, forms.has(key(piece)) || piece.split(/[^\p{L}\p{N}]+/u).some((part) => forms.has(key(part)))]);
}

/** Return the parts that have most of what was asked, at most so many, in the order of the text. @param {TextPart[]} found @param {number} number */
export function best(found, number) {
  const worth = (/** @type {TextPart} */ part) => new Set(part.found.map(([, word]) => word)).size * 1000 + part.found.length;
  const chosen = found.filter((part) => part.found.length && part.to > part.from);
  return chosen.sort((one, other) => worth(other) - worth(one)).slice(0, number).sort((one, other) => one.from - other.from);
}

/** Return the pieces of a part's text, each with whether it is marked; of a long one those around its marks. @param {TextPart} part @returns {Pieces} */
export function excerpt(part, whole = WHOLE) {
  let { from, to } = part;
  if (to - from > whole) {
    const middle = part.found[0]?.[0] ?? from;
    from = Math.max(from, Math.min(middle - AROUND, to - 2 * AROUND));
    to = Math.min(to, from + 2 * AROUND);
  }
  const marks = new Set(part.found.map(([at]) => at));
  /** @type {Pieces} */
  const pieces = from > part.from ? [["… ", false]] : [];
  for (let at = from; at < to; at += 1) {
    pieces.push([part.words[at], marks.has(at)], [" ", false]);
  }
  return to < part.to ? [...pieces, ["…", false]] : pieces.slice(0, -1);
}

/** Return where a part stands, with the words to be marked there. @param {{ url: string }} hit @param {TextPart} [part] */
export function hitAddress(hit, part) {
  const url = new URL(hit.url, ROOT);
  const words = [...new Set((part?.found ?? []).map(([at]) => unaccented(part?.words[at] ?? "")))].slice(0, MARKS);
  if (words.length) {
    url.searchParams.set("highlight", words.join(" "));
  }
  if (part?.anchor) {
    url.hash = part.anchor;
  }
  return url.href;
}
