/* How hits look: pages, each with its best passages. */

import { fill, formatList, highlighted, inLanguage, make, singular } from "../dom.js";
import { best, excerpt, hitAddress, locate, marked } from "./excerpts.js";

const SHOWN = 3;

/** Make a list of pages; with a `speaker`, what that person says is shown. @param {Hit<PageFacts>[]} hits @param {FindWords} words @param {string} [speaker] */
export function pages(hits, words, speaker) {
  return hits.length ? [make("ol", { class: "or-hits" }, hits.map((hit) => page(hit, words, speaker)))] : [];
}

/** Make a page that was found, with its best passages. @param {Hit<PageFacts>} hit @param {FindWords} words @param {string} [speaker] */
function page(hit, words, speaker) {
  const found = locate(hit);
  const shown = speaker ? found.filter((part) => part.speakers.includes(speaker)).slice(0, SHOWN) : best(found.filter((part) => part.anchor), SHOWN);
  const { dated, kind, origin, people, series, what } = hit.facts;
  const about = marked((kind === "summary" ? people?.join(", ") : kind === "norm" ? hit.words.join(" ") : what) ?? "", hit.forms);
  const name = marked(hit.title, hit.forms);
  const title = make("a", { href: hitAddress(hit, shown.length ? undefined : found[0]), ...inLanguage(hit.facts) }, highlighted(name));
  const seen = shown.length || [...name, ...about].some(([, mark]) => mark);
  return make("li", { class: `or-hit or-hit--${kind}`, "data-or-url": hit.url },
    make("p", { class: "or-hit__kind" }, [singular(words.kinds[kind]), dated, series].filter(Boolean).join(" · ")),
    make("h2", { class: "or-hit__title" }, title),
    make("p", { class: "or-hit__about" }, highlighted(about)),
    origin ? make("p", { class: "or-hit__from" }, originMark(origin)) : null,
    seen ? null : unseen(hit, words),
    shown.length ? make("ol", { class: "or-hit__parts" }, shown.map((part) => line(hit, part))) : null);
}

/** Say in short what a summary was written from; the circle before it shows how much of it was read. @param {OriginFacts} origin */
export function originMark({ machine, read, words }) {
  return make("span", { class: `or-origin or-origin--${read}${machine ? " or-origin--machine" : ""}` }, words);
}

/** Say by which words a page is found that are not shown. @param {Hit<PageFacts>} hit @param {FindWords} words */
function unseen(hit, words) {
  const found = new Set(marked(hit.about, hit.forms).flatMap(([word, mark]) => (mark ? [fill(words.anyWords, { words: word })] : [])));
  return found.size ? make("p", { class: "or-hit__about" }, fill(words.foundBy, { what: formatList([...found]) })) : null;
}

/** Make a passage or section of a page. @param {Hit<PageFacts>} hit @param {TextPart} part */
function line(hit, part) {
  const label = typeof part.label === "number" ? `¶ ${part.label}` : "§";
  return make("li", { class: "or-hit__part", dir: hit.facts.direction },
    make("a", { class: "or-hit__number", href: hitAddress(hit, part) }, label),
    make("span", { class: "or-hit__text", ...inLanguage(hit.facts) }, highlighted(excerpt(part))));
}
