import { element } from "./element.js";
import { periods } from "./periods.js";
import { language, theme, themes } from "./preferences.js";
import { words } from "./words.js";

const languageNames = { en: "English", fr: "Français" };

/** What the reader chooses: page and period once there are pages, language and appearance always. */
export function controls({ pages, page, period, choosePage, choosePeriod, chooseLanguage, chooseTheme }) {
  return element("div", { class: "controls" },
    pages.length > 0 && [
      picker("page", words().page, pages.map((one, index) => [String(index), `${one.name ?? one.id} · ${words().networks[one.network] ?? one.network}`]), String(pages.indexOf(page)), choice => choosePage(pages[Number(choice)])),
      picker("period", words().period, periods.map(({ id }) => [id, words().periods[id]]), period.id, choice => choosePeriod(periods.find(({ id }) => id === choice))),
    ],
    picker("language", words().language, Object.entries(languageNames), language(), chooseLanguage),
    picker("theme", words().theme, themes.map(name => [name, words().themes[name]]), theme(), chooseTheme));
}

const picker = (id, label, choices, chosen, choose) => element("div", { class: "picker" },
  element("label", { for: id }, label),
  element("select", { id, change: event => choose(event.target.value) },
    choices.map(([value, name]) => element("option", { value, selected: value === chosen }, name))));
