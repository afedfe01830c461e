/* Search on every page: opens the dialog in the header, and marks the words of a hit.
   Everything else is fetched when somebody searches, Pagefind included. */

const FREE_KEYS = new Set(["/", "f", "s"]);

/** Say whether the element that has the focus takes what is typed. */
function isTyping() {
  const element = document.activeElement;
  return element instanceof HTMLElement && (element.isContentEditable || ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName));
}

/** Open the dialog and have it ready for the first letter; fetch what it needs meanwhile. @param {HTMLDialogElement} dialog */
function open(dialog) {
  if (!dialog.open) {
    dialog.showModal();
  }
  const field = dialog.querySelector("input");
  field?.focus();
  field?.select();
  import("./find/dialog.js").then((module) => module.begin(dialog));
}

/** Listen to the link in the header and to the keys. @param {HTMLDialogElement} dialog @param {HTMLElement} opener */
function listen(dialog, opener) {
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-haspopup", "dialog");
  opener.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(dialog);
    }
  });
  opener.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      open(dialog);
    }
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest("[data-or-close]"))) {
      dialog.close();
    }
  });
  // Before Material's own keys, which lead to the previous and the next page.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  window.addEventListener("keydown", (event) => {
    const { altKey, ctrlKey, key, metaKey } = event;
    const asked = ctrlKey || metaKey ? key.toLowerCase() === "k" : FREE_KEYS.has(key) && !altKey && !isTyping();
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
    import("./find/page.js").then((module) => module.begin(), () => find.classList.add("or-find--settled"));
  }
  const words = new URLSearchParams(location.search).getAll("highlight").join(" ");
  if (words) {
    import("./find/marks.js").then((module) => module.mark(words));
  }
}

const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector(".or-search__dialog"));
const opener = /** @type {HTMLElement | null} */ (document.querySelector(".or-search__open"));
if (dialog && opener) {
  listen(dialog, opener);
}
if (window.document$) {
  window.document$.subscribe(arrive);  // Anew whenever Material swaps the page.
} else {
  arrive();
}
