/* What a question seems to ask for besides its words: somebody on a norm, or a norm. */

import { make, say } from "./dom.js";
import { write } from "./state.js";

/** Return links to exactly the passages that are asked for: `[words, address, chosen]`. */
export async function suggestions(engine, question) {
  const norm = engine.settings.norms.find(([id]) => id === question.norm);
  if (!norm) {
    return [];
  }
  const [id, , locator] = norm;
  const words = engine.settings.words;
  if (!question.rest.length) {
    return [suggestion(engine, say(words.cited, { norm: locator }), { norm: id })];
  }
  const people = await engine.people(question.rest);
  return people.map((person) => {
    const chosen = { norm: id, speaker: person.url.split("/")[1] };
    return suggestion(engine, say(words.said, { name: person.title, norm: locator }), chosen);
  });
}

function suggestion(engine, words, chosen) {
  const end = write({ q: "", chosen, sort: null, shown: 0 });
  return { words, chosen, href: `${new URL("find/", engine.root).href}${end}` };
}

/** Make a suggestion. */
export function link({ words, href }, note = "") {
  return make("a", { class: "or-suggestion", href }, make("strong", {}, words), note ? make("span", {}, note) : null);
}
