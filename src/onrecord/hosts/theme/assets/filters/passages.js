/* The passages of a page: who speaks in them and when, which are shown, and copies of some. */

import { all, copyOf, make, part } from "../dom.js";
import { once } from "../loading.js";

/** Read the passages in a list. @param {Element} list @returns {ListedPassage[]} */
export function collect(list) {
  return all(list, ".or-quote", HTMLElement).map((element) => {
    const webinar = /** @type {HTMLElement} */ (element.closest(".or-webinar"));
    return {
      element,
      webinar,
      year: part(webinar, "time", HTMLTimeElement).dateTime.slice(0, 4),
      topics: webinar.dataset.orTopics?.split(" ") ?? [],
      voices: (element.dataset.orHeard ?? "").split(" ").map((voice) => voice.split(":")),
    };
  });
}

/** Say whether a passage has what is chosen: one voice has the speaker, the basis and the norm. @param {Pick<ListedPassage, "year" | "topics" | "voices">} passage @param {FilterState} chosen */
export function fits({ year, topics, voices }, chosen) {
  return (!chosen.year || chosen.year === year)
    && (!chosen.topic || topics.includes(chosen.topic))
    && voices.some(([speaker, basis, norms]) => (!chosen.speaker || chosen.speaker === speaker)
      && (!chosen.basis || chosen.basis === basis)
      && (!chosen.norm || norms.split(",").includes(chosen.norm)));
}

/** Show these passages and no others, here and in the table of contents. @param {ListedPassage[]} passages @param {ListedPassage[]} shown */
export function show(passages, shown) {
  const webinars = new Set(shown.map(({ webinar }) => webinar));
  for (const passage of passages) {
    passage.element.hidden = !shown.includes(passage);
  }
  for (const webinar of new Set(passages.map((passage) => passage.webinar))) {
    webinar.hidden = !webinars.has(webinar);
    const { id } = part(webinar, ".or-webinar__title");
    for (const entry of all(document, `.md-nav--secondary li:has(> a[href$="#${CSS.escape(id)}"])`, HTMLElement)) {
      entry.hidden = webinar.hidden;
    }
  }
}

/** Copy passages, those of one webinar together, one level deeper; copies have no anchors. @param {ListedPassage[]} passages */
export function copy(passages) {
  return [...Map.groupBy(passages, ({ webinar }) => webinar)].map(([webinar, members]) => {
    const section = copyOf(webinar);
    const title = part(section, ".or-webinar__title");
    section.hidden = false;
    title.replaceWith(make("h4", { class: title.className }, ...title.childNodes));
    part(section, ".or-quotes").replaceChildren(...members.map(({ element }) => {
      const passage = copyOf(element);
      passage.hidden = false;
      return passage;
    }));
    return section;
  });
}

/** @type {Map<string, () => Promise<ListedPassage[]>>} */
const pages = new Map();

/** Read the passages of another page; each page is fetched once. @param {string} url */
export function passagesOf(url) {
  const read = pages.get(url) ?? once(() => readPage(url));
  pages.set(url, read);
  return read();
}

/** @param {string} url */
async function readPage(url) {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new Error(`${url}: ${answer.status}`);
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const list = part(page, "[data-or-said]");
  for (const link of all(list, "a[href]", HTMLAnchorElement)) {
    link.href = new URL(link.getAttribute("href") ?? "", url).href;
  }
  // The people named there have their previews there.
  const [here, there] = [document, page].map((one) => all(one, "[data-or-previews]", HTMLTemplateElement)[0]?.content);
  here?.append(...(there?.children ?? []));
  return collect(list);
}
