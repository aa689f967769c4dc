// How this browser's reader likes to read; kept in the browser, since it is nobody else's business.

const languages = ["en", "fr"];
const prefix = "engagement.";

export const themes = ["auto", "light", "dark"];

export function language() {
  const chosen = localStorage.getItem(`${prefix}language`);
  if (languages.includes(chosen))
    return chosen;
  const preferred = navigator.languages.map(tag => tag.slice(0, 2).toLowerCase());
  return preferred.find(tag => languages.includes(tag)) ?? "en";
}

export function chooseLanguage(choice) {
  localStorage.setItem(`${prefix}language`, choice);
}

export function theme() {
  return document.documentElement.dataset.theme ?? "auto";
}

export function chooseTheme(choice) {
  if (choice === "auto") {
    localStorage.removeItem(`${prefix}theme`);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(`${prefix}theme`, choice);
    document.documentElement.dataset.theme = choice;
  }
}

/** Calls back when the system changes between light and dark while the reader leaves that to it. */
export function onSystemTheme(changed) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => theme() === "auto" && changed());
}
