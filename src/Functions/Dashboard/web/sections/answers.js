import { figure } from "../charts/figure.js";
import { common, inside, valueAxis } from "../charts/options.js";
import { element } from "../element.js";
import { find } from "../kpis.js";
import { missing, reason, reservation } from "../missing.js";
import { count, duration, instant, inUnit, interval, percent } from "../numbers.js";
import { table } from "../table.js";
import { called, ofLanguage, words } from "../words.js";

const shownKpis = ["first_response_time_median", "answered_within_1h_rate", "answered_within_24h_rate", "question_answer_rate", "complaint_answer_rate", "unanswered_comments", "unanswered_age_median"];

const buckets = ["within15_minutes", "within1_hour", "within4_hours", "within24_hours", "within72_hours", "later", "unanswered"];

export const answers = {
  id: "answers",

  load: questions => questions.askOfPeriod("answers"),

  show({ kpis, buckets: found, waiting, reference, businessHours, timeZone }, { page }) {
    const [rate, median] = ["response_rate", "first_response_time_median"].map(id => find(kpis, id));
    const isKnown = rate && rate.value !== null;
    return {
      thesis: isKnown
        ? words().answers.thesis(percent(rate.value), count(rate.denominator), median && median.value !== null ? duration(median.value) : null)
        : words().answers.unknown(reason(rate?.status ?? "not_collected")),
      body: [
        element("div", { class: "pair" },
          found.length > 0 && responseTimes(found),
          kpis.length > 0 && element("div", {}, element("h3", {}, words().answers.figures), figures(kpis))),
        waiting.length > 0 && backlog(waiting, page.timeZone),
        element("p", { class: "note" },
          businessHours && `${words().answers.businessHours(businessHours, timeZone)} `,
          `${ofLanguage(reference.name)} (${reference.year}): ${percent(reference.value)}. `,
          element("a", { href: reference.source, rel: "noreferrer", target: "_blank" }, words().source)),
      ],
    };
  },
};

function responseTimes(found) {
  const channels = [...new Set(found.map(({ channel }) => channel))];
  const calls = (channel, bucket) => found.find(one => one.channel === channel && one.bucket === bucket)?.calls ?? 0;
  const total = found.reduce((sum, one) => sum + one.calls, 0);
  const none = channels.reduce((sum, channel) => sum + calls(channel, "unanswered"), 0);
  const names = buckets.map(bucket => words().answers.buckets[bucket]);
  return figure({
    title: words().answers.responseTimes,
    summary: words().answers.noAnswer(count(none), count(total)),
    option: colours => ({
      ...common(colours, { isStacked: true, hint: count }),
      legend: { show: channels.length > 1 },
      grid: { ...inside, left: 0, right: 40, top: 8, bottom: 4 },
      xAxis: valueAxis(colours, count, { minInterval: 1 }),
      yAxis: { type: "category", data: names, inverse: true, axisTick: { show: false }, axisLine: { show: false }, axisLabel: { color: colours.text } },
      series: channels.map((channel, index) => ({
        type: "bar",
        name: words().answers.channels[channel],
        barMaxWidth: 20,
        color: index === 0 ? colours.accent : colours.before,
        label: { show: true, position: "right", color: colours.text, formatter: ({ value }) => count(value) },
        data: buckets.map(bucket => bucket === "unanswered" ? { value: calls(channel, bucket), itemStyle: { color: colours.negative } } : calls(channel, bucket)),
      })),
    }),
    columns: [{ name: words().answers.responseTimes }, ...channels.map(channel => ({ name: words().answers.channels[channel], isNumber: true }))],
    rows: buckets.map((bucket, index) => [names[index], ...channels.map(channel => count(calls(channel, bucket)))]),
  });
}

const figures = kpis => table({
  caption: words().answers.figures,
  columns: [{ name: words().figure }, { name: words().now, isNumber: true }, { name: words().before, isNumber: true }],
  rows: shownKpis.map(id => find(kpis, id)).filter(kpi => kpi).map(kpi => [
    ofLanguage(kpi.name),
    kpi.value === null ? missing(kpi.status) : element("span", { title: reservation(kpi) }, inUnit(kpi.value, kpi.unit), kpi.interval && element("small", {}, ` (${interval(kpi.interval, kpi.unit)})`)),
    kpi.before === null ? "—" : kpi.before.value === null ? missing(kpi.before.status) : inUnit(kpi.before.value, kpi.unit),
  ]),
});

const backlog = (waiting, zone) => element("div", {},
  element("h3", {}, words().answers.backlog),
  table({
    caption: words().answers.backlog,
    columns: [{ name: words().answers.said }, { name: words().answers.kind }, { name: words().answers.since }, { name: words().answers.waits, isNumber: true }],
    rows: waiting.slice(0, 8).map(one => [
      one.message ?? words().answers.notKept,
      called(words().answers.kinds, one.isComplaint ? "complaint" : one.isQuestion ? "question" : "other"),
      instant(one.createdAt, zone),
      duration(one.waitedMinutes),
    ]),
  }));
