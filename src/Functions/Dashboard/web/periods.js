/** The periods to choose from; the queries are those of the JSON API. */
export const periods = [
  { id: "7", query: "days=7" },
  { id: "28", query: "days=28" },
  { id: "90", query: "days=90" },
  { id: "week", query: "period=week" },
  { id: "month", query: "period=month" },
  { id: "quarter", query: "period=quarter" },
];

export const usualPeriod = periods[1];
