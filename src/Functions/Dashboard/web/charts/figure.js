import * as echarts from "../packages/echarts.js";
import { details, table } from "../table.js";
import { element } from "../element.js";
import { words } from "../words.js";
import { colours } from "./colours.js";

const drawings = new WeakMap();

// A chart is drawn once it has a size, again whenever that changes, and taken down with the element that held it.
const sizes = new ResizeObserver(entries => {
  for (const { target, contentRect } of entries) {
    const drawn = echarts.getInstanceByDom(target);
    if (!target.isConnected) {
      drawn?.dispose();
      sizes.unobserve(target);
    } else if (drawn) {
      drawn.resize();
    } else if (contentRect.width > 0) {
      echarts.init(target, null, { renderer: "canvas" }).setOption(drawings.get(target)());
    }
  }
});

/**
 * A chart with its title, what it shows in a sentence, and the same numbers as a table.
 * @param {{title: string, summary: string, note?: string|null, option: (colours: Object) => Object, columns: Object[], rows: any[][]}} chart
 */
export function figure({ title, summary, note, option, columns, rows }) {
  const canvas = element("div", { class: "chart", role: "img", "aria-label": `${title}. ${summary}` });
  drawings.set(canvas, () => option(colours()));
  sizes.observe(canvas);
  return element("figure", {},
    element("figcaption", {}, element("h3", {}, title), element("p", {}, summary)),
    canvas,
    note && element("p", { class: "note" }, note),
    details(words().asTable, table({ caption: title, columns, rows })));
}
