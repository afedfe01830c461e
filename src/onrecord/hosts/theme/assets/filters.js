/* The page of a norm: filters, and two speakers or two years side by side. */

import { Filters } from "./filters/bar.js";

const ROOT = new URL("../", import.meta.url);

let current = null;

/** Make the filters work that are shown. */
function arrive() {
  const element = document.querySelector("[data-or-filters]");
  if (element !== (current?.element ?? null)) {
    current?.end();
    current = element && new Filters(element, ROOT);
    current?.start();
  }
}

if (window.document$) {
  window.document$.subscribe(arrive);  // Anew whenever Material swaps the page.
} else {
  arrive();
}
