import { language } from "./preferences.js";
import { words } from "./words.js";

const locales = { en: "en-GB", fr: "fr-FR" };
const formats = new Map();

/** Days belong to the network and have no zone: all are read and written as UTC. */
const utc = { timeZone: "UTC" };

export const count = value => number(value, { maximumFractionDigits: 0 });

export const decimal = value => number(value, { maximumFractionDigits: 1 });

export const percent = rate => number(rate, { style: "percent", maximumFractionDigits: Math.abs(rate) < 0.1 ? 1 : 0 });

export const multiple = value => `×${number(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}`;

export const signedCount = value => number(value, { maximumFractionDigits: 0, signDisplay: "exceptZero" });

export const change = rate => number(rate, { style: "percent", maximumFractionDigits: Math.abs(rate) < 0.1 ? 1 : 0, signDisplay: "exceptZero" });

export const shortCount = value => number(value, { notation: "compact", maximumFractionDigits: 1 });

export const day = text => date(text, { day: "numeric", month: "short", year: "numeric", ...utc });

export const shortDay = text => date(text, { day: "numeric", month: "short", ...utc });

/** Within a sentence, where the point of an abbreviation would meet its end. */
export const dayInText = text => date(text, { day: "numeric", month: "long", ...utc });

export const dayRange = (first, last) => first === last ? day(first) : dates({ day: "numeric", month: "short", year: "numeric", ...utc }).formatRange(new Date(first), new Date(last));

export const instant = (text, zone) => date(text, { dateStyle: "medium", timeStyle: "short", timeZone: zone ?? "UTC" });

/** @param {number} iso 1 is Monday. */
export const weekday = (iso, length = "short") => date(`2024-01-0${iso}`, { weekday: length, ...utc });

export const hour = value => date(new Date(Date.UTC(2024, 0, 1, value)).toISOString(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...utc });

/** A time that something took, as its two largest units. */
export function duration(minutes) {
  const unit = words().units;
  const whole = Math.round(minutes);
  if (whole < 1)
    return `< 1 ${unit.minutes}`;
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor(whole / 60) % 24, whole % 60];
  const parts = [[days, unit.days], [hours, unit.hours], [rest, unit.minutes]];
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts.slice(first, first + 2).filter(([amount]) => amount > 0).map(([amount, name]) => `${count(amount)} ${name}`).join(" ");
}

/** A KPI's value in its unit. A rate above 1 is a multiple, not a percentage. */
export function inUnit(value, unit) {
  switch (unit) {
    case "rate": return Math.abs(value) > 1 ? multiple(value) : percent(value);
    case "minutes": return duration(value);
    case "count":
    case "people": return count(value);
    default: return decimal(value);
  }
}

export const interval = (range, unit) => `${inUnit(range.low, unit)}–${inUnit(range.high, unit)}`;

function number(value, options) {
  // A minus sign is as wide as a digit, a hyphen is not.
  return format(Intl.NumberFormat, options).format(value).replace("-", "−");
}

function date(text, options) {
  return dates(options).format(new Date(text));
}

function dates(options) {
  return format(Intl.DateTimeFormat, options);
}

function format(Kind, options) {
  const key = Kind.name + language() + JSON.stringify(options);
  if (!formats.has(key))
    formats.set(key, new Kind(locales[language()], options));
  return formats.get(key);
}
