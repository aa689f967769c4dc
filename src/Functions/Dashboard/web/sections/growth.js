import { figure } from "../charts/figure.js";
import { bars, common, dayAxis, line, marks, valueAxis } from "../charts/options.js";
import { element } from "../element.js";
import { find } from "../kpis.js";
import { gaps, missing, reason } from "../missing.js";
import { count, day, dayInText, signedCount } from "../numbers.js";
import { words } from "../words.js";

export const growth = {
  id: "growth",

  async load(questions) {
    const [{ kpis, period }, days] = await Promise.all([questions.scorecard(), questions.days()]);
    const [milestone, { anomalies }] = await Promise.all([
      questions.ask(`milestone?endingDay=${period.lastDay}`),
      questions.ask(`anomalies?firstDay=${period.firstDay}&lastDay=${period.lastDay}`),
    ]);
    return { kpis, days, milestone, anomalies: anomalies.filter(anomaly => anomaly.level !== "none") };
  },

  show({ kpis, days, milestone, anomalies }) {
    return {
      thesis: thesis(kpis),
      body: [
        element("div", { class: "pair" }, followers(days, anomalies), gainedAndLost(days)),
        element("p", { class: "note" }, ahead(milestone)),
      ],
    };
  },
};

function thesis(kpis) {
  const [net, gained, lost] = ["net_follows", "follows_gained", "follows_lost"].map(id => find(kpis, id));
  if (net && net.value !== null)
    return words().growth.thesis(net.value, signedCount(net.value), count(gained.value), count(lost.value));
  return words().growth.unknown(net ? reason(net.status) : words().reasons.not_collected);
}

function followers({ now, before }, anomalies) {
  const values = now.map(({ values: { followers: value } }) => value);
  const known = now.filter(({ values: { followers: { value } } }) => value !== null);
  if (known.length === 0)
    return absent(words().growth.followers, values[0]?.status);
  if (known.length === 1)
    return element("div", { class: "absent" }, element("h3", {}, words().growth.followers), element("p", {}, words().growth.onlyOn(count(known[0].values.followers.value), dayInText(known[0].day)), " ", gaps(values)));
  const valuesBefore = now.map((_, index) => before[before.length - now.length + index]?.values.followers.value ?? null);
  return figure({
    title: words().growth.followers,
    summary: words().growth.fromTo(count(known[0].values.followers.value), dayInText(known[0].day), count(known.at(-1).values.followers.value), dayInText(known.at(-1).day)),
    note: [gaps(values), anomalies.length > 0 ? words().growth.marked : null].filter(text => text).join(" ") || null,
    option: colours => ({
      ...common(colours, { hint: count }),
      xAxis: dayAxis(colours, now.map(({ day: date }) => date)),
      yAxis: valueAxis(colours, count, { scale: true }),
      series: [
        line(words().now, values.map(({ value }) => value), colours.accent, marks(colours, anomalies.map(({ peakDay }) => peakDay), "!")),
        line(words().before, valuesBefore, colours.before, { lineStyle: { type: "dashed", width: 2 }, showSymbol: false }),
      ].filter(({ data }) => data.some(value => value !== null)),
    }),
    columns: [{ name: words().day }, { name: words().now, isNumber: true }, { name: words().before, isNumber: true }],
    rows: now.map(({ day: date }, index) => [
      day(date),
      values[index].value === null ? missing(values[index].status) : count(values[index].value),
      valuesBefore[index] === null ? "—" : count(valuesBefore[index]),
    ]),
  });
}

function gainedAndLost({ now }) {
  const [gained, lost] = ["newFollows", "unfollows"].map(metric => now.map(({ values }) => values[metric]));
  if (gained.every(({ value }) => value === null) && lost.every(({ value }) => value === null))
    return absent(words().growth.movements, gained[0]?.status);
  const most = now[gained.reduce((best, { value }, index) => (value ?? 0) > (gained[best].value ?? 0) ? index : best, 0)];
  return figure({
    title: words().growth.movements,
    summary: words().growth.most(count(most.values.newFollows.value ?? 0), dayInText(most.day)),
    note: gaps(gained),
    option: colours => ({
      ...common(colours, { isStacked: true, hint: value => count(Math.abs(value)) }),
      xAxis: dayAxis(colours, now.map(({ day: date }) => date)),
      yAxis: valueAxis(colours, value => count(Math.abs(value))),
      series: [
        bars(words().growth.gained, gained.map(({ value }) => value), colours.positive, { stack: "follows" }),
        bars(words().growth.lost, lost.map(({ value }) => value === null ? null : -value), colours.negative, { stack: "follows" }),
      ],
    }),
    columns: [{ name: words().day }, { name: words().growth.gained, isNumber: true }, { name: words().growth.lost, isNumber: true }],
    rows: now.map(({ day: date }, index) => [date, gained[index], lost[index]]).map(([date, ...cells]) => [
      day(date), ...cells.map(({ value, status }) => value === null ? missing(status) : count(value)),
    ]),
  });
}

export const absent = (title, status) => element("div", { class: "absent" }, element("h3", {}, title), element("p", {}, missing(status ?? "not_collected")));

function ahead({ status, milestone, expectedDay, earliestDay, latestDay, weeklyGain, n }) {
  const text = words().growth.milestone;
  switch (status) {
    case "ok": return text.ok(count(milestone), day(expectedDay), day(earliestDay), latestDay === null ? null : day(latestDay), count(n));
    case "far_away": return text.farAway(count(milestone), count(weeklyGain));
    case "not_growing": return text.notGrowing;
    default: return text.notEnoughData;
  }
}
