import { figure } from "../charts/figure.js";
import { bars, common, dayAxis, line, valueAxis } from "../charts/options.js";
import { element } from "../element.js";
import { comparison, find } from "../kpis.js";
import { gaps, missing, reason } from "../missing.js";
import { count, dayInText, dayRange, instant, inUnit, interval, percent, shortDay } from "../numbers.js";
import { ofLanguage, words } from "../words.js";
import { absent } from "./growth.js";

export const engagement = {
  id: "engagement",

  async load(questions) {
    const [{ kpis }, days, weeks] = await Promise.all([questions.scorecard(), questions.days(), questions.weeks()]);
    return { kpis, days: days.now, weeks };
  },

  show({ kpis, days, weeks }, { page }) {
    const [byViews, byFollowers, best] = ["engagement_rate_by_views", "engagement_rate_by_followers", "best_post"].map(id => find(kpis, id));
    const rate = byViews && byViews.value !== null ? byViews : byFollowers ?? byViews;
    return {
      thesis: thesis(rate),
      body: [
        element("div", { class: "pair" }, views(days), rate ? weekly(rate, weeks) : null),
        best?.subject && bestPost(best, page.timeZone),
      ],
    };
  },
};

function thesis(rate) {
  if (!rate || rate.value === null)
    return words().engagement.unknown(reason(rate?.status ?? "not_collected"));
  return words().engagement.thesis[rate.id](percent(rate.value), comparison(rate), rate.before?.value == null ? null : percent(rate.before.value));
}

function views(days) {
  const [all, organic, ads] = ["views", "viewsOrganic", "viewsFromAds"].map(metric => days.map(({ values }) => values[metric]));
  if (all.every(({ value }) => value === null))
    return absent(words().engagement.views, all[0]?.status);
  const isSplit = organic.some(({ value }) => value !== null);
  const top = all.reduce((best, { value }, index) => (value ?? 0) > (all[best].value ?? 0) ? index : best, 0);
  const parts = isSplit ? [[words().engagement.organic, organic], [words().engagement.ads, ads]] : [[words().engagement.views, all]];
  return figure({
    title: words().engagement.views,
    summary: words().engagement.mostViews(count(all[top].value), dayInText(days[top].day)),
    note: gaps(all),
    option: colours => ({
      ...common(colours, { isStacked: true, hint: count }),
      xAxis: dayAxis(colours, days.map(({ day }) => day)),
      yAxis: valueAxis(colours),
      series: parts.map(([name, values], index) => bars(name, values.map(({ value }) => value), index === 0 ? colours.accent : colours.before, {
        stack: "views",
        // Bought views are hatched, for who does not see the difference between two blues.
        itemStyle: index === 0 ? {} : { decal: { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: Math.PI / 4, color: colours.surface } },
      })),
    }),
    columns: [{ name: words().day }, ...parts.map(([name]) => ({ name, isNumber: true }))],
    rows: days.map(({ day }, index) => [shortDay(day), ...parts.map(([, values]) => values[index].value === null ? missing(values[index].status) : count(values[index].value))]),
  });
}

function weekly(rate, weeks) {
  const title = words().engagement.weekly(ofLanguage(rate.name));
  const points = weeks.map(week => ({ ...find(week.kpis, rate.id), days: week }));
  const known = points.filter(({ value }) => value !== null && value !== undefined);
  if (known.length === 0)
    return absent(title, points[0]?.status);
  const hasBand = known.some(({ interval: range }) => range);
  const broken = points.some(({ seriesBreaks }) => seriesBreaks?.length > 0);
  return figure({
    title,
    summary: words().engagement.fromTo(percent(known[0].value), percent(known.at(-1).value), count(known.length)),
    note: broken ? words().seriesBreak : null,
    option: colours => ({
      ...common(colours, { hint: percent }),
      xAxis: dayAxis(colours, points.map(({ days }) => days.firstDay)),
      yAxis: valueAxis(colours, percent, { min: 0 }),
      series: [
        line(words().engagement.rate, points.map(({ value }) => value ?? null), colours.accent, { showSymbol: true, z: 3 }),
        ...(hasBand ? band(points, colours) : []),
      ],
    }),
    columns: [{ name: words().week }, { name: words().engagement.rate, isNumber: true }, { name: words().intervalName, isNumber: true }, { name: words().ofAllName, isNumber: true }],
    rows: points.map(({ days, value, interval: range, numerator, denominator, status }) => [
      dayRange(days.firstDay, days.lastDay),
      value === null || value === undefined ? missing(status) : percent(value),
      range ? interval(range, "rate") : "—",
      numerator === null ? "—" : words().ofAll(count(numerator), count(denominator)),
    ]),
  });
}

/** Between both ends of the intervals: an unseen area up to the lower one, and a seen one from there. */
function band(points, colours) {
  const area = (name, data, opacity) => line(name, data, colours.band, {
    stack: "interval", showSymbol: false, silent: true, lineStyle: { opacity: 0 }, areaStyle: { color: colours.band, opacity }, tooltip: { show: false },
  });
  return [
    { ...area("", points.map(({ interval: range }) => range?.low ?? null), 0) },
    area(words().intervalName, points.map(({ interval: range }) => range ? range.high - range.low : null), 0.6),
  ];
}

function bestPost({ name, value, unit, subject }, zone) {
  const link = subject.permalink && /^https?:/.test(subject.permalink);
  return element("div", { class: "quote" },
    element("h3", {}, `${ofLanguage(name)}: ${inUnit(value, unit)} ${words().engagement.interactions}`),
    subject.message && element("blockquote", {}, subject.message),
    element("p", { class: "basis" }, instant(subject.createdAt, zone), " ", link && element("a", { href: subject.permalink, rel: "noreferrer", target: "_blank" }, words().engagement.open)));
}
