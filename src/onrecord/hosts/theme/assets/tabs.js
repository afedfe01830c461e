// Opens the tabs of a page that a reader chose elsewhere, and the one that the address names.
{
  const chosen = document.currentScript && "linked" in document.currentScript.dataset ? __md_get("__tabs") ?? [] : [];
  for (const set of document.querySelectorAll(".tabbed-set")) {
    /** @type {NodeListOf<HTMLLabelElement>} */
    const labels = set.querySelectorAll(":scope > .tabbed-labels > label");
    const label = chosen.map((/** @type {string} */ name) => [...labels].find((one) => one.innerText.trim() === name)).find(Boolean);
    if (label) {
      label.control.checked = true;
    }
  }
  const named = document.getElementById(location.hash.slice(1));
  if (named instanceof HTMLInputElement && named.name) {
    named.checked = named.name.startsWith("__tabbed_");
  }
}
