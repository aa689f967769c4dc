const names = ["text", "muted", "line", "surface", "accent", "before", "positive", "negative", "neutral", "band"];

/** The colours of the page as they are now, for what cannot read its style sheet. */
export function colours() {
  const probe = document.createElement("span");
  document.body.append(probe);
  const found = { font: getComputedStyle(document.body).fontFamily };
  for (const name of names) {
    probe.style.color = `var(--${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  probe.remove();
  return found;
}
