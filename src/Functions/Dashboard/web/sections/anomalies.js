import { badge } from "../badge.js";
import { element } from "../element.js";
import { count, day, dayRange, decimal, percent } from "../numbers.js";
import { details, table } from "../table.js";
import { called, ofLanguage, words } from "../words.js";

/** How each level looks; the words beside it are graded suspicion, never an accusation. */
export const levelKinds = { none: "good", watch: "watch", suspicious: "bad", strong: "bad" };

export const anomalies = {
  id: "anomalies",

  load: questions => questions.ask("anomalies"),

  show({ verdict, anomalies: found, firstDay, lastDay }) {
    const serious = found.filter(({ level }) => level !== "none");
    const slight = found.filter(({ level }) => level === "none");
    return {
      thesis: verdict === null ? words().anomalies.notJudged : words().anomalies.thesis[verdict.level],
      body: [
        verdict && element("p", { class: "verdict" }, badge(levelKinds[verdict.level], words().anomalies.levels[verdict.level]), words().anomalies.asOf(day(verdict.asOfDay))),
        serious.map(anomaly),
        slight.length > 0 && details(words().anomalies.slight(count(slight.length), slight.length), ...slight.map(anomaly)),
        found.length === 0 && verdict && element("p", {}, words().anomalies.nothing(dayRange(firstDay, lastDay))),
        element("p", { class: "note" }, words().anomalies.fairness),
      ],
    };
  },
};

function anomaly(one) {
  const text = ofLanguage(one);
  return element("article", { class: "case" },
    element("h3", {}, `${called(words().anomalies.kinds, one.kind)}, ${dayRange(one.firstDay, one.lastDay)}`),
    element("p", {}, badge(levelKinds[one.level], words().anomalies.levels[one.level]), ` ${words().anomalies.score(decimal(one.score * 100))}`),
    element("dl", {},
      pair(words().anomalies.seen, text.evidence),
      pair(words().anomalies.rivals, text.rivals),
      pair(words().anomalies.wouldChange, text.wouldChange),
      one.explanation && pair(words().anomalies.explained, `${one.explanation.reason}${one.explanation.reviewer ? ` (${one.explanation.reviewer})` : ""}`)),
    details(words().anomalies.weighed, table({
      caption: words().anomalies.weighed,
      columns: [{ name: words().anomalies.cause }, { name: words().anomalies.explains, isNumber: true }],
      rows: one.rivalCauses.map(cause => [called(words().anomalies.causes, cause.kind), cause.explainedRate === null ? words().anomalies.untold : percent(cause.explainedRate)]),
    })));
}

const pair = (term, text) => element("div", {}, element("dt", {}, term), element("dd", {}, text));
