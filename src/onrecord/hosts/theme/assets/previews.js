/* Previews: pointing at the name of a norm or a person, or reaching it with a keyboard, shows in
   short what it is. On a touch screen, the first tap does, and leads on from there.

   Everything shown stands in the page already; nothing is fetched. */

const ROOT = new URL("../", import.meta.url).href;
const NAMES = "a:is(.or-norm, .or-speaker, .or-who__name, .or-name)";
const SOON = 250;
const EDGE = 8;

/** @typedef {HTMLAnchorElement | null} Link */
/** The preview that is shown, and the link it is of. @type {{ box: HTMLElement, link: HTMLAnchorElement } | null} */
let shown = null;
/** The link whose preview the last press has closed. @type {Link} */
let closed = null;
/** What cannot be reached while a preview lies over it. @type {Element[]} */
let inert = [];
/** @type {Link} */
let pointed = null;
/** The link that is given the focus back. @type {Link} */
let returning = null;
let timer = 0;
let touched = false;

/** Return the template with the previews of this page. @returns {HTMLTemplateElement | null} */
function store() {
  return document.querySelector("template[data-or-previews]");
}

/** Return the name that something is in or is. @param {EventTarget | null} target @returns {Link} */
function nameAt(target) {
  return target instanceof Element ? target.closest(NAMES) : null;
}

/** Return what a link is the name of, in short. @param {HTMLAnchorElement} link */
function previewOf(link) {
  const url = /^(?:norms|speakers)\/[^/]+\//.exec(link.href.startsWith(ROOT) ? link.href.slice(ROOT.length) : "");
  return url && store()?.content.querySelector(`[data-or-of="${CSS.escape(url[0])}"]`);
}

/** Show the preview of a link; for a tap, with a link to the page and a button to close it. @param {HTMLAnchorElement} link @param {MouseEvent} [point] */
function open(link, point, tapped = false) {
  close();
  const home = /** @type {HTMLTemplateElement} */ (store());
  const preview = /** @type {Element} */ (previewOf(link));
  const box = /** @type {HTMLElement} */ (document.importNode(/** @type {Element} */ (home.content.querySelector(".or-preview")), true));
  const ways = /** @type {HTMLElement} */ (box.querySelector(".or-preview__ways"));
  const way = /** @type {HTMLAnchorElement} */ (ways.querySelector("a"));
  box.querySelector(".or-preview__what")?.append(document.importNode(preview, true));
  ways.hidden = !tapped;
  way.href = link.href;
  box.id = "or-preview";
  link.removeAttribute("title");  // The browser would show it beside ours.
  shown = { box, link };
  if (tapped) {
    box.lang = /** @type {HTMLElement} */ (home.closest("[lang]")).lang;
    box.setAttribute("role", "dialog");
    box.setAttribute("aria-modal", "true");
    box.setAttribute("aria-label", preview.querySelector("strong")?.textContent ?? "");
    document.body.append(box);
    place(box, link, point);
    disableRest(box);
    way.focus({ preventScroll: true });
  } else {
    box.setAttribute("role", "tooltip");
    box.addEventListener("pointerleave", closeSoon);
    home.after(box);
    place(box, link, point);
    link.setAttribute("aria-describedby", box.id);
  }
}

/** Let nothing but the box be reached: it lies over other things to be pressed. @param {Element} box */
function disableRest(box) {
  inert = [...document.body.children].filter((one) => one !== box && !one.hasAttribute("inert"));
  inert.forEach((one) => one.toggleAttribute("inert", true));
}

/** Put the box below its link, or above where there is no room, and into the window. @param {HTMLElement} box @param {Element} link @param {MouseEvent} [point] */
function place(box, link, point) {
  const lines = [...link.getClientRects()];
  const line = lines.find(({ top, bottom }) => point && top <= point.clientY && point.clientY <= bottom) ?? lines[0];
  const header = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height } = box.getBoundingClientRect();
  const below = line.bottom + EDGE;
  const above = line.top - EDGE - height;
  const top = below + height > clientHeight - EDGE && above >= header ? above : below;
  const start = getComputedStyle(link).direction === "rtl" ? line.right - width : line.left;
  const left = Math.max(EDGE, Math.min(start, clientWidth - width - EDGE));
  const origin = /** @type {Element} */ (box.offsetParent).getBoundingClientRect();
  box.style.top = `${top - origin.top}px`;
  box.style.left = `${left - origin.left}px`;
}

function close() {
  const before = shown;
  shown = null;  // First: what is removed loses the focus, and says so.
  clearTimeout(timer);
  inert.splice(0).forEach((one) => one.toggleAttribute("inert", false));
  before?.box.remove();
  before?.link.removeAttribute("aria-describedby");
}

/** Close what a tap has opened, and give the focus back to its link. */
function closeAndReturn() {
  returning = shown?.link ?? null;
  close();
  returning?.focus();
  returning = null;
}

/** Do something soon, unless something else is to be done before. @param {() => void} action */
function soon(action) {
  clearTimeout(timer);
  timer = window.setTimeout(action, SOON);
}

/** Close soon, unless a pointer or the focus is still there; what a tap has opened stays. */
function closeSoon() {
  clearTimeout(timer);
  if (shown?.box.getAttribute("role") === "tooltip") {
    soon(() => shown && !Object.values(shown).some((one) => one.matches(":hover, :focus-visible")) && close());
  }
}

// Not "pointerover": what moves below a pointer that rests has not been pointed at.
document.addEventListener("pointermove", (event) => {
  const link = event.pointerType === "touch" ? null : nameAt(event.target);
  if (link !== pointed) {
    pointed = link;
    if (link && link !== shown?.link && previewOf(link)) {
      soon(() => open(link, event));
    } else {
      closeSoon();
    }
  }
});

document.documentElement.addEventListener("pointerleave", () => {
  pointed = null;
  closeSoon();
});

window.addEventListener("resize", () => shown && place(shown.box, shown.link));
document.addEventListener("focusout", closeSoon);

document.addEventListener("focusin", ({ target }) => {
  const link = nameAt(target);
  if (link && link === target && link !== shown?.link && link !== returning && link.matches(":focus-visible") && previewOf(link)) {
    open(link);
  }
});

document.addEventListener("pointerdown", ({ pointerType, target }) => {
  const inside = (/** @type {Node | undefined} */ one) => target instanceof Node && one?.contains(target);
  touched = pointerType === "touch";
  closed = inside(shown?.box) ? null : shown?.link ?? null;
  if (!inside(shown?.box) && !inside(shown?.link)) {
    close();
  }
}, true);

document.addEventListener("keydown", ({ key }) => {
  touched = false;
  if (key === "Escape" && shown) {
    (shown.box.contains(document.activeElement) ? closeAndReturn : close)();
  }
}, true);

document.addEventListener("click", (event) => {
  const { target } = event;
  const link = touched ? nameAt(target) : null;
  if (target instanceof Element && target.closest(".or-preview__ways button")) {
    closeAndReturn();
  } else if (link && link !== shown?.link && link !== closed && previewOf(link) && !event.defaultPrevented) {
    event.preventDefault();
    open(link, event, true);
  }
});
