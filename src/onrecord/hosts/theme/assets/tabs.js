// @ts-nocheck
// Opens the tabs of a page that a reader chose elsewhere, and the one that the address names.
{
  const chosen = "linked" in document.currentScript.dataset ? __md_get("__tabs") : [];
  for (const set of document.querySelectorAll(".tabbed-set")) {
    const labels = [...set.querySelectorAll(":scope > .tabbed-labels > label")];
    for (const name of chosen ?? []) {
      const label = labels.find((one) => one.innerText.trim() === name);
      if (label) {
        document.getElementById(label.htmlFor).checked = true;
        break;
      }
    }
  }
  const named = document.getElementById(location.hash.slice(1));
  if (named?.name) {
    named.checked = named.name.startsWith("__tabbed_");
  }
}
