import { figure } from "../charts/figure.js";
import { bars, common, dayAxis, valueAxis } from "../charts/options.js";
import { element } from "../element.js";
import { find } from "../kpis.js";
import { missing, reason } from "../missing.js";
import { count, day, dayInText, interval, percent } from "../numbers.js";
import { table } from "../table.js";
import { called, words } from "../words.js";

export const tone = {
  id: "tone",

  load: questions => questions.askOfPeriod("tone"),

  show({ kpis, byDay, byPostType, byLanguage }) {
    const net = find(kpis, "net_sentiment");
    if (byDay.length === 0)
      return { thesis: words().tone.unknown(reason(net?.status ?? "not_collected")), body: [] };
    return {
      thesis: net && net.value !== null
        ? words().tone.thesis(net.value, percent(Math.abs(net.value)), net.interval && interval(net.interval, "rate"), count(net.n))
        : words().tone.unknown(reason(net?.status ?? "not_collected")),
      body: [
        daily(byDay),
        element("div", { class: "pair" },
          parts(words().tone.byPostType, words().tone.type, byPostType, words().postTypes),
          parts(words().tone.byLanguage, words().tone.languageName, byLanguage, words().languages)),
      ],
    };
  },
};

function daily(byDay) {
  const worst = byDay.reduce((one, other) => other.negative > one.negative ? other : one);
  return figure({
    title: words().tone.daily,
    summary: worst.negative > 0 ? words().tone.worst(count(worst.negative), dayInText(worst.key)) : words().tone.noNegative,
    option: colours => ({
      ...common(colours, { isStacked: true, hint: value => count(Math.abs(value)) }),
      xAxis: dayAxis(colours, byDay.map(({ key }) => key)),
      yAxis: valueAxis(colours, value => count(Math.abs(value))),
      series: [
        bars(words().tone.positive, byDay.map(({ positive }) => positive), colours.positive, { stack: "tone" }),
        bars(words().tone.neutral, byDay.map(({ neutral }) => neutral), colours.neutral, { stack: "tone" }),
        bars(words().tone.negative, byDay.map(({ negative }) => -negative), colours.negative, { stack: "tone" }),
      ],
    }),
    columns: [{ name: words().day }, ...["positive", "neutral", "negative", "unclassified", "complaints"].map(part => ({ name: words().tone[part], isNumber: true }))],
    rows: byDay.map(one => [day(one.key), count(one.positive), count(one.neutral), count(one.negative), count(one.unclassified), count(one.complaints)]),
  });
}

const parts = (title, kind, list, names) => element("div", {},
  element("h3", {}, title),
  table({
    caption: title,
    columns: [{ name: kind }, { name: words().tone.comments, isNumber: true }, { name: words().tone.net, isNumber: true }],
    rows: list.map(part => [
      called(names, part.key),
      count(part.comments),
      part.netSentiment === null
        ? missing(part.status)
        : element("span", {}, percent(part.netSentiment), " ", element("small", {}, `(${interval(part.interval, "rate")})`)),
    ]),
  }));
