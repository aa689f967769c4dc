import { badge } from "../badge.js";
import { element } from "../element.js";
import { count, day, decimal, percent } from "../numbers.js";
import { called, words } from "../words.js";

export const verdictKinds = { reached: "good", on_track: "good", at_risk: "watch", missed: "bad", not_enough_data: "none" };

export const objectives = {
  id: "objectives",

  load: questions => questions.ask("objectives"),

  show({ objectives: set }) {
    if (set.length === 0)
      return { thesis: words().objectives.none, body: [element("p", { class: "note" }, words().objectives.how)] };
    const having = (...verdicts) => set.filter(({ verdict }) => verdicts.includes(verdict)).length;
    return {
      thesis: words().objectives.thesis(set.length, having("reached", "on_track"), having("at_risk", "missed"), having("not_enough_data")),
      body: [element("ul", { class: "cards wide" }, set.map(objective))],
    };
  },
};

function objective(one) {
  const show = value => Number.isInteger(value) || Math.abs(value) >= 100 ? count(value) : decimal(value);
  const text = words().objectives;
  return element("li", { class: "card", "data-objective": one.id },
    element("h3", {}, one.name),
    element("p", {}, badge(verdictKinds[one.verdict], called(text.verdicts, one.verdict))),
    one.actual === null
      ? element("p", { class: "reason" }, text.noValue)
      : [
        element("p", { class: "value" }, show(one.actual), element("small", {}, ` ${text.of[one.direction](show(one.target))}`)),
        one.achievedRate !== null && element("progress", { max: "1", value: String(Math.min(1, Math.max(0, one.achievedRate))), "aria-label": text.achieved(percent(one.achievedRate)) }),
        one.achievedRate !== null && element("p", { class: "basis" }, text.achieved(percent(one.achievedRate))),
      ],
    element("p", { class: "basis" }, text.until(day(one.deadline), count(one.periodsLeft), one.periodsLeft, one.cadence)),
    one.forecast
      ? element("p", { class: "basis" }, text.forecast(show(one.forecast.value), show(one.forecast.range.low), show(one.forecast.range.high)))
      : element("p", { class: "basis" }, text.noForecast),
    one.neededPace !== null && element("p", { class: "basis" }, text.needed(show(one.neededPace), one.cadence)));
}
