import { element } from "./element.js";
import { count } from "./numbers.js";
import { called, words } from "./words.js";

/** Why there is no value, in a sentence: missing is not zero. */
export const reason = status => called(words().reasons, status);

/** The place of a value that is missing: a dash, and the reason beside it. */
export const missing = status => element("span", { class: "missing" }, `— ${reason(status)}`);

/** What is not yet final or not whole about a value that is there; null when there is nothing to say. */
export function reservation(kpi) {
  if (kpi.status === "provisional")
    return words().provisional;
  return kpi.status === "partial" ? words().partial(count(kpi.missingDays)) : null;
}

/** Which of a metric's days have no value, and why; null when all have one. */
export function gaps(values) {
  const reasons = new Map();
  for (const { value, status } of values)
    if (value === null)
      reasons.set(status, (reasons.get(status) ?? 0) + 1);
  return reasons.size === 0 ? null : [...reasons].map(([status, days]) => words().daysMissing(count(days), days, reason(status))).join(" ");
}
