import { readKey } from "./key.js";

/** What the API answered instead of data. */
export class ApiProblem extends Error {
  /** @param {number} status 0 when nothing answered. */
  constructor(status, detail) {
    super(detail ?? "");
    this.status = status;
  }
}

/** A question to the JSON API. Addresses are relative to the page, which stands beside what it asks. */
export async function ask(path, signal) {
  const key = readKey();
  const answer = await fetch(path, { signal, headers: key === null ? {} : { "x-functions-key": key } }).catch(trouble => {
    throw trouble.name === "AbortError" ? trouble : new ApiProblem(0);
  });
  if (!answer.ok)
    throw new ApiProblem(answer.status, await detailOf(answer));
  return answer.json();
}

/** Every page that the key may read. */
export async function askPages() {
  const pages = [];
  let cursor = "";
  do {
    const answer = await ask(`pages?limit=1000${cursor}`);
    pages.push(...answer.pages);
    cursor = answer.nextCursor === null ? null : `&cursor=${encodeURIComponent(answer.nextCursor)}`;
  } while (cursor !== null);
  return pages;
}

/** Questions about one page over one period: sections that ask the same share an answer. */
export class Questions {
  #answers = new Map();
  #abort = new AbortController();

  constructor(page, period) {
    this.page = page;
    this.period = period;
    this.root = `pages/${encodeURIComponent(page.network)}/${encodeURIComponent(page.id)}/`;
  }

  ask(path) {
    if (!this.#answers.has(path))
      this.#answers.set(path, ask(this.root + path, this.#abort.signal));
    return this.#answers.get(path);
  }

  /** Of routes that take a period. */
  askOfPeriod(route) {
    return this.ask(`${route}?${this.period.query}`);
  }

  askHealth() {
    return ask("health", this.#abort.signal);
  }

  scorecard() {
    return this.askOfPeriod("scorecard");
  }

  /** The days of the period and those of the period before. */
  async days() {
    const { period, before } = await this.scorecard();
    const { days } = await this.ask(`days?firstDay=${before.firstDay}&lastDay=${period.lastDay}`);
    return {
      now: days.filter(day => day.day >= period.firstDay),
      before: days.filter(day => day.day <= before.lastDay),
    };
  }

  /** KPIs of the 13 weeks that end with the period. */
  async weeks() {
    const { period } = await this.scorecard();
    const { periods } = await this.ask(`kpis?period=week&firstDay=${addDays(period.lastDay, -7 * 13)}&lastDay=${period.lastDay}`);
    return periods;
  }

  drop() {
    this.#abort.abort();
  }
}

function addDays(day, count) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

async function detailOf(answer) {
  // A missing key is answered by the host, in no particular form.
  try {
    return (await answer.json()).detail;
  } catch {
    return undefined;
  }
}
