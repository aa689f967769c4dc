import { badge } from "../badge.js";
import { element } from "../element.js";
import { reason } from "../missing.js";
import { count, day } from "../numbers.js";
import { table } from "../table.js";
import { called, ofLanguage, words } from "../words.js";

const statusKinds = { ok: "good", provisional: "good", partial: "watch", not_collected: "none" };

export const health = {
  id: "health",

  async load(questions) {
    const [{ page, kpis }, pipeline] = await Promise.all([questions.scorecard(), questions.askHealth()]);
    return { page, kpis, pipeline };
  },

  show({ page, kpis, pipeline }) {
    const absent = kpis.filter(({ value }) => value === null);
    return {
      thesis: page.collectedThroughDay === null
        ? words().health.nothing(page.statusReason ?? reason(page.status))
        : words().health.thesis(day(page.collectedThroughDay), page.collectedThroughDay >= page.targetDay, absent.length, kpis.length),
      body: [
        element("div", {}, element("h3", {}, words().health.freshness), table({
          caption: words().health.freshness,
          columns: words().health.columns.map(name => ({ name })),
          rows: [
            stream("days", page.status, page.statusReason, page.collectedFromDay, page.collectedThroughDay),
            ...page.streams.map(one => stream(one.name, one.status, one.statusReason, one.collectedFromDay, one.collectedThroughDay)),
          ],
        })),
        element("p", {}, words().health.computed(page.computedThroughDay === null ? null : day(page.computedThroughDay)), " ", token(page.token), " ", words().health.pipeline(pipeline.status)),
        absent.length > 0 && element("div", {}, element("h3", {}, words().health.absent(count(absent.length), count(kpis.length))), missingKpis(absent)),
      ],
    };
  },
};

const stream = (name, status, why, first, last) => [
  called(words().health.streams, name),
  element("span", {}, badge(statusKinds[status] ?? "bad", called(words().statuses, status))),
  first === null ? "—" : day(first),
  last === null ? "—" : day(last),
  why ?? "",
];

function token(found) {
  if (found === null)
    return words().health.tokenUnknown;
  const lacks = found.missingPermissions?.length > 0 ? ` ${words().health.lacks(found.missingPermissions.join(", "))}` : "";
  return (found.daysLeft === null ? words().health.tokenLasts : words().health.tokenEnds(count(found.daysLeft), found.daysLeft)) + lacks;
}

function missingKpis(absent) {
  const byStatus = Map.groupBy(absent, ({ status }) => status);
  return element("dl", { class: "reasons" }, [...byStatus].map(([status, kpis]) => element("div", {},
    element("dt", {}, reason(status)),
    element("dd", {}, kpis.map(({ name }) => ofLanguage(name)).join(" · ")))));
}
