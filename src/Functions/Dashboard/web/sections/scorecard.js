import { badge } from "../badge.js";
import { sparkline } from "../charts/sparkline.js";
import { element, unseen } from "../element.js";
import { comparison, find } from "../kpis.js";
import { reason, reservation } from "../missing.js";
import { change, count, day, inUnit, interval, percent } from "../numbers.js";
import { details, table } from "../table.js";
import { called, ofLanguage, words } from "../words.js";
import { levelKinds } from "./anomalies.js";
import { verdictKinds } from "./objectives.js";

// Of several the first that has a value is shown: not every network reports views.
const headlines = [
  ["followers"], ["net_follows"], ["views"], ["engagement_rate_by_views", "engagement_rate_by_followers"],
  ["posts_published"], ["response_rate"], ["first_response_time_median"], ["net_sentiment"],
];

const arrows = { rise: "▲", fall: "▼" };

export const scorecard = {
  id: "scorecard",

  async load(questions) {
    const [answer, weeks, { objectives }] = await Promise.all([questions.scorecard(), questions.weeks(), questions.ask("objectives")]);
    return { ...answer, weeks, objectives };
  },

  show({ kpis, weeks, objectives, followersVerdict, statusReason }) {
    const shown = headlines.map(ids => ids.map(id => find(kpis, id)).filter(kpi => kpi)).filter(found => found.length > 0)
      .map(found => found.find(kpi => kpi.value !== null) ?? found[0]);
    const outcomes = shown.map(comparison);
    const compared = outcomes.filter(outcome => outcome !== null).length;
    const outcomeCount = outcome => outcomes.filter(one => one === outcome).length;
    return {
      thesis: compared === 0 ? words().scorecard.nothing : words().scorecard.thesis(outcomeCount("better"), outcomeCount("worse"), compared),
      body: [
        statusReason && element("p", { class: "note" }, statusReason),
        element("ul", { class: "cards" },
          shown.map(kpi => card(kpi, weeks, objectives.find(objective => objective.kpiId === kpi.id))),
          verdictCard(followersVerdict)),
        kpis.length > 0 && details(words().scorecard.all(count(kpis.length)), all(kpis)),
      ],
    };
  },
};

function card(kpi, weeks, objective) {
  const trend = weeks.map(week => find(week.kpis, kpi.id)?.value ?? null);
  return element("li", { class: "card", "data-kpi": kpi.id },
    element("h3", {}, ofLanguage(kpi.name)),
    kpi.value === null
      ? [element("p", { class: "value missing" }, "—"), element("p", { class: "reason" }, reason(kpi.status))]
      : [element("p", { class: "value" }, inUnit(kpi.value, kpi.unit)), compared(kpi)],
    trend.some(value => value !== null) && [sparkline(trend), unseen(trendInWords(kpi, trend))],
    objective && target(objective, kpi.unit),
    kpi.value !== null && element("p", { class: "basis" }, basis(kpi)));
}

function compared(kpi) {
  const outcome = comparison(kpi);
  if (outcome === null)
    return element("p", { class: "change" }, kpi.before === null ? words().scorecard.noBefore : called(words().incomparable, kpi.before.changeStatus));
  const { before } = kpi;
  const arrow = kpi.value > before.value ? arrows.rise : kpi.value < before.value ? arrows.fall : null;
  return element("p", { class: `change ${outcome}` },
    arrow && element("span", { "aria-hidden": "true" }, arrow),
    before.changeRate !== null && element("strong", {}, change(before.changeRate)),
    element("span", {}, words().scorecard.outcomes[outcome]),
    element("span", { class: "was" }, words().scorecard.was(inUnit(before.value, kpi.unit))));
}

const trendInWords = (kpi, trend) => {
  const known = trend.filter(value => value !== null);
  const show = value => inUnit(value, kpi.unit);
  return words().scorecard.trend(count(trend.length), show(known[0]), show(known.at(-1)), show(Math.min(...known)), show(Math.max(...known)));
};

const target = (objective, unit) => element("p", { class: "target" },
  element("span", {}, words().scorecard.target(inUnit(objective.target, unit), day(objective.deadline), objective.achievedRate === null ? null : percent(objective.achievedRate))),
  badge(verdictKinds[objective.verdict], called(words().objectives.verdicts, objective.verdict)));

const basis = kpi => [
  kpi.interval && words().interval(percent(kpi.interval.level), interval(kpi.interval, kpi.unit)),
  kpi.denominator !== null && kpi.denominator > 0 && kpi.numerator !== null && words().ofAll(count(kpi.numerator), count(kpi.denominator)),
  reservation(kpi),
].filter(text => text).join(" · ");

function verdictCard(verdict) {
  return element("li", { class: "card", "data-kpi": "followers-verdict" },
    element("h3", {}, words().scorecard.areTheyReal),
    verdict === null
      ? [element("p", { class: "value missing" }, "—"), element("p", { class: "reason" }, words().anomalies.notJudged)]
      : [
        element("p", { class: "verdict" }, badge(levelKinds[verdict.level], words().anomalies.levels[verdict.level])),
        element("p", { class: "basis" }, words().anomalies.asOf(day(verdict.asOfDay))),
      ],
    element("p", {}, element("a", { href: "#anomalies" }, words().scorecard.why)));
}

const all = kpis => table({
  caption: words().parts.scorecard,
  columns: words().scorecard.columns.map((name, index) => ({ name, isNumber: index > 0 && index < 5 })),
  rows: kpis.map(kpi => [
    ofLanguage(kpi.name),
    kpi.value === null ? "—" : inUnit(kpi.value, kpi.unit),
    kpi.before === null || kpi.before.value === null ? "—" : inUnit(kpi.before.value, kpi.unit),
    kpi.before === null || kpi.before.changeRate === null ? "—" : change(kpi.before.changeRate),
    count(kpi.n),
    kpi.value === null ? reason(kpi.status) : kpi.status === "provisional" ? words().statuses.provisional : reservation(kpi) ?? "",
  ]),
});
