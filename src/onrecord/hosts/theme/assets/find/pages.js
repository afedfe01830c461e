/* How hits look: pages, each with its best passages. */

import { highlighted, inLanguage, make, singular } from "../dom.js";
import { best, excerpt, hitAddress, locate } from "./excerpts.js";

const SHOWN = 3;

/** Make a list of pages. @param {Hit<PageFacts>[]} hits @param {Question} question @param {FindWords} words @param {string} [speaker] */
export function pages(hits, question, words, speaker) {
  return hits.length ? [make("ol", { class: "or-hits" }, hits.map((hit) => page(hit, question, words, speaker)))] : [];
}

/** Make a page that was found, with its best passages. @param {Hit<PageFacts>} hit @param {Question} question @param {FindWords} words @param {string} [speaker] */
function page(hit, question, words, speaker) {
  const found = locate(hit, question);
  const shown = passagesOf(found, question, speaker);
  const { dated, kind, origin, people, series, what } = hit.facts;
  const about = { summary: people?.join(", "), norm: hit.content };
  const title = make("a", { href: hitAddress(hit, shown.length ? undefined : found[0]), ...inLanguage(hit.facts) }, hit.title);
  return make("li", { class: `or-hit or-hit--${kind}`, "data-or-url": hit.url },
    make("p", { class: "or-hit__kind" }, [singular(words.kinds[kind]), dated, series].filter(Boolean).join(" · ")),
    make("h2", { class: "or-hit__title" }, title),
    make("p", { class: "or-hit__about" }, (kind === "summary" || kind === "norm" ? about[kind] : what) ?? ""),
    origin ? make("p", { class: "or-hit__about" }, originMark(origin)) : null,
    shown.length ? make("ol", { class: "or-hit__parts" }, shown.map((part) => line(hit, part))) : null);
}

/** Say in short what a summary was written from; the circle before it shows how much of it was read. @param {OriginFacts} origin */
export function originMark({ machine, read, words }) {
  return make("span", { class: `or-origin or-origin--${read}${machine ? " or-origin--machine" : ""}` }, words);
}

/** Return the parts to show: with the words, or with the person, or none. @param {TextPart[]} found @param {Question} question @param {string} [speaker] */
function passagesOf(found, question, speaker) {
  if (question.empty && speaker) {
    return found.filter((part) => part.speakers.includes(speaker)).slice(0, SHOWN);
  }
  return best(found.filter((part) => part.anchor), SHOWN);
}

/** Make a passage or section of a page. @param {Hit<PageFacts>} hit @param {TextPart} part */
function line(hit, part) {
  const label = typeof part.label === "number" ? `¶ ${part.label}` : "§";
  return make("li", { class: "or-hit__part", dir: hit.facts.direction },
    make("a", { class: "or-hit__number", href: hitAddress(hit, part) }, label),
    make("span", { class: "or-hit__text", ...inLanguage(hit.facts) }, highlighted(excerpt(part))));
}
