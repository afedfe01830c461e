/* Who took part: people of the register, found by any part of a name, and people who are new. */

import { fill, make, part } from "../dom.js";
import { fold } from "../find/folding.js";
import { slug, tidy } from "./file.js";

const MOST = 8;
const NEAREST = 3;

/** How much of two names has to be the same for one to be taken for the other, as on the command line. */
const ALIKE = 0.7;

/** Find people by a name: whom it is exactly, else those who have all of its words, else whose names are similar. @param {RegisterEntry[]} register @param {string} name */
export function findPeople(register, name) {
  const words = fold(name).split(/\s+/).filter(Boolean);
  const having = (/** @type {(plain: string) => boolean} */ fits) => register.filter((names) => names.some((one) => fits(fold(one))));
  const exactly = having((plain) => plain === words.join(" "));
  const parts = having((plain) => words.every((word) => plain.includes(word)));
  return { exactly, nearly: [exactly, parts].find((some) => some.length) ?? similar(register, words) };
}

/** The people whose names are nearly what was typed, the nearest first; words may stand in any order. @param {RegisterEntry[]} register @param {string[]} words */
function similar(register, words) {
  const wanted = [...words].sort().join(" ");
  const near = register.map((names) => {
    const forms = names.flatMap((one) => {
      const own = fold(one).split(/[\s-]+/).filter(Boolean);
      return [own.sort().join(" "), ...(words.length === 1 ? own : [])];
    });
    return { names, ratio: Math.max(...forms.map((form) => ratio(wanted, form))) };
  });
  return near.filter((one) => one.ratio >= ALIKE).sort((a, b) => b.ratio - a.ratio).slice(0, NEAREST).map((one) => one.names);
}

/** How much of two texts is the same, from 0 to 1: what they have in common, in order. @param {string} one @param {string} other */
function ratio(one, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const char of one) {
    const next = [0];
    for (let at = 1; at <= other.length; at += 1) {
      next.push(other[at - 1] === char ? row[at - 1] + 1 : Math.max(row[at], next[at - 1]));
    }
    row = next;
  }
  return (2 * row[other.length]) / Math.max(one.length + other.length, 1);
}

/** Those who took part in one way: speakers, or moderators. */
export class PeopleField {
  /** @type {Person[]} */
  people = [];

  /** @param {HTMLElement} element @param {import("../propose.js").Form} form */
  constructor(element, form) {
    this.element = element;
    this.form = form;
    this.key = element.dataset.people ?? "";
    this.input = part(element, "[list]", HTMLInputElement);
    this.choices = part(element, ".or-nearest");
    part(element, "[data-add]").addEventListener("click", () => this.look());
    this.input.addEventListener("keydown", (event) => event.key === "Enter" && this.look());
  }

  /** Add whoever was typed; ask where that is not certain. */
  look() {
    const { words } = this.form;
    const name = tidy(this.input.value).replace(/\s+/g, " ");
    this.form.showFault(this.input, name ? "" : words.noName);
    if (!name) {
      return;
    }
    const { exactly, nearly } = findPeople(this.form.register, name);
    const newcomer = () => this.add({ id: slug(name), name, isNew: true, affiliation: "" });
    const known = (/** @type {RegisterEntry} */ [id, full]) => this.add({ id, name: full, isNew: false, affiliation: "" });
    if (exactly.length === 1) {
      known(exactly[0]);
    } else if (!nearly.length) {
      newcomer();
    } else {
      this.choices.replaceChildren(
        ...nearly.slice(0, MOST).map((one) => button(`${one[1]} (${one[0]})`, () => known(one))),
        button(fill(words.somebodyNew, { name }), newcomer));
      this.choices.hidden = false;
      part(this.choices, "button").focus();
    }
  }

  /** @param {Person} person */
  add(person) {
    const twice = this.form.everybody().some((one) => one.id === person.id && (one.isNew || !person.isNew));
    this.choices.hidden = true;
    this.input.focus();
    if (twice) {
      this.form.showFault(this.input, fill(this.form.words.twice, { name: person.name }));
      return;
    }
    this.people.push(person);
    this.input.value = "";
    this.show();
    this.form.changed();
  }

  show() {
    part(this.element, ".or-picked").replaceChildren(...this.people.map((person, i) => this.#row(person, `or-${this.key}-${i}`)));
  }

  /** @param {Person} person @param {string} id */
  #row(person, id) {
    const { words } = this.form;
    const remove = button(words.remove, () => {
      this.people = this.people.filter((one) => one !== person);
      this.show();
      this.form.changed();
      this.input.focus();
    });
    remove.setAttribute("aria-label", fill(words.removeName, { name: person.name }));
    return make("li", {},
      make("div", {}, make("strong", {}, person.name), make("p", {}, person.isNew ? words.new : person.id)),
      person.isNew && this.#field(person, "id", `${id}-id`, words.id),
      this.#field(person, "affiliation", `${id}-for`, words.affiliation), remove);
  }

  /** @param {Person} person @param {"id" | "affiliation"} key @param {string} id @param {string} label */
  #field(person, key, id, label) {
    const input = make("input", { id, type: "text", autocomplete: "off", maxlength: "300", "aria-describedby": `${id}-error`, "data-person": key });
    input.value = person[key];
    input.addEventListener("input", () => { person[key] = key === "id" ? input.value.trim() : input.value; });
    return make("div", {}, make("label", { for: id }, fill(label, { name: person.name })), input, make("p", { id: `${id}-error`, class: "or-field__error", hidden: true }));
  }
}

/** Make a button. @param {string} label @param {() => void} act */
export function button(label, act) {
  const made = make("button", { type: "button", class: "or-button" }, label);
  made.addEventListener("click", act);
  return made;
}
