/* The passages of a page: who speaks in them and when, which are shown, and copies of some. */

import { make } from "../dom.js";

/** Read the passages in a list. */
export function collect(list) {
  return [...list.querySelectorAll(".or-quote")].map((element) => {
    const webinar = element.closest(".or-webinar");
    return {
      element,
      webinar,
      year: webinar.querySelector("time").dateTime.slice(0, 4),
      voices: element.dataset.orHeard.split(" ").map((voice) => voice.split(":")),
    };
  });
}

/** Say whether a passage has what is chosen: one voice has both the speaker and the basis. */
export function fits({ year, voices }, chosen) {
  return (!chosen.year || chosen.year === year)
    && voices.some(([speaker, basis]) => (!chosen.speaker || chosen.speaker === speaker) && (!chosen.basis || chosen.basis === basis));
}

/** Show these passages and no others, here and in the table of contents. */
export function show(passages, shown) {
  const webinars = new Set(shown.map(({ webinar }) => webinar));
  for (const { element } of passages) {
    element.hidden = true;
  }
  for (const { element } of shown) {
    element.hidden = false;
  }
  for (const { webinar } of passages) {
    webinar.hidden = !webinars.has(webinar);
    const { id } = webinar.querySelector(".or-webinar__title");
    for (const link of document.querySelectorAll(`.md-nav--secondary a[href$="#${CSS.escape(id)}"]`)) {
      link.closest("li").hidden = webinar.hidden;
    }
  }
}

/** Copy passages, those of one webinar together, one level deeper; copies have no anchors. */
export function copy(passages) {
  const copies = new Map();
  for (const { element, webinar } of passages) {
    if (!copies.has(webinar)) {
      copies.set(webinar, blank(webinar));
    }
    const passage = element.cloneNode(true);
    passage.hidden = false;
    copies.get(webinar).querySelector(".or-quotes").append(passage);
  }
  return [...copies.values()];
}

function blank(webinar) {
  const section = webinar.cloneNode(true);
  const title = section.querySelector(".or-webinar__title");
  section.hidden = false;
  section.querySelector(".or-quotes").replaceChildren();
  title.replaceWith(make("h4", { class: title.className }, ...title.childNodes));
  return section;
}

const fetched = new Map();

/** Read the passages of another page; each page is fetched once. */
export function from(url) {
  if (!fetched.has(url)) {
    fetched.set(url, load(url));
    fetched.get(url).catch(() => fetched.delete(url));
  }
  return fetched.get(url);
}

async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = page.querySelector("[data-or-said]");
  for (const link of list.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href"), url).href);
  }
  // The people named there have their previews there.
  document.querySelector("[data-or-previews]")?.content.append(...page.querySelector("[data-or-previews]").content.children);
  return collect(list);
}
