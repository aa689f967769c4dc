import { element } from "./element.js";

const signs = { good: "✓", watch: "!", bad: "✕", none: "–" };

/** A verdict: a word, a shape and a colour, so that none of them is needed alone. */
export const badge = (kind, text) => element("span", { class: `badge ${kind}` }, element("span", { "aria-hidden": "true" }, signs[kind]), text);
