/** Which way is better; KPIs that are not named are neither good nor bad in themselves. */
const better = {
  followers: 1, follows_gained: 1, follows_lost: -1, net_follows: 1, weekly_growth_rate: 1,
  views: 1, viewers: 1, average_daily_viewers: 1, engagements: 1, reactions: 1,
  engagement_rate_by_views: 1, engagement_rate_by_viewers: 1, engagement_rate_by_followers: 1,
  applause_rate: 1, conversation_rate: 1, amplification_rate: 1, post_engagements: 1,
  response_rate: 1, first_response_time_median: -1, answered_within_24h_rate: 1, question_answer_rate: 1, complaint_answer_rate: 1, unanswered_comments: -1,
  private_response_rate: 1, private_first_response_time_median: -1,
  net_sentiment: 1, positive_share_of_opinions: 1, vanished_rate: -1, censorship_risk: -1,
};

export const find = (kpis, id) => kpis.find(kpi => kpi.id === id);

/**
 * How a KPI compares with the period before: "better", "worse", "same" (no difference, or one within the interval), "changed" (neither good nor bad),
 * or null where the two are not to be compared.
 */
export function comparison({ id, value, interval, before }) {
  if (value === null || before === null || before.value === null || before.changeStatus === "series_break" || before.changeStatus === "partial")
    return null;
  const difference = value - before.value;
  if (difference === 0 || interval !== null && before.value >= interval.low && before.value <= interval.high)
    return "same";
  const direction = better[id];
  return direction === undefined ? "changed" : difference * direction > 0 ? "better" : "worse";
}
