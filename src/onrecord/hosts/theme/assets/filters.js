/* The page of a norm: filters, and two speakers or two years side by side. */

import { FilterBar } from "./filters/bar.js";

/** @type {FilterBar | null} */
let current = null;

/** Make the filters work that are shown. */
function arrive() {
  /** @type {HTMLElement | null} */
  const element = document.querySelector("[data-or-filters]");
  if (element !== (current?.element ?? null)) {
    current?.end();
    current = element && new FilterBar(element);
    current?.start();
  }
}

if (window.document$) {
  window.document$.subscribe(arrive);  // Anew whenever Material swaps the page.
} else {
  arrive();
}
