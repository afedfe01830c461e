// @ts-nocheck
// Hides an announcement that a reader has closed; shows that a version is old, if they are to know.
{
  const announced = document.querySelector("[data-md-component=announce]");
  const words = announced?.querySelector(".md-typeset");
  if (words && __md_hash(words.innerHTML) === __md_get("__announce")) {
    announced.hidden = true;
  }
  const outdated = document.querySelector("[data-md-component=outdated]");
  const base = new URL(document.currentScript.dataset.base, location);
  if (outdated && __md_get("__outdated", sessionStorage, base) === true) {
    outdated.hidden = false;
  }
}
