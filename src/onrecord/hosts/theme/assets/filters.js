/* Pages with passages: filters, and two speakers or two years side by side. */

import { all } from "./dom.js";
import { FilterBar } from "./filters/bar.js";

/** @type {FilterBar | undefined} */
let current;

/** Make the filters work that are shown. */
function arrive() {
  const [element] = all(document, "[data-or-filters]", HTMLElement);
  if (element !== current?.element) {
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
