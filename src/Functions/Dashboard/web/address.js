// What is shown is in the page's address, so that it can be sent to a colleague. Who reads is not.

import { periods, usualPeriod } from "./periods.js";

const keyOf = page => `${page.network}/${page.id}`;

/** @returns The page and the period that the address names, or the first ones. */
export function readAddress(pages) {
  const asked = new URLSearchParams(location.search);
  return {
    page: pages.find(page => keyOf(page) === asked.get("page")) ?? pages[0],
    period: periods.find(period => period.id === asked.get("period")) ?? usualPeriod,
  };
}

export function writeAddress({ page, period }) {
  const asked = new URLSearchParams({ page: keyOf(page), period: period.id });
  history.replaceState(null, "", `?${asked}${location.hash}`);
}
