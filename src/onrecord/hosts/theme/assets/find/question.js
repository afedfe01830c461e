/* What somebody asks for: the words with their forms, the norm and the years among them. */

import { fold, key } from "./folding.js";

/** What parts words; `A/70/174` and `well-kept` are one each, as in the index. */
const TOKENS = /"[^"]*[\p{L}\p{N}][^"]*"|[^\s,;:|<>="“”„«»!?…()]+/gu;
const YEARS = /^((?:19|20)\d\d)(?:[-–—]((?:19|20)\d\d))?$/;
/** Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which part no words. */
const UNPARTED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff]{2,}/g;
/** Fewer letters are no word that could have endings. */
const STEM = 3;

/**
 * Read what was typed; `settings` know the norms, the words around them, endings, and how much is read.
 * @param {string} typed
 * @param {QuestionSettings} settings
 * @param {boolean} [dated] whether years are years
 * @returns {Question}
 */
export function parseQuestion(typed, settings, dated = true) {
  const raw = typed.slice(0, settings.limit).replace(/\s+/g, " ").trim();
  const asked = lists(settings.words.asked);
  const { text, norm } = withNorms(raw, settings.norms, asked.norm, asked.paragraph);
  const tokens = text.match(TOKENS)?.filter((word) => key(word)) ?? [];
  const { words, from, to } = dated ? withoutYears(tokens, asked) : { words: tokens, from: "", to: "" };
  const stop = new Set(settings.stop);
  const has = (/** @type {"about" | "asks"} */ sort) => tokens.some((word) => asked[sort].includes(key(word)));
  const content = words.filter((word) => word.startsWith('"') || !stop.has(key(word)));
  // Where there is nothing but small words, they are meant.
  const terms = uniqueTerms(content.length || from || to ? content : words, settings);
  return {
    raw, norm, from, to, terms,
    asks: has("asks"),
    about: has("about") || has("asks"),
    empty: !terms.length && !from && !to,
    /** Whether something was typed that has no letter or digit. */
    nothing: raw !== "" && !tokens.length,
    cut: typed.length > settings.limit,
  };
}

/** Return words of a question as lists, the longest first. @param {FindWords["asked"]} asked */
function lists(asked) {
  const sorted = (/** @type {string} */ words) => words.split(" ").sort((one, other) => other.length - one.length);
  return /** @type {Record<keyof FindWords["asked"], string[]>} */ (
    Object.fromEntries(Object.entries(asked).map(([name, words]) => [name, sorted(words)])));
}

/** Take the years out of the words of a question: `since 2019`, `2019-2021`, `between 2019 and 2021`. @param {string[]} tokens @param {Record<string, string[]>} asked */
function withoutYears(tokens, asked) {
  /** @type {string[]} */
  const words = [];
  const found = { from: "", to: "" };
  /** @type {(sort: string) => boolean} */
  const behind = (sort) => asked[sort].includes(key(words.at(-1) ?? "")) && Boolean(words.pop());
  for (const token of tokens) {
    const [, first, last = first] = YEARS.exec(token) ?? [];
    if (!first) {
      words.push(token);
      continue;
    }
    const open = !found.from && !found.to;
    if (open && behind("after")) {
      found.from = String(Number(first) + 1);
    } else if (behind("before")) {
      found.to = String(Number(first) - 1);
    } else if (open && behind("since")) {
      found.from = first;
    } else if (open && behind("until")) {
      found.to = last;
    } else {
      behind("and");
      const years = [found.from, found.to, first, last].filter(Boolean).sort();
      Object.assign(found, { from: years[0], to: years.at(-1) });
      behind("within");
    }
  }
  return { words, ...found };
}

/** Make terms of words, each once. @param {string[]} words @param {FormSettings} settings @returns {Term[]} */
function uniqueTerms(words, settings) {
  /** @type {Map<string, Term>} */
  const terms = new Map();
  for (const shown of words) {
    if (shown.startsWith('"')) {
      const phrase = shown.split(/\s+/).map(key).filter(Boolean).join(" ");
      terms.set(phrase, { shown: shown.slice(1, -1).trim(), key: phrase, forms: [phrase] });
      continue;
    }
    const pairs = (fold(shown).match(UNPARTED) ?? []).flatMap((run) => [...run].slice(1).map((letter, i) => [...run][i] + letter));
    for (const word of pairs.length ? pairs : [key(shown)]) {
      terms.set(word, { shown: pairs.length ? word : shown, key: word, forms: pairs.length ? [word] : formsOf(word, settings) });
    }
  }
  return [...terms.values()];
}

/** Return all forms that a word may have, itself first: most are no words at all. @param {string} word @param {FormSettings} settings */
export function formsOf(word, { beginnings, endings, fixed }) {
  if (/\d/.test(word) || fixed.includes(word)) {
    return [word];
  }
  const forms = [word, ...endings.flatMap((line) => exchanged(line, word, (rest, ending) => rest + ending, "endsWith"))];
  // No Latin word has an Arabic article.
  const begun = /^[\x00-\x7f]*$/.test(word) ? [] : beginnings.flatMap((line) => forms.flatMap((form) =>
    exchanged(line, form, (rest, beginning) => beginning + rest, "startsWith")));
  return [...new Set([...forms, ...begun])].filter((form) => form === word || !fixed.includes(form));
}

/** Return a word with what it begins or ends with exchanged for all else of a line. @param {string[]} line @param {string} word @param {(rest: string, affix: string) => string} join @param {"startsWith" | "endsWith"} has */
function exchanged(line, word, join, has) {
  const affixes = line.map(written);
  return affixes.filter((affix) => word[has](affix) && word.length - affix.length >= STEM).flatMap((affix) => {
    const rest = has === "endsWith" ? word.slice(0, word.length - affix.length) : word.slice(affix.length);
    return affixes.map((other) => join(rest, other));
  });
}

/** Return a beginning or ending as it is written; `-` is none. @param {string} affix */
function written(affix) {
  return affix === "-" ? "" : affix;
}

/**
 * Write each norm in a text as one word, `13e`; return the text and the last norm in it.
 * @param {string} text
 * @param {NormName[]} norms
 * @param {string[]} nouns the words for a norm
 * @param {string[]} paragraphs the words for a paragraph
 */
function withNorms(text, norms, nouns, paragraphs) {
  const ids = new Map(norms.map(({ id, letter }) => [letter, id]));
  const letters = [...ids.keys()].join("");
  const pattern = (/** @type {string[]} */ words) => words.join("|").replaceAll(".", "\\.");
  /** @type {string | null} */
  let norm = null;
  if (!letters) {
    return { text, norm };
  }
  const begin = "(?<![\\p{L}\\p{N}_])"; // \b knows Latin letters only
  const letter = `([${letters}])(?![\\w\\-])(?:\\s*\\))?`;
  const noun = `${begin}(?:un\\s+)?(?:gge\\s+)?(?:${pattern(nouns)})`;
  const paragraph = `${begin}(?:${pattern(paragraphs)})\\s*|¶\\s*`;
  const forms = [
    `(?:${noun}\\s+|${paragraph})?(?<![\\w.])13\\s*[.(]?\\s*${letter}`,
    `${noun}(?:\\s+\\(?|\\()\\s*${letter}`,
    `^\\(([${letters}])\\)$`,
  ];
  for (const form of forms) {
    text = text.replace(new RegExp(form, "giu"), (whole, found, at) => {
      const bare = !/[()]|13/.test(whole);
      // "norm a State …" speaks of no letter, unless nothing follows.
      if (bare && /^[ai]$/.test(found) && /\S/.test(text.slice(at + whole.length))) {
        return whole;
      }
      norm = ids.get(found.toLowerCase()) ?? null;
      return norm ? ` ${norm} ` : whole;
    });
  }
  return { text, norm };
}
