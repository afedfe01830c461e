/* How hits look: pages in lists, passages in the block they have everywhere. */

import { inLanguage, make, marked, say } from "../dom.js";
import { address, best, excerpt, locate } from "./excerpts.js";

const SHOWN = 3;

/** Make a page that was found, with its best passages. */
export function page(hit, question, { root, words, speaker = null, heading = "h2" }) {
  const found = locate(hit, question);
  const shown = passagesOf(found, question, speaker);
  const title = make("a", { href: address(root, hit, shown.length ? null : found[0]), ...inLanguage(hit.facts) }, hit.title);
  return make("li", { class: `or-hit or-hit--${hit.facts.kind}`, "data-or-url": hit.url },
    make("p", { class: "or-hit__kind" }, words.kinds[hit.facts.kind].one, ...aside(hit)),
    make(heading, { class: "or-hit__title" }, title),
    make("p", { class: "or-hit__about" }, about(hit)),
    shown.length ? make("ol", { class: "or-hit__parts" }, shown.map((part) => line(root, hit, part))) : null);
}

/** Return the parts to show: with the words, or with the person, or none. */
function passagesOf(found, question, speaker) {
  if (question.empty && speaker) {
    return found.filter((part) => part.speakers.includes(speaker)).slice(0, SHOWN);
  }
  return best(found.filter((part) => part.anchor), SHOWN);
}

/** Say when it was. */
function aside(hit) {
  const { dated, series } = hit.facts;
  return [dated, series].filter(Boolean).map((text) => ` · ${text}`);
}

/** Say what a page is about in a line. */
function about(hit) {
  const { kind, people, what } = hit.facts;
  if (kind === "summary") {
    return people.join(", ");
  }
  return kind === "norm" ? hit.content : (what ?? "");
}

/** Make a passage or section of a page. */
function line(root, hit, part) {
  const label = typeof part.label === "number" ? `¶ ${part.label}` : "§";
  return make("li", { class: "or-hit__part", dir: hit.facts.direction },
    make("a", { class: "or-hit__number", href: address(root, hit, part) }, label),
    make("span", { class: "or-hit__text", ...inLanguage(hit.facts) }, marked(excerpt(part))));
}

/** Make passages, those of one webinar together; `template` is how a webinar looks elsewhere. */
export function passages(hits, question, template, { root, words, site }) {
  const webinars = new Map();
  for (const hit of hits) {
    const place = hit.url.split("#")[0];
    webinars.set(place, [...(webinars.get(place) ?? []), hit]);
  }
  return [...webinars].map(([place, members]) => {
    const section = template.content.firstElementChild.cloneNode(true);
    const blank = section.querySelector(".or-quote");
    entitle(section, new URL(place, root).href, members[0].facts);
    members.sort((one, other) => one.facts.number - other.facts.number);
    blank.replaceWith(...members.map((hit) => passage(hit, question, blank.cloneNode(true), { root, words, site })));
    return section;
  });
}

/** Say above its passages which webinar they are of. */
function entitle(section, href, facts) {
  const heading = section.querySelector(".or-webinar__title");
  heading.removeAttribute("id");
  heading.querySelector("time").replaceWith(facts.dated);
  const link = heading.querySelector("a");
  link.href = href;
  link.textContent = facts.title;
  set(link, inLanguage(facts));
}

/** Fill in one passage. */
function passage(hit, question, block, { root, words, site }) {
  const [part] = locate(hit, question);
  part.anchor = hit.url.split("#")[1];
  const { number, title, direction, linked, citation, voices } = hit.facts;
  const href = address(root, { url: hit.url.split("#")[0] }, part);
  block.setAttribute("data-or-url", hit.url);
  set(block, direction ? { dir: direction } : {});
  for (const link of block.querySelectorAll(".or-number, .or-quote__act:not(.or-quote__wrong)")) {
    link.href = href;
    link.setAttribute("aria-label", say(words.inContext, { title, n: number }));
  }
  block.querySelector(".or-number").textContent = `¶ ${number}`;
  const text = block.querySelector(".or-quote__text");
  text.replaceChildren(...marked(excerpt(part, Infinity)));
  set(text, inLanguage(hit.facts));
  if (!linked) {
    block.querySelector(".or-basis--linked")?.remove();
  }
  speak(block, voices, root);
  complain(block, hit);
  cite(block, citation, site ? `${site.replace(/\/$/, "")}/${hit.url}` : new URL(hit.url, root).href);
  return block;
}

/** Say who speaks in a passage, and why we say so. */
function speak(block, voices, root) {
  const who = block.querySelector(".or-who");
  const basis = block.querySelector(".or-basis--stated");
  for (const voice of voices) {
    if (voice.name) {
      const person = who.cloneNode(true);
      person.querySelector(".or-monogram").textContent = voice.monogram;
      const name = person.querySelector(".or-who__name");
      name.textContent = voice.name;
      name.href = new URL(voice.url, root).href;
      person.querySelector(".or-who__what").textContent = voice.what;
      who.before(person);
    }
    const why = basis.cloneNode(true);
    why.className = `or-basis or-basis--${voice.tone}`;
    why.textContent = voice.basis;
    who.before(why);
  }
  who.remove();
  basis.remove();
}

/** Fill in the form for corrections, where the site has one; what is not known is left out. */
function complain(block, { url, facts }) {
  const link = block.querySelector(".or-quote__wrong");
  if (!link) {
    return;
  }
  const form = new URL(link.href);
  const speakers = facts.voices.map((voice) => voice.name).filter(Boolean).join(", ");
  const values = { day: facts.date, norms: facts.norms, number: facts.number, speakers, summary: url.split("/")[1] };
  for (const [field, value] of [...form.searchParams]) {
    const filled = say(value, values);
    form.searchParams[filled ? "set" : "delete"](field, filled);
  }
  link.href = form.href;
}

/** Say how a passage is cited. */
function cite(block, citation, where) {
  const place = block.querySelector(".or-cite__address");
  place.textContent = where;
  block.querySelector(".or-cite__words").replaceChildren(`${citation}, `, place);
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
}
