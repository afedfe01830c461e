// @ts-nocheck
// Mends for a keyboard and a screen reader what Material makes: whatever scrolls can be reached, the
// buttons at a piece of code are no navigation of the page, and the navigation of a phone can be
// opened, gone through and closed with a keyboard. Paper says where it comes from.
{
  const mend = () => {
    for (const nav of document.querySelectorAll(".md-code__nav:not([role])")) {
      nav.setAttribute("role", "none");
    }
    for (const frame of document.querySelectorAll(".md-typeset__scrollwrap:not([tabindex])")) {
      frame.tabIndex = 0;
    }
    for (const dialog of document.querySelectorAll(".md-search:not([aria-label])")) {
      dialog.setAttribute("aria-label", dialog.querySelector("input").ariaLabel);
    }
  };
  new MutationObserver(mend).observe(document.body, { childList: true, subtree: true });
  mend();
}
{
  const navigation = document.querySelector(".md-sidebar--primary");
  const header = document.querySelector(".md-header__button[for=__drawer]");
  const drawer = navigation && header?.control;
  const labels = drawer ? [header, ...navigation.querySelectorAll("label[for^=__nav], label[for=__toc]")] : [];
  const first = () => [...navigation.querySelectorAll("a[href], [role=button]")]
    .find((one) => one.checkVisibility({ visibilityProperty: true }));
  /** Make a button of what a label holds: a label cannot be one. */
  const buttons = labels.map((label) => {
    const button = document.createElement("span");
    button.tabIndex = 0;
    button.setAttribute("role", "button");
    if (label.hasAttribute("aria-label")) {
      button.setAttribute("aria-label", label.getAttribute("aria-label"));
    }
    button.append(...label.childNodes);
    label.removeAttribute("tabindex");
    label.removeAttribute("aria-label");
    label.append(button);
    return button;
  });
  const control = (button) => button.parentElement.control;
  /** Open or close what a button stands for, and take the keyboard to where it leads. */
  const press = (button) => {
    control(button).click();
    const other = control(button) === drawer ? drawer.checked && first()
      : buttons.find((one) => one !== button && control(one) === control(button));
    (other || button).focus();
  };
  for (const button of buttons) {
    const tell = () => button.setAttribute("aria-expanded", String(control(button).checked));
    control(button).addEventListener("change", tell);
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
    tell();
  }
  const leave = () => drawer?.checked && press(buttons[0]);
  navigation?.addEventListener("keydown", (event) => event.key === "Escape" && leave());
  navigation?.addEventListener("focusout", ({ relatedTarget: next }) => next && !navigation.contains(next) && leave());
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
