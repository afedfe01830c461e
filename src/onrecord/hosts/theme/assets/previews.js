// @ts-nocheck
/* Previews: pointing at the name of a norm or a person, or reaching it with a keyboard, shows in
   short what it is. On a touch screen, the first tap does, and leads on from there.

   Everything shown stands in the page already; nothing is fetched. */

const ROOT = new URL("../", import.meta.url).href;
const NAMES = "a:is(.or-norm, .or-speaker, .or-who__name, .or-name)";
const SOON = 250;
const EDGE = 8;

let box = null;
let link = null;
let left = null;
let silenced = [];
let pointed = null;
let returning = null;
let timer = 0;
let touched = false;

function store() {
  return document.querySelector("[data-or-previews]")?.content;
}

/** Return what a link is the name of, in short. */
function preview(name) {
  const url = /^(?:norms|speakers)\/[^/]+\//.exec(name.href.startsWith(ROOT) ? name.href.slice(ROOT.length) : "");
  return url && store()?.querySelector(`[data-or-of="${CSS.escape(url[0])}"]`);
}

/** Show the preview of a link; for a tap, with a way to the page and one back. */
function open(name, point, tapped = false) {
  close();
  link = name;
  box = document.importNode(store().querySelector(".or-preview"), true);
  const what = box.querySelector(".or-preview__what");
  const ways = box.querySelector(".or-preview__ways");
  what.append(document.importNode(preview(name), true));
  ways.hidden = !tapped;
  ways.querySelector("a").href = name.href;
  box.id = "or-preview";
  name.removeAttribute("title");  // The browser would show it beside ours.
  const home = document.querySelector("[data-or-previews]");
  if (tapped) {
    box.lang = home.closest("[lang]").lang;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-label", what.querySelector("strong").textContent);
    document.body.append(box);
    place(name, point);
    silence();
    ways.querySelector("a").focus({ preventScroll: true });
  } else {
    box.setAttribute("role", "tooltip");
    box.addEventListener("pointerleave", leave);
    home.after(box);
    place(name, point);
    name.setAttribute("aria-describedby", box.id);
  }
}

/** Let nothing but the box be reached: it lies over other things to be pressed. */
function silence() {
  silenced = [...document.body.children].filter((one) => one !== box && !one.inert);
  for (const one of silenced) {
    one.inert = true;
  }
}

/** Put the box below its link, or above where there is no room, and into the window. */
function place(name, point) {
  const lines = [...name.getClientRects()];
  const line = lines.find(({ top, bottom }) => point && top <= point.clientY && point.clientY <= bottom) ?? lines[0];
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = box.getBoundingClientRect();
  const below = line.bottom + EDGE;
  const above = line.top - EDGE - height;
  const top = below + height > clientHeight - EDGE && above >= header ? above : below;
  const start = getComputedStyle(name).direction === "rtl" ? line.right - width : line.left;
  const left = Math.max(EDGE, Math.min(start, clientWidth - width - EDGE));
  const origin = box.offsetParent.getBoundingClientRect();
  box.style.top = `${top - origin.top}px`;
  box.style.left = `${left - origin.left}px`;
}

function close() {
  const [shown, name] = [box, link];
  box = link = null;  // First: what is removed loses the focus, and says so.
  clearTimeout(timer);
  for (const one of silenced.splice(0)) {
    one.inert = false;
  }
  shown?.remove();
  name?.removeAttribute("aria-describedby");
}

/** Close what a tap has opened, and give the focus back to its link. */
function back() {
  returning = link;
  close();
  returning.focus();
  returning = null;
}

function later(action) {
  clearTimeout(timer);
  timer = setTimeout(action, SOON);
}

/** Close soon, unless a pointer or the focus is still there; what a tap has opened stays. */
function leave() {
  clearTimeout(timer);
  if (box?.getAttribute("role") === "tooltip") {
    later(() => [link, box].some((one) => one.matches(":hover, :focus-visible")) || close());
  }
}

// Not "pointerover": what moves below a pointer that rests has not been pointed at.
document.addEventListener("pointermove", (event) => {
  const name = event.pointerType === "touch" ? null : event.target.closest(NAMES);
  if (name === pointed) {
    return;
  }
  pointed = name;
  if (name && name !== link && preview(name)) {
    later(() => open(name, event));
  } else {
    leave();
  }
});

document.documentElement.addEventListener("pointerleave", () => {
  pointed = null;
  leave();
});

window.addEventListener("resize", () => box && place(link));
document.addEventListener("focusout", leave);

document.addEventListener("focusin", ({ target }) => {
  if (box?.contains(target) || target === link || target === returning) {
    return;
  }
  if (target.matches(NAMES) && target.matches(":focus-visible") && preview(target)) {
    open(target);
  }
});

document.addEventListener("pointerdown", (event) => {
  touched = event.pointerType === "touch";
  left = box?.contains(event.target) ? null : link;
  if (box && !box.contains(event.target) && !link.contains(event.target)) {
    close();
  }
}, true);

document.addEventListener("keydown", (event) => {
  touched = false;
  if (event.key === "Escape" && box) {
    (box.contains(document.activeElement) ? back : close)();
  }
}, true);

document.addEventListener("click", (event) => {
  if (event.target.closest(".or-preview__ways button")) {
    back();
    return;
  }
  const name = touched ? event.target.closest(NAMES) : null;
  if (name && ![link, left].includes(name) && preview(name) && !event.defaultPrevented) {
    event.preventDefault();
    open(name, event, true);
  }
});
