import { shape } from "../element.js";

const width = 240;
const height = 32;
const margin = 3;

/** A line without axes, whose numbers are told beside it; it is broken where a value is missing. */
export function sparkline(values) {
  const known = values.filter(value => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const across = index => margin + index * (width - 2 * margin) / Math.max(1, values.length - 1);
  const up = value => high === low ? height / 2 : height - margin - (value - low) * (height - 2 * margin) / (high - low);
  const path = values.map((value, index) => value === null ? "" : `${index === 0 || values[index - 1] === null ? "M" : "L"}${across(index).toFixed(1)} ${up(value).toFixed(1)}`).join("");
  const last = values.findLastIndex(value => value !== null);
  return shape("svg", { class: "sparkline", viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" },
    shape("path", { d: path }),
    shape("circle", { cx: across(last), cy: up(values[last]), r: margin }));
}
