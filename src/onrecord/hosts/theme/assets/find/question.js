/* What somebody asks for: the words, and the norm among them. */

import { key } from "./folding.js";

/** What parts words; `A/70/174` and `well-kept` are one each, as in the index. */
const GAPS = /[\s,;:|<>="“”„«»!?…]+/u;

/**
 * Read what was typed; `settings` know the norms, the words around them and how much is read.
 * @param {string} typed
 * @param {{ limit: number, norms: NormName[], words: Pick<FindWords, "asked"> }} settings
 */
export function parseQuestion(typed, settings) {
  const raw = typed.slice(0, settings.limit).replace(/\s+/g, " ").trim();
  const exact = /^"([^"]+)"$/.test(raw);
  const { norm: nouns, paragraph, small } = settings.words.asked;
  const { text, norm } = exact ? { text: raw, norm: null } : withNorms(raw, settings.norms, longestFirst(nouns), longestFirst(paragraph));
  const between = new Set(`${nouns} ${small}`.split(" ").map(key));
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
    /** Whether something was typed that has no letter or digit. */
    nothing: raw !== "" && !terms.length,
    cut: typed.length > settings.limit,
  };
}

/** Return words as the choices of a pattern. @param {string} words */
function longestFirst(words) {
  return words.replaceAll(".", "\\.").split(" ").sort((one, other) => other.length - one.length).join("|");
}

/**
 * Write each norm in a text as one word, `13e`; return the text and the last norm in it.
 * @param {string} text
 * @param {NormName[]} norms
 * @param {string} nouns the words for a norm, as a pattern
 * @param {string} paragraphs the words for a paragraph, as a pattern
 */
function withNorms(text, norms, nouns, paragraphs) {
  const ids = new Map(norms.map(({ id, letter }) => [letter, id]));
  const letters = [...ids.keys()].join("");
  /** @type {string | null} */
  let norm = null;
  if (!letters) {
    return { text, norm };
  }
  const letter = `([${letters}])(?![\\w-])(?:\\s*\\))?`;
  const noun = `\\b(?:un\\s+)?(?:gge\\s+)?(?:${nouns})`;
  const paragraph = `\\b(?:${paragraphs})\\s*|¶\\s*`;
  const forms = [
    `(?:${noun}\\s+|${paragraph})?(?<![\\w.])13\\s*[.(]?\\s*${letter}`,
    `${noun}(?:\\s+\\(?|\\()\\s*${letter}`,
    `^\\(([${letters}])\\)$`,
  ];
  for (const form of forms) {
    text = text.replace(new RegExp(form, "gi"), (whole, found, at) => {
      const bare = !/[()]|13/.test(whole);
      // "norm a State …" speaks of no letter, unless nothing follows.
      if (bare && /^[ai]$/.test(found) && /\S/.test(text.slice(at + whole.length))) {
        return whole;
      }
      norm = ids.get(found.toLowerCase()) ?? null;
      return norm ?? whole;
    });
  }
  return { text, norm };
}
