/* What somebody asks for: the words, and the norm among them. */

import { key } from "./folding.js";

/** What parts words; `A/70/174` and `well-kept` are one each, as in the index. */
const GAPS = /[\s,;:|<>="“”„«»!?…]+/u;

/** Read what was typed; `settings` know the norms and how much is read. */
export function read(typed, settings) {
  const raw = typed.slice(0, settings.limit).replace(/\s+/g, " ").trim();
  const exact = /^"([^"]+)"$/.test(raw);
  const { norm: called, paragraph, small } = asked(settings.words.asked);
  const [text, norm] = exact ? [raw, null] : withNorms(raw, settings.norms, called, paragraph);
  const between = new Set([...called, ...small].map(key));
  const terms = [...new Set(text.split(GAPS).filter((word) => key(word)))];
  const words = (exact ? text.split(GAPS) : terms).map(key).join(" ").trim();
  return {
    raw,
    exact,
    norm,
    terms,
    /** For Pagefind. */
    words: exact ? `"${words}"` : words,
    /** What is left for a name when the norm and small words are taken away. */
    rest: terms.filter((word) => key(word) !== norm && !between.has(key(word))),
    empty: !terms.length,
    nothing: raw !== "" && !terms.length,
    cut: typed.length > settings.limit,
  };
}

/** Return the words that questions are put with, each list by its name, longer ones first. */
function asked(words) {
  const longest = (list) => list.split(" ").sort((one, other) => other.length - one.length);
  return Object.fromEntries(Object.entries(words).map(([name, list]) => [name, longest(list)]));
}

/** Write each norm in a text as one word, `13e`; return the text and the last norm in it. */
function withNorms(text, norms, called, paragraph) {
  const ids = new Map(norms.map(([id, letter]) => [letter, id]));
  const letters = [...ids.keys()].join("");
  let found = null;
  const named = (whole, which, at) => {
    const bare = !/[()]/.test(whole) && !/13/.test(whole);
    // "norm a State …" speaks of no letter, unless nothing follows.
    if (bare && /^[ai]$/.test(which) && /\S/.test(text.slice(at + whole.length))) {
      return whole;
    }
    found = ids.get(which.toLowerCase());
    return found;
  };
  if (!letters) {
    return [text, null];
  }
  const letter = `([${letters}])(?![\\w-])(?:\\s*\\))?`;
  const noun = `\\b(?:un\\s+)?(?:gge\\s+)?(?:${called.join("|")})`;
  const place = `\\b(?:${paragraph.join("|").replaceAll(".", "\\.")})\\s*|¶\\s*`;
  const forms = [
    `(?:${noun}\\s+|${place})?(?<![\\w.])13\\s*[.(]?\\s*${letter}`,
    `${noun}(?:\\s+\\(?|\\()\\s*${letter}`,
    `^\\(([${letters}])\\)$`,
  ];
  for (const form of forms) {
    text = text.replace(new RegExp(form, "gi"), named);
  }
  return [text, found];
}
