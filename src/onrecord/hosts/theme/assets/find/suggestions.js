/* What a question seems to ask for besides its words: what somebody said, about a norm or in some words. */

import { fill, formatCount, make } from "../dom.js";
import { address } from "../loading.js";
import { key } from "./folding.js";
import { formatState, SAID } from "./state.js";

const MOST = 3;

/** Return what leads to exactly the passages that are asked for. @param {Engine} engine @param {Question} question @returns {Promise<Suggestion[]>} */
export async function suggestions(engine, question) {
  const norm = engine.settings.norms.find(({ id }) => id === question.norm);
  if (!norm && !question.about) {
    return [];
  }
  const rest = question.terms.filter((term) => term.key !== key(norm?.id ?? "")).map(({ shown }) => shown);
  const named = await engine.named(question);
  const about = (/** @type {Partial<Named>} */ { facet, id, name, rest: others = rest }) => {
    /** @type {Chosen} */
    const chosen = { ...(norm ? { norm: [norm.id] } : { kind: [SAID] }), ...(facet && id ? { [facet]: [id] } : {}) };
    const { from, to } = question;
    return { words: title(engine.settings.words, name, norm?.locator, others.join(" "), from === to ? from : `${from}–${to}`), q: others.join(" "), chosen, from, to };
  };
  // Who asks for a name alone wants the page.
  return [...named.filter(({ rest: others }) => norm || others.length).slice(0, MOST), ...(norm || (question.asks && !named.length) ? [{}] : [])].map(about)
    .filter(({ q, chosen }) => q || chosen.norm);
}

/** Say in words what is offered. @param {FindWords} words @param {string | undefined} name @param {string | undefined} norm @param {string} others @param {string} years */
function title(words, name, norm, others, years) {
  const subject = norm && others ? fill(words.normWith, { norm, words: others }) : norm ?? fill(words.anyWords, { words: others });
  const form = name ? fill(words.said, { name, subject }) : fill(words.cited, { subject });
  return years ? `${form} · ${years}` : form;
}

/** Offer the passages that are asked for, with their number. @param {Engine} engine @param {Question} question */
export async function passagesFor(engine, question) {
  const { counts } = engine.settings.words;
  const offers = await Promise.all((await suggestions(engine, question)).map(async (one) => {
    const { hits, have, known, unknown } = await engine.find(one.q, { ...one, sort: null });
    return hits.length && have === known && !unknown.length ? { one, offer: link(one, formatCount(counts.passage, hits.length)) } : null;
  }));
  const made = offers.filter((offer) => offer !== null);
  // What anybody said matters less where somebody is named who said it.
  return made.filter(({ one }) => made.length === 1 || one.chosen.speaker || one.chosen.organisation).map(({ offer }) => offer);
}

/** Offer the pages of norms. @param {SearchSettings} settings @param {string[]} ids */
export function pagesOf({ norms, words }, ids) {
  return norms.filter(({ id }) => ids.includes(id))
    .map(({ id, locator, title: about }) => linkTo(address(`norms/${id}/`), fill(words.page, { name: locator }), about));
}

/** Make a suggestion that leads to a state of the search. @param {Suggestion} suggestion */
export function link({ words, ...state }, note = "") {
  return linkTo(address(`find/${formatState(state)}`), words, note);
}

/** @param {string} href @param {string} words @param {string} note */
function linkTo(href, words, note) {
  return make("a", { class: "or-suggestion", href }, make("strong", {}, words), note ? make("span", {}, note) : null);
}
