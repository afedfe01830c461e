/* What a question seems to ask for besides its words: somebody on a norm, or a norm. */

import { make, say } from "../dom.js";
import { write } from "./state.js";

const MOST = 3;

/** Return links to exactly the passages that are asked for: `{words, href, q, chosen}`. */
export async function suggestions(engine, question) {
  const norm = engine.settings.norms.find(([id]) => id === question.norm);
  if (!norm) {
    return [];
  }
  const [id, , locator] = norm;
  const words = engine.settings.words;
  if (!question.rest.length) {
    return [suggestion(engine, say(words.cited, { norm: locator }), "", { norm: id })];
  }
  return (await named(engine, question.rest)).map(({ person, q }) => {
    const named = { name: person.title, norm: locator };
    const chosen = { norm: id, speaker: person.url.split("/")[1] };
    return suggestion(engine, q ? say(words.saidWith, { ...named, words: q }) : say(words.said, named), q, chosen);
  });
}

/** Return the people who are named by all of the words, else by one, and the words left over. */
async function named(engine, words) {
  const whole = await engine.people(words);
  if (whole.length || words.length === 1) {
    return whole.map((person) => ({ person, q: "" }));
  }
  for (const word of words.slice(0, MOST)) {
    const [person] = await engine.people([word]);
    if (person) {
      return [{ person, q: words.filter((other) => other !== word).join(" ") }];
    }
  }
  return [];
}

function suggestion(engine, words, q, chosen) {
  const end = write({ q, chosen, sort: null, shown: 0 });
  return { words, q, chosen, href: `${new URL("find/", engine.root).href}${end}` };
}

/** Make a suggestion. */
export function link({ words, href }, note = "") {
  return make("a", { class: "or-suggestion", href }, make("strong", {}, words), note ? make("span", {}, note) : null);
}
