/* Cite: how a paragraph, or the summary, is cited, in a dialog. What it shows stands at the end of the
   page, where the same links lead without this script. */

import { entryOf } from "./citing/entries.js";
import { all, closest, copyOf, fill, make, opensElsewhere, part } from "./dom.js";

const TITLE = "or-cite-title";

/** Show in a dialog how something is cited. @param {HTMLElement} section @param {HTMLElement} opener */
function open(section, opener) {
  const home = /** @type {HTMLElement} */ (section.closest("[data-or-cites]"));
  /** @type {CiteWords} */
  const words = JSON.parse(home.dataset.words ?? "");
  const content = copyOf(section);
  const list = part(content, "dl");
  const files = content.querySelector("p") ?? copyOf(part(home, "[data-or-paragraphs]"));
  const status = make("p", { role: "status" });
  const title = make("h2", { id: TITLE }, part(content, "h2").textContent);
  const close = make("button", { type: "button", "data-close": true }, words.close);
  const dialog = make("dialog", { class: "or-cite-dialog", "aria-labelledby": TITLE }, make("div", {}, title, status, close), list, files);

  for (const term of all(list, "dt", HTMLElement)) {
    const what = term.textContent ?? "";
    const button = make("button", { type: "button", "aria-label": fill(words.copyWhat, { what }) }, words.copy);
    button.addEventListener("click", async () => {
      status.textContent = await copy(/** @type {HTMLElement} */ (term.nextElementSibling)) ? fill(words.copied, { what }) : words.selected;
    });
    term.append(button);
  }
  if (files instanceof HTMLElement && files.dataset.orParagraphs !== undefined) {
    const key = `${home.dataset.orCites}-p${section.id.replace(/\D/g, "")}`;
    part(files, "b").textContent = words.download;
    files.addEventListener("click", (event) => save(event, key));
  }
  dialog.addEventListener("click", ({ target }) => {
    // What leads to the paragraph leads out of the dialog, too.
    if (target === dialog || (target instanceof Element && target.closest("[data-close], dl a"))) {
      dialog.close();
    }
  });
  // Before Material's own keys, which lead to the previous and the next page.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    dialog.remove();
    opener.focus({ preventScroll: true });
  });
  home.after(dialog);
  dialog.showModal();
  part(list, "button").focus();
  return dialog;
}

/** Copy a text, or the address of a link that shows only a path; where that is not allowed, select it. @param {HTMLElement} shown */
async function copy(shown) {
  const text = shown.textContent ?? "";
  const link = shown.querySelector("a");
  try {
    await navigator.clipboard.writeText(link && !/^https?:/.test(text) ? link.href : text);
    return true;
  } catch {
    getSelection()?.selectAllChildren(shown);
    return false;
  }
}

/** Save one reference of a file; where it cannot be fetched, the browser saves the file. @param {MouseEvent} event @param {string} key */
async function save(event, key) {
  const link = /** @type {HTMLAnchorElement | null} */ (closest(event, "a"));
  if (!link || opensElsewhere(event)) {
    return;
  }
  event.preventDefault();
  let href = link.href;
  let name = link.download;
  try {
    const response = await fetch(href);
    const entry = response.ok ? entryOf(await response.text(), key) : "";
    if (entry) {
      href = URL.createObjectURL(new Blob([entry], { type: response.headers.get("Content-Type") ?? "" }));
      name = `${key}${/\.[a-z.]+$/.exec(name)?.[0] ?? ""}`;
    }
  } catch {
    // There is no server where a page is opened from a folder.
  }
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
}

/** Show what the address of the page asks for: another page has led here. */
function arrive() {
  const link = all(document, 'a[href^="#or-cite"]', HTMLAnchorElement).find(({ hash }) => hash === location.hash);
  const section = document.getElementById(location.hash.slice(1));
  if (section && link) {
    // The browser may go to the end of the page yet.
    open(section, link).addEventListener("close", () => link.scrollIntoView({ block: "center" }));
  }
}

document.addEventListener("click", (event) => {
  const link = /** @type {HTMLAnchorElement | null} */ (closest(event, 'a[href^="#or-cite"]'));
  const section = link && document.getElementById(link.hash.slice(1));
  if (section && !opensElsewhere(event)) {
    event.preventDefault();
    open(section, link);
  }
});

arrive();
