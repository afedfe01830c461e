/* Which part of a text shows best why it was found, and which of its words to mark. */

import { key, simple } from "./folding.js";

const WHOLE = 60;
const AROUND = 20;
const MARKS = 8;

/** Return the parts of a hit: of a page its passages and sections, of a passage the whole. */
export function parts(hit) {
  const words = hit.words();
  const begins = hit.facts.parts ?? [[0, "", "", []]];
  return begins.map(([from, anchor, label, speakers], place) => ({
    anchor,
    label,
    speakers,
    words,
    from,
    to: begins[place + 1]?.[0] ?? words.length,
    found: [],
  }));
}

/** Find the words of a question in the parts of a hit. */
export function locate(hit, question) {
  const found = parts(hit);
  const terms = question.exact ? [] : question.terms.map(key).filter((term) => term.length > 2 || /\d/.test(term));
  const places = new Set(hit.locations.map((one) => one.location));
  for (const part of found) {
    for (let at = part.from; at < part.to; at += 1) {
      const word = key(part.words[at]);
      if (word && (places.has(at) || terms.some((term) => word.startsWith(term)))) {
        part.found.push([at, word]);
      }
    }
  }
  return found;
}

/** Return the parts that say most of what was asked, at most so many, in the order of the text. */
export function best(found, number) {
  const worth = (part) => new Set(part.found.map(([, word]) => word)).size * 1000 + part.found.length;
  const chosen = found.filter((part) => part.found.length && part.to > part.from);
  return chosen.sort((one, other) => worth(other) - worth(one)).slice(0, number).sort((one, other) => one.from - other.from);
}

/** Return the pieces of a part's text, `[text, marked]`; of a long one those around its marks. */
export function excerpt(part, whole = WHOLE) {
  let { from, to } = part;
  if (to - from > whole) {
    const middle = part.found[0]?.[0] ?? from;
    from = Math.max(from, Math.min(middle - AROUND, to - 2 * AROUND));
    to = Math.min(to, from + 2 * AROUND);
  }
  const marks = new Set(part.found.map(([at]) => at));
  const pieces = from > part.from ? [["… ", false]] : [];
  for (let at = from; at < to; at += 1) {
    pieces.push([part.words[at], marks.has(at)], [" ", false]);
  }
  return to < part.to ? [...pieces, ["…", false]] : pieces.slice(0, -1);
}

/** Return where a part stands, with the words to be marked there. */
export function address(root, hit, part) {
  const url = new URL(hit.url, root);
  const words = [...new Set((part?.found ?? []).map(([at]) => simple(part.words[at])))].slice(0, MARKS);
  if (words.length) {
    url.searchParams.set("highlight", words.join(" "));
  }
  if (part?.anchor) {
    url.hash = part.anchor;
  }
  return url.href;
}
