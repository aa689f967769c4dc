import { element } from "./element.js";

/**
 * A table whose first column names its rows.
 * @param {{name: string, isNumber?: boolean}[]} columns
 * @param {(string|Node)[][]} rows
 */
export function table({ caption, columns, rows }) {
  const side = ({ isNumber }) => isNumber ? "number" : null;
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    element("table", {},
      element("caption", { class: "unseen" }, caption),
      element("thead", {}, element("tr", {}, columns.map(column => element("th", { scope: "col", class: side(column) }, column.name)))),
      element("tbody", {}, rows.map(row => element("tr", {}, row.map((cell, index) => index === 0
        ? element("th", { scope: "row" }, cell)
        : element("td", { class: side(columns[index]) }, cell)))))));
}

/** Something that most readers do not need at once. */
export const details = (summary, ...content) => element("details", {}, element("summary", {}, summary), ...content);
