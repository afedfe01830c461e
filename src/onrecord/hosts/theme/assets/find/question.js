/* What somebody asks for: the words with their forms, the norm and the years among them. */

import { fold, key } from "./folding.js";

/** What parts words; `A/70/174` and `well-kept` are one each, as in the index. */
const TOKENS = /"[^"]*[\p{L}\p{N}][^"]*"|[^\s,;:|<>="“”„«»!?…()]+/gu;
const YEARS = /^((?:19|20)\d\d)(?:[-–—]((?:19|20)\d\d))?$/;
/** Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which part no words, and of Korean, whose words go on in others. */
const UNPARTED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]+/g;
/** Letters that may be a word each. */
const ALONE = /^[\u3400-\u9fff\uac00-\ud7a3]$/;
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
  const { text, norm } = withNorms(raw, settings.frameworks, asked.paragraph);
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
    const pairs = pairsOf(shown);
    for (const pair of pairs) {
      // As in the index, which has Korean letters in their parts.
      const word = pair.normalize("NFD");
      terms.set(word, { shown: pair, key: word, forms: [word] });
    }
    if (!pairs.length) {
      const word = key(shown);
      terms.set(word, { shown, key: word, forms: formsOf(word, settings) });
    }
  }
  return [...terms.values()];
}

/** Return each two letters that stand together where a script parts no words; of one that stands alone, itself. @param {string} shown */
function pairsOf(shown) {
  return (fold(shown).normalize("NFC").match(UNPARTED) ?? []).flatMap((run) =>
    ALONE.test(run) ? [run] : [...run].slice(1).map((letter, i) => [...run][i] + letter));
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
 * Write each norm in a text as one word, `13e`, `paris-5`; return the text and the last norm in it.
 * @param {string} text
 * @param {FrameworkWords[]} frameworks
 * @param {string[]} paragraphs the words for a paragraph
 */
function withNorms(text, frameworks, paragraphs) {
  /** @type {string | null} */
  let norm = null;
  for (const framework of frameworks) {
    const signs = Object.keys(framework.ids);
    if (!signs.length) {
      continue;
    }
    const lettered = /[a-z]/.test(signs[0]);
    for (const form of lettered ? ofParagraph(framework, paragraphs) : ofNumbers(framework)) {
      text = text.replace(new RegExp(form, "giu"), (whole, found, at) => {
        const bare = lettered && !/[()\d]/.test(whole);
        // "norm a State …" speaks of no letter, unless nothing follows.
        if (bare && /^[ai]$/.test(found) && /\S/.test(text.slice(at + whole.length))) {
          return whole;
        }
        norm = framework.ids[found.toLowerCase()];
        return ` ${norm} `;
      });
    }
  }
  return { text, norm };
}

/** Return a pattern for one of some words, the longest first; for none, one that never fits. @param {string[]} words */
function oneOf(words) {
  const sorted = [...words].sort((one, other) => other.length - one.length);
  return sorted.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|") || "(?!)";
}

/** The same as a part of a pattern. @param {string[]} words */
const anyOf = (words) => `(?:${oneOf(words)})`;

/** Where a word begins: `\\b` knows Latin letters only. */
const BEGIN = "(?<![\\p{L}\\p{N}_])";

/** Return how a norm is written that is a letter of a paragraph: `norm 13(e)`. @param {FrameworkWords} framework @param {string[]} paragraphs */
function ofParagraph({ ids, names, nouns, prefix }, paragraphs) {
  const letter = `(${Object.keys(ids).join("|")})(?![\\w\\-])(?:\\s*\\))?`;
  const noun = `${BEGIN}(?:${anyOf(names)}\\s+)*${anyOf(nouns)}`;
  const paragraph = `${BEGIN}${anyOf(paragraphs)}\\s*|¶\\s*`;
  return [
    `(?:${noun}\\s+|${paragraph})?(?<![\\w.])${prefix}\\s*[.(]?\\s*${letter}`,
    `${noun}(?:\\s+\\(?|\\()\\s*${letter}`,
    `^\\((${Object.keys(ids).join("|")})\\)$`,
  ];
}

/** Return how a norm is written that has a number: `principle 5 of the Paris Call`. @param {FrameworkWords} framework */
function ofNumbers({ ids, names, nouns, prefix }) {
  const number = `(${oneOf(Object.keys(ids))})(?![\\w.\\-])`;
  const behind = `(?:\\s+(?:of|de|du|del)\\s+(?:the\\s+|la\\s+|l['’])?${anyOf(names)})?`;
  return [
    `(?:${BEGIN}${anyOf(names)}\\s+)?${BEGIN}${anyOf(nouns)}\\s*(?:no\\.?\\s*|n°\\s*|#)?\\(?${number}\\)?${behind}`,
    `${BEGIN}(?:${anyOf(names)}\\s+|${anyOf([prefix])}[\\s\\-]+)${number}`,
  ];
}
