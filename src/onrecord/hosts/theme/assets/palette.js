// Shows the colours a reader chose before anything is drawn in others. Stands behind the choices.
{
  /** @type {{ color?: Record<string, string | null> } | null} */
  const chosen = __md_get("__palette");
  if (chosen?.color?.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${light})"]`);
    for (const part of ["media", "scheme", "primary", "accent"]) {
      chosen.color[part] = input?.getAttribute(`data-md-color-${part}`) ?? null;
    }
  }
  for (const [part, value] of Object.entries(chosen?.color ?? {})) {
    document.body.setAttribute(`data-md-color-${part}`, String(value));
  }
}
