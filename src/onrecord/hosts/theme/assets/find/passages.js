/* How hits look: passages, in the block they have on every page. */

import { copyOf, fill, fillPlain, highlighted, inLanguage, make, part, setAll } from "../dom.js";
import { address } from "../loading.js";
import { excerpt, hitAddress, locate } from "./excerpts.js";
import { originMark } from "./pages.js";

/**
 * Make passages, those of one webinar together; `template` is how a webinar looks elsewhere.
 * @param {Hit<PassageFacts>[]} hits
 * @param {HTMLTemplateElement} template
 * @param {SearchSettings} settings
 */
export function passages(hits, template, settings) {
  const webinars = Map.groupBy(hits, (hit) => hit.url.split("#")[0]);
  return [...webinars].map(([url, members]) => {
    const section = copyOf(part(template.content, ".or-webinar"));
    const blank = part(section, ".or-quote");
    entitle(section, address(url), members[0].facts);
    members.sort((one, other) => one.facts.number - other.facts.number);
    blank.replaceWith(...members.map((hit) => passage(hit, copyOf(blank), settings)));
    return section;
  });
}

/** Put the passages of people side by side. @param {{ id: string, name: string, number: string }[]} people @param {Element[][]} lists */
export function columns(people, lists) {
  return [make("div", { class: "or-compared" }, people.map(({ id, name, number }, i) =>
    make("section", { class: "or-compared__one", "aria-labelledby": `side-${id}` },
      make("h2", { class: "or-compared__title", id: `side-${id}` },
        make("a", { class: "or-name", href: address(`speakers/${id}/`) }, make("bdi", {}, name)), " ", make("span", { class: "or-compared__number" }, number)),
      lists[i])))];
}

/** Say above its passages which webinar they are of. @param {Element} section @param {string} href @param {PassageFacts} facts */
function entitle(section, href, facts) {
  const heading = part(section, ".or-webinar__title");
  heading.removeAttribute("id");
  part(heading, "time").replaceWith(facts.dated);
  const link = part(heading, "a");
  link.textContent = facts.title;
  setAll(link, { href, ...inLanguage(facts) });
}

/** Fill in one passage. @param {Hit<PassageFacts>} hit @param {HTMLElement} block @param {SearchSettings} settings */
function passage(hit, block, settings) {
  const { citation, direction, linked, number, origin, title, voices } = hit.facts;
  const [url, anchor] = hit.url.split("#");
  const found = { ...locate(hit)[0], anchor };
  setAll(block, { "data-or-url": hit.url, dir: direction });
  part(block, ".or-number").textContent = `¶ ${number}`;
  const place = fill(settings.words.inContext, { title, n: number });
  for (const act of block.querySelectorAll(".or-number, .or-quote__act, .or-cite summary")) {
    act.ariaLabel = `${act.textContent} (${place})`;
  }
  for (const link of block.querySelectorAll(".or-number, .or-quote__act:not(.or-quote__wrong)")) {
    link.setAttribute("href", hitAddress({ url }, found));
  }
  const text = part(block, ".or-quote__text");
  text.replaceChildren(...highlighted(excerpt(found, Infinity)));
  setAll(text, inLanguage(hit.facts));
  if (!linked) {
    block.querySelector(".or-basis--linked")?.remove();
  }
  part(block, ".or-origin").replaceWith(originMark(origin));
  fillVoices(block, voices);
  fillReport(block, hit);
  part(block, ".or-cite__more a").setAttribute("href", address(`${url}#or-cite-${number}`));
  fillCitation(block, citation, settings.address ? `${settings.address.replace(/\/$/, "")}/${hit.url}` : address(hit.url));
  return block;
}

/** Say who speaks in a passage, and why we say so. @param {Element} block @param {VoiceFacts[]} voices */
function fillVoices(block, voices) {
  const who = part(block, ".or-who");
  const basis = part(block, ".or-basis--stated");
  for (const voice of voices) {
    if (voice.name) {
      const person = copyOf(who);
      const name = part(person, ".or-who__name");
      part(person, ".or-monogram").textContent = voice.monogram ?? "";
      name.textContent = voice.name;
      name.setAttribute("href", address(voice.url ?? ""));
      part(person, ".or-who__what").textContent = voice.what ?? "";
      who.before(person);
    }
    who.before(make("span", { class: `or-basis or-basis--${voice.tone}` }, voice.basis));
  }
  who.remove();
  basis.remove();
}

/** Fill in the form for corrections, where the site has one; what is not known is left out. @param {Element} block @param {Hit<PassageFacts>} hit */
function fillReport(block, { url, facts }) {
  const link = /** @type {HTMLAnchorElement | null} */ (block.querySelector(".or-quote__wrong"));
  if (!link) {
    return;
  }
  const form = new URL(link.href);
  const speakers = facts.voices.flatMap((voice) => voice.name || []).join(", ");
  const values = { day: facts.date, norms: facts.norms, number: facts.number, speakers, summary: url.split("/")[1] };
  for (const [field, value] of [...form.searchParams]) {
    const filled = fillPlain(value, values);
    form.searchParams[filled ? "set" : "delete"](field, filled);
  }
  // Programs for mail do not take `+` for a space.
  link.href = form.protocol === "mailto:" ? form.href.replaceAll("+", "%20") : form.href;
}

/** Say how a passage is cited. @param {Element} block @param {string} citation @param {string} where */
function fillCitation(block, citation, where) {
  const place = part(block, ".or-cite__address");
  place.textContent = where;
  part(block, ".or-cite__words").replaceChildren(`${citation}, `, place);
}
