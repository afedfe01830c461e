// @ts-nocheck
/* The form that proposes a summary. It writes a file and sends nothing: what is typed stays in
   this browser. All texts of others are put into the page as text, never as markup. */

(() => {
  "use strict";

  const page = document.querySelector("[data-or-propose]");
  if (!page) return;
  const form = page.querySelector("form");
  const KEPT = "onrecord.propose";
  const LANGUAGE = document.documentElement.lang || "en";
  const MOST = 9999; // How many parts a series may have.
  const LONGEST = 6000; // What GitHub takes in an address, with room to spare.
  const words = JSON.parse(page.dataset.words);
  const fillIn = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const find = (what, where = form) => where.querySelector(what);
  const every = (what, where = form) => [...where.querySelectorAll(what)];
  const groups = every("[data-people]");
  const chosen = new Map(groups.map((group) => [group.dataset.people, []]));
  let register = [];
  let named = false; // Whether somebody has typed a name for the file.

  /* Words ---------------------------------------------------------------------------------- */

  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i" };
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[ßæœøđðþłı]/g, (letter) => LETTERS[letter]);
  const slug = (text) =>
    plain(text)
      .replace(/['’]/g, "")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "");
  const tidy = (text) =>
    text
      .replace(/\r\n?/g, "\n")
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "")
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, "")
      .normalize("NFC")
      .trim();
  const lines = (text) => tidy(text).split("\n").map((line) => line.trim()).filter(Boolean);

  /* YAML ----------------------------------------------------------------------------------- */

  // Every JSON string is a YAML string; what YAML takes for the end of a line is written as a code.
  const scalar = (text) =>
    JSON.stringify(text).replace(
      /[\u007f-\u009f\u2028\u2029\ufeff]/g,
      (letter) => "\\u" + letter.charCodeAt(0).toString(16).padStart(4, "0"),
    );
  const value = (it) => (typeof it === "number" ? String(it) : scalar(it));

  function entry(key, it) {
    if (Array.isArray(it)) {
      if (it.every((one) => typeof one === "string")) return `${key}: [${it.map(value).join(", ")}]`;
      return [`${key}:`, ...it.map((one) => "- " + mapping(one).join("\n  "))].join("\n");
    }
    if (typeof it === "object") return [`${key}:`, ...mapping(it).map((line) => "  " + line)].join("\n");
    return `${key}: ${value(it)}`;
  }
  const mapping = (it) => Object.entries(it).map(([key, one]) => `${key}: ${value(one)}`);

  /* What was typed, as a record and as a file ------------------------------------------------ */

  const controls = () => every("[data-kind]");

  function typed(control) {
    if (control.dataset.kind === "list") {
      const found = lines(control.value);
      return control.name === "topics" ? found.map((one) => slug(one) || one) : found;
    }
    const text = tidy(control.value);
    if (control.dataset.kind === "number" && /^[1-9]\d*$/.test(text)) return Number(text);
    return text;
  }

  function record() {
    const found = { speakers: [], norms: norms() };
    for (const control of controls()) {
      const it = typed(control);
      const [key, inner] = control.name.split(".");
      if (key === "text" || it === "" || it.length === 0) continue;
      if (inner) (found[key] ??= {})[inner] = it;
      else if (it !== (control.dataset.usual ?? control.defaultValue) || control.required) found[key] = it;
    }
    for (const [key, people] of chosen) {
      if (people.length || key === "speakers") {
        found[key] = people.map(({ id, affiliation }) =>
          tidy(affiliation) ? { id, affiliation: tidy(affiliation) } : { id },
        );
        if (found[key].every((one) => !one.affiliation)) found[key] = found[key].map(({ id }) => id);
      }
    }
    return found;
  }

  const norms = () => every('[name="norms"]:checked').map((box) => box.value);
  const body = () => tidy(find("[name=text]").value);

  function file() {
    const found = record();
    const front = page.dataset.keys.split(" ").filter((key) => key in found);
    return `---\n${front.map((key) => entry(key, found[key])).join("\n")}\n---\n\n${body()}\n`;
  }

  function newcomers() {
    const known = new Set(register.map(([id]) => id));
    const all = [...chosen.values()].flat().filter((one) => one.isNew && !known.has(one.id));
    const byId = new Map(all.map((one) => [one.id, one]));
    return [...byId.values()].map(({ id, name }) => `${id}:\n  name: ${scalar(name)}\n`).join("\n");
  }

  /* Norms in the text ------------------------------------------------------------------------ */

  // Norms and speakers are found in English only; in other languages authors mark them.
  const marked = () => !/^en\b/.test(tidy(find("[name=language]").value));

  function cites(text, letter) {
    if (marked()) return text.includes(`](norm:13${letter})`);
    const forms = [`13\\s?\\(${letter}\\)`, `\\b13${letter}\\b`, `[Nn]orm \\(${letter}\\)`];
    return new RegExp(forms.join("|")).test(text);
  }

  function citing() {
    const text = body();
    const place = find(".or-citing");
    const missing = [];
    const extra = [];
    for (const box of every('[name="norms"]')) {
      const there = cites(text, box.value.slice(-1));
      if (box.checked && !there) missing.push(box);
      if (!box.checked && there) extra.push(box);
    }
    const parts = [];
    if (missing.length) {
      const names = missing.map((box) => box.dataset.locator).join(", ");
      parts.push(say(fillIn(words.chosen, { norms: names })));
      for (const box of missing) parts.push(starter(box));
    }
    if (extra.length) {
      const names = extra.map((box) => box.dataset.locator).join(", ");
      parts.push(say(fillIn(words.extra, { norms: names })));
    }
    // Said anew only when it changes, so that a screen reader does not repeat it at each letter.
    const said = parts.map((part) => part.textContent).join("\n");
    if (place.dataset.said === said) return;
    place.dataset.said = said;
    place.replaceChildren(...parts);
  }

  function starter(box) {
    const who = chosen.get("speakers")[0] ?? { name: "…" };
    const norm = box.dataset.locator;
    const line = fillIn(words.line, marked() && who.id
      ? { name: `[${who.name.replace(/[[\]]/g, "\\$&")}](speaker:${who.id})`, norm: `[${norm}](norm:${box.value})` }
      : { name: who.name, norm: marked() ? `[${norm}](norm:${box.value})` : norm });
    return button(fillIn(words.begin, { line }), () => {
      const text = find("[name=text]");
      text.value = text.value.trim() ? `${text.value.trimEnd()}\n\n${line}` : line;
      changed();
      text.focus();
      text.setSelectionRange(text.value.length - 1, text.value.length);
    });
  }

  /* People ----------------------------------------------------------------------------------- */

  function matches(typed) {
    const wanted = plain(typed).replace(/\s+/g, " ").trim();
    const exact = register.filter((one) => one.some((name) => plain(name) === wanted));
    if (exact.length) return [exact, true];
    const parts = wanted.split(" ");
    const has = (name) => parts.every((part) => plain(name).includes(part));
    return [register.filter((one) => one.some(has)), false];
  }

  function look(group) {
    const input = find("[list]", group);
    const name = tidy(input.value).replace(/\s+/g, " ");
    fault(input, "");
    if (!name) return fault(input, words.noName);
    const [found, exact] = matches(name);
    if (exact && found.length === 1) return add(group, found[0][0], found[0][1], false);
    if (!found.length) return add(group, slug(name), name, true);
    const near = find(".or-nearest", group);
    near.replaceChildren(
      ...found.slice(0, 8).map(([id, known]) => button(`${known} (${id})`, () => add(group, id, known, false))),
      button(fillIn(words.somebodyNew, { name }), () => add(group, slug(name), name, true)),
    );
    near.hidden = false;
    find("button", near).focus();
  }

  function add(group, id, name, isNew) {
    const people = chosen.get(group.dataset.people);
    const input = find("[list]", group);
    find(".or-nearest", group).hidden = true;
    const twice = [...chosen.values()].flat().some((one) => one.id === id && !(isNew && !one.isNew));
    input.focus();
    if (twice) return fault(input, fillIn(words.twice, { name }));
    people.push({ id, name, isNew, affiliation: "" });
    input.value = "";
    show(group);
    changed();
  }

  function show(group) {
    const key = group.dataset.people;
    const people = chosen.get(key);
    find(".or-picked", group).replaceChildren(...people.map((one, place) => row(group, key, one, place)));
  }

  function row(group, key, one, place) {
    const item = document.createElement("li");
    const who = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = one.name;
    who.append(name, say(one.isNew ? words.new : one.id));
    item.append(who);
    const base = `or-${key}-${place}`;
    if (one.isNew) item.append(small(`${base}-id`, fillIn(words.id, one), one, "id", item));
    item.append(small(`${base}-for`, fillIn(words.affiliation, one), one, "affiliation", item));
    const remove = button(words.remove, () => {
      chosen.get(key).splice(place, 1);
      show(group);
      changed();
      find("[list]", group).focus();
    });
    remove.setAttribute("aria-label", fillIn(words.removeName, one));
    item.append(remove);
    return item;
  }

  function small(id, called, one, key, item) {
    const around = document.createElement("div");
    const label = document.createElement("label");
    const input = document.createElement("input");
    const error = document.createElement("p");
    Object.assign(label, { htmlFor: id, textContent: called });
    Object.assign(input, { id, value: one[key], type: "text", autocomplete: "off", maxLength: 300 });
    Object.assign(error, { id: `${id}-error`, className: "or-field__error", hidden: true });
    input.setAttribute("aria-describedby", error.id);
    input.dataset.person = key;
    input.dataset.who = one.name;
    input.addEventListener("input", () => {
      one[key] = key === "id" ? input.value.trim() : input.value;
      changed();
    });
    around.append(label, input, error);
    return around;
  }

  /* Mistakes --------------------------------------------------------------------------------- */

  function fault(control, what) {
    const place = document.getElementById(`${control.id}-error`);
    place.textContent = what;
    place.hidden = !what;
    if (what) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }

  const label = (control) =>
    control.dataset.who ? control.labels[0].textContent : control.labels[0].firstChild.textContent.trim();

  function wrong(control) {
    const it = typed(control);
    const all = Array.isArray(it) ? it : [String(it)];
    const filled = all.some(Boolean);
    const { pattern, length } = control.dataset;
    if (!filled) return control.required || wanted(control) ? fillIn(words.field, { label: label(control), fault: words.needed }) : "";
    if (control.dataset.kind === "day" && !/^\d{4}-\d{2}-\d{2}$/.test(it)) return words.day;
    if (control.dataset.kind === "number" && typeof it !== "number") return words.number;
    if (control.dataset.kind === "number" && it > MOST) return fillIn(words.large, { n: (MOST + 1).toLocaleString(LANGUAGE) });
    if (pattern && all.some((one) => !new RegExp(pattern).test(one))) return form_of(control);
    if (length && all.some((one) => [...one].length > Number(length))) return fillIn(words.longest, { n: Number(length).toLocaleString(LANGUAGE) });
    return "";
  }

  function form_of(control) {
    if (control.dataset.pattern.includes("https?")) return words.address;
    if (control.name === "language") return words.code;
    if (control.name === "topics") return words.topics;
    return words.oneLine;
  }

  // A key of a record is needed as soon as the record has another.
  function wanted(control) {
    if (!("needed" in control.dataset)) return false;
    const prefix = control.name.split(".")[0] + ".";
    return controls().some((other) => other.name.startsWith(prefix) && tidy(other.value));
  }

  function wrong_person(input) {
    if (input.dataset.person !== "id") return "";
    const id = input.value.trim();
    if (!new RegExp(page.dataset.id).test(id)) return words.idForm;
    if (register.some(([known]) => known === id)) return fillIn(words.idTaken, { id });
    const same = [...chosen.values()].flat().filter((one) => one.id === id);
    return same.length > 1 ? fillIn(words.idTwice, { id }) : "";
  }

  function check() {
    const name = find("[name=file]");
    const checks = [
      ...controls().map((control) => [control, wrong(control)]),
      ...every("[data-person]").map((input) => [input, wrong_person(input)]),
      ...every("[list='or-register']").map((input) => [
        input,
        tidy(input.value) ? words.addFirst : "",
      ]),
      [name, new RegExp(page.dataset.file).test(name.value) ? "" : words.file],
    ];
    for (const [control, what] of checks) fault(control, what);
    const found = checks.filter(([, what]) => what).sort(([a], [b]) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
    const place = find(".or-errors");
    place.hidden = !found.length;
    const list = document.createElement("ul");
    for (const [control, what] of found) {
      const item = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: `#${control.id}` });
      link.textContent = what.startsWith(label(control)) ? what : fillIn(words.field, { label: label(control), fault: what });
      item.append(link);
      list.append(item);
    }
    place.replaceChildren(...(found.length ? [say(words.mistakes), list] : []));
    if (found.length) found[0][0].focus();
    return !found.length;
  }

  /* What the buttons do ------------------------------------------------------------------------ */

  const told = (what) => (find(".or-said").textContent = what);

  async function copy(source) {
    try {
      await navigator.clipboard.writeText(source.value);
      return true;
    } catch {
      source.focus();
      source.select();
      return false;
    }
  }

  function download() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([file()], { type: "text/markdown;charset=utf-8" }));
    link.download = `${find("[name=file]").value}.md`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    told(fillIn(words.saved, { file: link.download, folder: page.dataset.folder }));
  }

  function open_repository() {
    const start = `${page.dataset.create}?filename=${encodeURIComponent(find("[name=file]").value + ".md")}`;
    const whole = `${start}&value=${encodeURIComponent(file())}`;
    const fits = whole.length <= LONGEST;
    const place = window.open(fits ? whole : start, "_blank", "noopener");
    void place;
    told(fits ? words.opens : words.tooLong);
  }

  /* Keeping ------------------------------------------------------------------------------------ */

  function keep() {
    const fields = Object.fromEntries(controls().map((control) => [control.name, control.value]));
    const state = { fields, norms: norms(), people: [...chosen], file: named ? find("[name=file]").value : "" };
    try {
      localStorage.setItem(KEPT, JSON.stringify(state));
    } catch {
      // A browser that keeps nothing still writes the file.
    }
  }

  function restore() {
    try {
      const state = JSON.parse(localStorage.getItem(KEPT) || "null");
      if (!state) return;
      for (const control of controls()) control.value = state.fields[control.name] ?? control.value;
      for (const box of every('[name="norms"]')) box.checked = state.norms.includes(box.value);
      for (const [key, people] of state.people) if (chosen.has(key)) chosen.set(key, people);
      if ((named = Boolean(state.file))) find("[name=file]").value = state.file;
    } catch {
      localStorage.removeItem(KEPT);
    }
  }

  function refresh() {
    if (!named) {
      const title = slug(find("[name=title]").value).slice(0, 60).replace(/-[^-]*$/, (end) => (end.length > 12 ? end : ""));
      const whole = slug(find("[name=title]").value);
      const short = whole.length <= 60 ? whole : title;
      find("[name=file]").value = [find("[name=date]").value, short].filter(Boolean).join("-");
    }
    find("#or-preview").value = file();
    const people = newcomers();
    find(".or-newcomers").hidden = !people;
    find("#or-lines").value = people;
    citing();
  }

  function changed() {
    refresh();
    keep();
  }

  /* Making elements ------------------------------------------------------------------------------ */

  function say(what) {
    return Object.assign(document.createElement("p"), { textContent: what });
  }

  function button(called, act) {
    const made = Object.assign(document.createElement("button"), { type: "button", className: "or-button" });
    made.textContent = called;
    made.addEventListener("click", act);
    return made;
  }

  /* Beginning ------------------------------------------------------------------------------------ */

  form.addEventListener("input", (event) => {
    if (event.target.name === "file") named = Boolean(event.target.value);
    if (event.target.hasAttribute("aria-invalid")) fault(event.target, "");
    changed();
  });
  form.addEventListener("change", changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (check() && page.dataset.create) open_repository();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
    // Enter adds a person; elsewhere it must not send somebody away in the middle of the form.
    event.preventDefault();
    const group = event.target.getAttribute("list") === "or-register" && event.target.closest("[data-people]");
    if (group) look(group);
  });
  for (const group of groups) find("[data-add]", group).addEventListener("click", () => look(group));
  for (const one of every("[data-copy]")) {
    one.addEventListener("click", async () => {
      if (one.dataset.copy === "or-preview" && !check()) return;
      const done = await copy(document.getElementById(one.dataset.copy));
      told(done ? words.copied : words.selected);
    });
  }
  find("[data-download]").addEventListener("click", () => check() && download());
  find("[data-clear]").addEventListener("click", () => {
    if (!window.confirm(words.ask)) return;
    localStorage.removeItem(KEPT);
    form.reset();
    named = false;
    for (const group of groups) {
      chosen.set(group.dataset.people, []);
      show(group);
    }
    refresh();
    localStorage.removeItem(KEPT);
    for (const control of every("[aria-invalid]")) fault(control, "");
    find(".or-errors").hidden = true;
    find("[name=title]").focus();
  });

  async function begin() {
    restore();
    try {
      register = await (await fetch(page.dataset.people)).json();
    } catch {
      told(words.register);
    }
    const options = register.map(([id, name]) => Object.assign(document.createElement("option"), { value: name, label: id }));
    find("#or-register").replaceChildren(...options);
    for (const group of groups) show(group);
    refresh();
    page.querySelector("[data-or-sample]").hidden = true;
    form.hidden = false;
  }

  begin();
})();
