/* Marks the words of a hit on the page it leads to. */

import { unaccented } from "./folding.js";

const MOST = 400;
const LENGTH = 300;
const UNMARKED = "script, style, template, svg, mark, .or-number, .or-monogram, .headerlink";

/** Mark the words, given in plain letters and parted by spaces. @param {string} asked */
export function mark(asked) {
  const wanted = new Set(asked.slice(0, LENGTH).split(/\s+/).filter(Boolean));
  const content = document.querySelector(".md-content");
  if (!content || !wanted.size) {
    return;
  }
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(UNMARKED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  /** @type {Text[]} */
  const texts = [];
  while (walker.nextNode()) {
    texts.push(/** @type {Text} */ (walker.currentNode));
  }
  let left = MOST;
  for (const text of texts) {
    left -= markIn(text, wanted, left);
  }
}

/** Mark words in one text; return how many. @param {Text} text @param {Set<string>} wanted @param {number} left */
function markIn(text, wanted, left) {
  let number = 0;
  const pieces = text.data.split(/(\s+)/).map((word) => {
    if (!wanted.has(unaccented(word)) || number >= left) {
      return word;
    }
    number += 1;
    const element = document.createElement("mark");
    element.className = "or-found";
    element.textContent = word;
    return element;
  });
  if (number) {
    text.replaceWith(...pieces);
  }
  return number;
}
