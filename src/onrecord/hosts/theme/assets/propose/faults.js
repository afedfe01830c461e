/* What is wrong with what was typed, in words; nothing where it is right. */

import { fill, formatNumber } from "../dom.js";

/** How many parts a series may have. */
const MOST = 9999;

/** Say what is wrong with a field. @param {FormField} field @param {ProposeWords} words @returns {string} */
export function faultOf({ kind, label, length, name, needed, pattern, value }, words) {
  const all = Array.isArray(value) ? value : [String(value)];
  if (!all.some(Boolean)) {
    return needed ? fill(words.field, { label, fault: words.needed }) : "";
  }
  if (kind === "day" && !/^\d{4}-\d{2}-\d{2}$/.test(all[0])) {
    return words.day;
  }
  if (kind === "number") {
    return typeof value !== "number" ? words.number : value > MOST ? fill(words.large, { n: formatNumber(MOST + 1) }) : "";
  }
  if (pattern && !all.every((one) => new RegExp(pattern).test(one))) {
    return pattern.includes("https?") ? words.address : name === "language" ? words.code : name === "topics" ? words.topics : words.oneLine;
  }
  return length && all.some((one) => [...one].length > length) ? fill(words.longest, { n: formatNumber(length) }) : "";
}

/** Say what is wrong with the id of somebody new. @param {string} id @param {string} pattern @param {RegisterEntry[]} register @param {Person[]} people @param {ProposeWords} words */
export function faultOfId(id, pattern, register, people, words) {
  if (!new RegExp(pattern).test(id)) {
    return words.idForm;
  }
  if (register.some(([known]) => known === id)) {
    return fill(words.idTaken, { id });
  }
  return people.filter((one) => one.id === id).length > 1 ? fill(words.idTwice, { id }) : "";
}
