import { language } from "./preferences.js";
import en from "./words/en.js";
import fr from "./words/fr.js";

/** All that the page says, in the reader's language. */
export const words = () => language() === "fr" ? fr : en;

/** One of the texts that the API gives in both languages. */
export const ofLanguage = texts => texts[language()];

/** What a name of the API is called; a name that nobody has translated yet is shown as it is. */
export const called = (names, name) => names[name] ?? name.replaceAll("_", " ");
