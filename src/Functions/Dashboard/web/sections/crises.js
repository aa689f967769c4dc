import { badge } from "../badge.js";
import { element } from "../element.js";
import { count, decimal, instant } from "../numbers.js";
import { called, ofLanguage, words } from "../words.js";

const levelKinds = { calm: "good", watch: "watch", alert: "bad", crisis: "bad" };

export const crises = {
  id: "crises",

  async load(questions) {
    const { period } = await questions.scorecard();
    return await questions.ask(`crises?firstDay=${period.firstDay}&lastDay=${period.lastDay}`);
  },

  show({ crises: found }, { page }) {
    return {
      thesis: words().crises.thesis(count(found.length), found.length, found.filter(({ endedAt }) => endedAt === null).length),
      body: found.map(one => crisis(one, page.timeZone)),
    };
  },
};

const crisis = (one, zone) => element("article", { class: "case" },
  element("h3", {}, one.endedAt === null
    ? words().crises.since(instant(one.startedAt, zone))
    : words().crises.fromTo(instant(one.startedAt, zone), instant(one.endedAt, zone))),
  element("p", {}, badge(levelKinds[one.level] ?? "watch", called(words().crises.levels, one.level)), ` ${words().crises.index(decimal(one.index), instant(one.peakAt, zone))}`),
  element("p", {}, words().crises.counts(count(one.comments), count(one.judged), count(one.upset), count(one.upsetAuthors))),
  element("ul", {}, one.evidence.map(sign => element("li", {}, ofLanguage(sign)))));
