// Filters a long table by name and sorts it by a column; without this, it is in the order of names.

/** Return a text in small letters, without the marks above and below them. @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @type {HTMLFormElement | null} */
const bar = document.querySelector("[data-or-table]");
/** @type {HTMLTableSectionElement | null} */
const body = document.querySelector(".or-matrix__speakers");
if (bar && body) {
  const rows = [...body.rows];
  const name = /** @type {HTMLInputElement} */ (bar.querySelector("input"));
  const sort = /** @type {HTMLSelectElement} */ (bar.querySelector("select"));
  const status = /** @type {HTMLElement} */ (bar.querySelector("[role=status]"));
  /** @param {HTMLTableRowElement} row */
  const count = (row) => parseInt(row.cells[Number(sort.value)].innerText.replace(/\D/g, ""), 10) || 0;
  const update = () => {
    const words = plain(name.value).split(/\s+/);
    for (const row of rows) {
      const found = plain(row.cells[0].textContent);
      row.hidden = !words.every((word) => found.includes(word));
    }
    body.append(...(sort.value ? rows.toSorted((one, other) => count(other) - count(one)) : rows));
    status.textContent = rows.every((row) => row.hidden) ? status.dataset.orNone ?? "" : "";
  };
  bar.addEventListener("input", update);
  bar.addEventListener("submit", (event) => event.preventDefault());
  bar.hidden = false;
}
