/* The file that the form writes, and the lines for the register: what was typed, as YAML. */

import { fold } from "../find/folding.js";

const LONGEST = 60;

/** Ends of lines that nobody types: the check takes none of them. */
const LINE_ENDS = /[\u0085\u2028\u2029]/g;

/** Characters that cannot be seen and change what is read: those of `text/characters.py`. */
const HIDDEN = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}\ufffe\uffff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\p{Cs}]/gu;

/** Return a text without what cannot be seen, and without space around it. @param {string} text */
export function tidy(text) {
  return text.replace(/\r\n?/g, "\n").replace(LINE_ENDS, " ").replace(HIDDEN, "").normalize("NFC").trim();
}

/** Return a text as part of an address or an id: plain words, with a hyphen between each. @param {string} text */
export function slug(text) {
  return fold(text).replace(/['’]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Return the name of the file, as date and title give it. @param {string} date @param {string} title */
export function fileName(date, title) {
  const whole = slug(title);
  const words = whole.length > LONGEST ? whole.slice(0, LONGEST + 1).replace(/-[^-]*$/, "") : whole;
  return [date, words].filter(Boolean).join("-");
}

/** Return what was typed into a field: a number, a list, or a text. @param {string} kind @param {string} name @param {string} typed @returns {FieldValue} */
export function valueOf(kind, name, typed) {
  const text = tidy(typed);
  if (kind === "list") {
    const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
    return name === "topics" ? lines.map((line) => slug(line) || line) : lines;
  }
  return kind === "number" && /^[1-9]\d*$/.test(text) ? Number(text) : text;
}

/** Return the front matter: what is required, and what is not empty or usual. @param {FormField[]} fields @param {{ key: string, people: Person[] }[]} groups @param {string[]} norms */
export function frontMatter(fields, groups, norms) {
  /** @type {Record<string, any>} */
  const found = { speakers: [], norms };
  for (const { name, value, usual, required } of fields) {
    const [key, inner] = name.split(".");
    if (key !== "text" && value !== "" && (typeof value === "number" || value.length)) {
      if (inner) {
        (found[key] ??= {})[inner] = value;
      } else if (value !== usual || required) {
        found[key] = value;
      }
    }
  }
  for (const { key, people } of groups) {
    if (people.length) {
      found[key] = people.map(({ id, affiliation }) => (tidy(affiliation) ? { id, affiliation: tidy(affiliation) } : id));
    }
  }
  return found;
}

/** Return the whole file. @param {string[]} keys in the order of the file @param {Record<string, unknown>} front @param {string} body */
export function file(keys, front, body) {
  const lines = keys.filter((key) => key in front).map((key) => `${key}: ${yaml(front[key])}\n`);
  return `---\n${lines.join("")}---\n\n${tidy(body)}\n`;
}

/** Return the lines that the register lacks. @param {Person[]} people */
export function registerLines(people) {
  const byId = new Map(people.map((person) => [person.id, person]));
  return [...byId.values()].map(({ id, name }) => `${id}:\n  name: ${yaml(name)}\n`).join("\n");
}

/** Return a value as YAML: every JSON string is one, but for what YAML takes for the end of a line. @param {unknown} value @returns {string} */
export function yaml(value) {
  if (Array.isArray(value)) {
    return `[${value.map(yaml).join(", ")}]`;
  }
  if (value instanceof Object) {
    return `{${Object.entries(value).map(([key, one]) => `${key}: ${yaml(one)}`).join(", ")}}`;
  }
  return JSON.stringify(value).replace(/[\x7f-\x9f\u2028\u2029]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Say whether the form proposes marks: it knows only English forms of citing a norm, and marks count everywhere. @param {string} language */
export function needsMarks(language) {
  return !/^en\b/.test(language);
}

/** Say whether a text seems to cite a norm, as `13e`, whose locator is `13(e)`. @param {string} text @param {string} norm @param {boolean} marked @param {string} locator */
export function cites(text, norm, marked, locator) {
  return marked ? text.includes(`](norm:${norm})`) : new RegExp(`\\b${norm}\\b|${written(locator)}`, "i").test(text);
}

/** Return a pattern for how English texts write a locator: `13 (e)`, `norm (e)`, `principles 4 and 5`. @param {string} locator */
function written(locator) {
  const [, before, sign, behind] = /^(.*?)([a-z]|\d+)(\)?)$/i.exec(locator) ?? ["", locator, "", ""];
  if (behind) {
    return `${before.replace("(", "")}\\s?\\(${sign}\\)|norm \\(${sign}\\)`;
  }
  return `${before.trim()}s?\\s(?:\\d+(?:,|\\s|and|to|[–-])+)*${sign}\\b`;
}
