// @ts-nocheck
// What Material's own scripts call: `localStorage` under the address of the site. Material has this
// in every page; here it is a file, because the policy of the pages allows no scripts inside them.
document.documentElement.classList.replace("no-js", "js");  // Before anything is drawn.

var __md_scope = new URL(document.currentScript.dataset.base, location);

function __md_hash(text) {
  return [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
}

function __md_get(key, storage = localStorage, scope = __md_scope) {
  return JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
}

function __md_set(key, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A reader may have forbidden it.
  }
}
