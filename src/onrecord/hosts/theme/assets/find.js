/* Search on every page: opens the dialog in the header, and marks the words of a hit.
   Everything else is fetched when somebody searches, Pagefind included. */

const ROOT = new URL("../", import.meta.url);
const FREE_KEYS = new Set(["/", "f", "s"]);

/** Say whether an element takes what is typed. */
function takesText(element) {
  return element?.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(element?.tagName);
}

/** Open the dialog and have it ready for the first letter; fetch what it needs meanwhile. */
function open(dialog) {
  if (!dialog.open) {
    dialog.showModal();
  }
  const field = dialog.querySelector("input");
  field.focus();
  field.select();
  import("./find/dialog.js").then((module) => module.begin(dialog, ROOT));
}

/** Listen to the way in and to the keys. */
function listen(search) {
  const dialog = search.querySelector("dialog");
  const way = search.querySelector(".or-search__open");
  way.setAttribute("role", "button");
  way.setAttribute("aria-haspopup", "dialog");
  way.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(dialog);
    }
  });
  way.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      open(dialog);
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog || event.target.closest("[data-or-close]")) {
      dialog.close();
    }
  });
  // Before Material's own keys, which lead to the previous and the next page.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  window.addEventListener("keydown", (event) => {
    const asked = event.ctrlKey || event.metaKey ? event.key.toLowerCase() === "k"
      : FREE_KEYS.has(event.key) && !event.altKey && !takesText(document.activeElement);
    if (asked && !event.defaultPrevented && !document.querySelector("dialog[open]")) {
      event.preventDefault();
      open(dialog);
    }
  });
}

/** Do what the page that is shown asks for. */
function arrive() {
  const find = document.querySelector("[data-or-find]");
  if (find) {
    // Where it cannot be loaded, there are the lists.
    import("./find/page.js").then((module) => module.begin(ROOT), () => find.classList.add("or-find--settled"));
  }
  const words = new URLSearchParams(location.search).getAll("highlight").join(" ");
  if (words) {
    import("./find/marks.js").then((module) => module.mark(words));
  }
}

const search = document.querySelector("[data-or-search]");
if (search) {
  listen(search);
}
if (window.document$) {
  window.document$.subscribe(arrive);  // Anew whenever Material swaps the page.
} else {
  arrive();
}
