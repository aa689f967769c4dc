import { element, unseen } from "../element.js";
import { count, hour, interval, multiple, percent, weekday } from "../numbers.js";
import { words } from "../words.js";

const weekdays = [1, 2, 3, 4, 5, 6, 7];

// Around what the page's posts usually do; colours only repeat what the cell says.
const steps = [[0.6, 1], [0.9, 2], [1.1, 3], [1.4, 4], [Infinity, 5]];

export const hours = {
  id: "hours",

  load: questions => questions.ask("posting-times"),

  show({ posts, recommended, slots, timeZone }) {
    if (posts === 0)
      return { thesis: words().hours.noPosts, body: [] };
    const used = [...new Set(slots.filter(({ n }) => n > 0).map(slot => slot.hour))].sort((one, other) => one - other);
    return {
      thesis: recommended === null
        ? words().hours.noneStandsOut(count(posts))
        : words().hours.thesis(weekday(recommended.weekday, "long"), hour(recommended.hour), multiple(recommended.index)),
      body: [
        element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": words().parts.hours }, heatMap(slots, used)),
        legend(),
        element("p", { class: "note" }, words().hours.note(timeZone)),
      ],
    };
  },
};

const heatMap = (slots, used) => element("table", { class: "heat" },
  element("caption", { class: "unseen" }, words().hours.caption),
  element("thead", {}, element("tr", {},
    element("th", { scope: "col" }, words().hours.hour),
    weekdays.map(iso => element("th", { scope: "col" }, element("abbr", { title: weekday(iso, "long") }, weekday(iso)))))),
  element("tbody", {}, used.map(at => element("tr", {},
    element("th", { scope: "row" }, hour(at)),
    weekdays.map(iso => cell(slots.find(slot => slot.weekday === iso && slot.hour === at)))))));

function cell({ n, index, interval: range }) {
  if (n === 0)
    return element("td", { class: "heat-0" }, element("span", { "aria-hidden": "true" }, "·"), unseen(words().hours.nothingPosted));
  if (index === null)
    return element("td", { class: "heat-few", title: words().reasons.not_enough_data }, element("span", { "aria-hidden": "true" }, "?"), unseen(words().reasons.not_enough_data), n_(n));
  const [, step] = steps.find(([below]) => index < below);
  return element("td", { class: `heat-${step}`, title: range ? words().interval(percent(range.level), interval(range, "per_post")) : null }, element("strong", {}, multiple(index)), n_(n));
}

const n_ = n => element("small", {}, `n = ${count(n)}`);

const legend = () => element("p", { class: "legend" },
  steps.map(([, step], index) => element("span", {}, element("span", { class: `swatch heat-${step}`, "aria-hidden": "true" }), words().hours.steps[index])),
  element("span", {}, element("span", { class: "swatch heat-few", "aria-hidden": "true" }, "?"), words().reasons.not_enough_data));
