import { shortCount, shortDay } from "../numbers.js";

/** Labels of the axes lie within what the grid says, too. */
export const inside = { outerBoundsMode: "same", outerBoundsContain: "axisLabel" };

const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** What all charts have in common. Hints are drawn, not written into the page as markup with styles of its own, which its policy forbids. */
export function common(colours, { isStacked = false, format = shortCount, hint = format } = {}) {
  return {
    animation: !isCalm(),
    animationDuration: 240,
    textStyle: { fontFamily: colours.font, color: colours.muted },
    grid: { ...inside, left: 0, right: 12, top: 40, bottom: 4 },
    legend: { top: 0, left: 0, icon: "roundRect", itemWidth: 12, itemHeight: 8, textStyle: { color: colours.muted, fontSize: 12 } },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.line,
      textStyle: { color: colours.text, fontSize: 12 },
      axisPointer: { type: isStacked ? "shadow" : "line", lineStyle: { color: colours.muted } },
      valueFormatter: value => value === null || value === undefined ? "—" : hint(value),
    },
  };
}

export const dayAxis = (colours, days) => ({
  type: "category",
  data: days,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: colours.line } },
  axisLabel: { color: colours.muted, formatter: shortDay, hideOverlap: true },
});

export const valueAxis = (colours, format = shortCount, more = {}) => ({
  type: "value",
  splitNumber: 4,
  axisLabel: { color: colours.muted, formatter: format },
  splitLine: { lineStyle: { color: colours.line } },
  ...more,
});

export const line = (name, data, colour, more = {}) => ({ type: "line", name, data, color: colour, symbol: "circle", symbolSize: 6, showSymbol: data.filter(value => value !== null).length < 16, lineStyle: { width: 2 }, ...more });

export const bars = (name, data, colour, more = {}) => ({ type: "bar", name, data, color: colour, barMaxWidth: 24, barCategoryGap: "25%", ...more });

/** Vertical marks at days that readers should know of. */
export const marks = (colours, days, label) => days.length === 0 ? {} : {
  markLine: {
    silent: true,
    symbol: "none",
    lineStyle: { color: colours.negative, type: "dotted", width: 2 },
    label: { formatter: label, color: colours.text, position: "insideEndTop" },
    data: days.map(day => ({ xAxis: day })),
  },
};
