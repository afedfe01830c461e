// Hides an announcement that a reader has closed; shows that a version is old, if they are to know.
{
  /** @type {HTMLElement | null} */
  const announced = document.querySelector("[data-md-component=announce]");
  const words = announced?.querySelector(".md-typeset");
  if (announced && words && __md_hash(words.innerHTML) === __md_get("__announce")) {
    announced.hidden = true;
  }
  /** @type {HTMLElement | null} */
  const outdated = document.querySelector("[data-md-component=outdated]");
  if (outdated && __md_get("__outdated", sessionStorage, new URL(document.currentScript?.dataset.base ?? "", location.href)) === true) {
    outdated.hidden = false;
  }
}
