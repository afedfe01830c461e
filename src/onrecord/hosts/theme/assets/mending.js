// Mends for a keyboard and a screen reader what Material's script makes: whatever scrolls can be
// reached, and the buttons at a piece of code are no navigation of the page.
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
