/* One reference of a file that has those to all paragraphs of a summary. */

/** Return the reference with a key, as a file of its own; empty where there is none. @param {string} text @param {string} key */
export function entryOf(text, key) {
  if (text.startsWith("[")) {
    /** @type {{ id: string }[]} */
    const entries = JSON.parse(text);
    const found = entries.filter(({ id }) => id === key);
    return found.length ? `${JSON.stringify(found, null, 2)}\n` : "";
  }
  // In BibTeX and RIS, a line with nothing on it stands between two references, and in none of them.
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const first = new Set([`@misc{${key},`, `ID  - ${key}`]);
  const entry = text.split(end + end).find((one) => one.split(end).some((line) => first.has(line)));
  return entry ? `${entry.trimStart().replace(/[\r\n]+$/, "")}${end}` : "";
}
