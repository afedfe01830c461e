// Mends for a keyboard and a screen reader what Material makes: whatever scrolls can be reached, the
// buttons at a piece of code are no navigation of the page, and the navigation of a phone can be
// opened, gone through and closed with a keyboard. Paper says where it comes from.
{
  const mend = () => {
    for (const nav of document.querySelectorAll(".md-code__nav:not([role])")) {
      nav.setAttribute("role", "none");
    }
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) {
      frame.setAttribute("tabindex", "0");
    }
    for (const dialog of document.querySelectorAll(".md-search:not([aria-label])")) {
      dialog.setAttribute("aria-label", dialog.querySelector("input")?.ariaLabel ?? "");
    }
  };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  mend();
}
{
  /** @type {HTMLElement | null} */
  const navigation = document.querySelector(".md-sidebar--primary");
  /** @type {HTMLLabelElement | null} */
  const header = document.querySelector(".md-header__button[for=__drawer]");
  /** Make a button of what a label holds: a label cannot be one. @param {HTMLLabelElement} label */
  const buttonIn = (label) => {
    const button = document.createElement("span");
    button.tabIndex = 0;
    button.role = "button";
    button.ariaLabel = label.ariaLabel;
    button.append(...label.childNodes);
    label.removeAttribute("tabindex");
    label.removeAttribute("aria-label");
    label.append(button);
    return button;
  };
  /** Return what a button opens and closes. @param {HTMLElement} button @returns {HTMLInputElement} */
  const control = (button) => /** @type {any} */ (button.parentElement).control;
  const drawer = header?.control;
  if (navigation && header && drawer instanceof HTMLInputElement) {
    /** @type {NodeListOf<HTMLLabelElement>} */
    const labels = navigation.querySelectorAll("label[for^=__nav], label[for=__toc]");
    const buttons = [header, ...labels].map(buttonIn);
    /** @returns {HTMLElement | undefined} */
    const first = () => [.../** @type {NodeListOf<HTMLElement>} */ (navigation.querySelectorAll("a[href], [role=button]"))]
      .find((one) => one.checkVisibility({ visibilityProperty: true }));
    /** Open or close what a button stands for, and take the keyboard to where it leads. @param {HTMLElement} button */
    const press = (button) => {
      control(button).click();
      const other = control(button) === drawer ? drawer.checked && first()
        : buttons.find((one) => one !== button && control(one) === control(button));
      (other || button).focus();
    };
    for (const button of buttons) {
      const update = () => { button.ariaExpanded = String(control(button).checked); };
      control(button).addEventListener("change", update);
      button.addEventListener("click", (event) => {
        event.preventDefault();
        press(button);
      });
      button.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          press(button);
        }
      });
      update();
    }
    const leave = () => drawer.checked && press(buttons[0]);
    navigation.addEventListener("keydown", ({ key }) => key === "Escape" && leave());
    navigation.addEventListener("focusout", ({ relatedTarget: next }) => next instanceof Node && !navigation.contains(next) && leave());
  }
}
{
  // A site that does not know its own address leaves it to the browser to say where a page was printed.
  const here = document.querySelector("[data-or-here]");
  window.addEventListener("beforeprint", () => {
    const address = new URL(location.href);
    address.searchParams.delete("highlight");
    here?.replaceChildren(` · ${address.href}`);
  });
}
if (location.protocol === "file:") {
  // From a folder, an address that ends in a slash shows what the folder holds.
  for (const link of document.links) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) {
      link.pathname += "index.html";
    }
  }
  const note = document.querySelector("[data-or-folder]");
  if (note instanceof HTMLElement) {
    note.hidden = false;
    document.querySelector(".md-content__inner")?.prepend(note);
  }
}
