// What Material's own scripts call: `localStorage` under the address of the site. Material has this
// in every page; here it is a file, because the policy of the pages allows no scripts inside them.
document.documentElement.classList.replace("no-js", "js");  // Before anything is drawn.
{
  const __md_scope = new URL(document.currentScript?.dataset.base ?? "", location.href);
  Object.assign(window, {
    __md_scope,
    __md_hash: (/** @type {string} */ text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0),
    __md_get: (/** @type {string} */ key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`) ?? "null"),
    __md_set: (/** @type {string} */ key, /** @type {unknown} */ value, storage = localStorage, scope = __md_scope) => {
      // Material keeps the colours of whoever opens a page; those of the system need no keeping.
      const kept = /** @type {{ color?: { media?: string } }} */ (value).color?.media !== "(prefers-color-scheme)";
      try {
        storage[kept ? "setItem" : "removeItem"](`${scope.pathname}.${key}`, JSON.stringify(value));
      } catch {
        // A reader may have forbidden it.
      }
    },
  });
}
