import { element } from "./element.js";
import { words } from "./words.js";

/** Asks for the key. @param {(key: string) => void} given */
export function keyForm(wasWrong, given) {
  const text = words().key;
  const input = element("input", {
    id: "key", type: "password", required: true, autocomplete: "current-password", spellcheck: "false",
    "aria-describedby": wasWrong ? "key-wrong key-why" : "key-why", "aria-invalid": wasWrong ? "true" : null,
  });
  return element("form", {
    class: "key",
    submit: event => {
      event.preventDefault();
      given(input.value.trim());
    },
  },
  element("h2", {}, text.title),
  element("p", { id: "key-why" }, text.why),
  wasWrong && element("p", { id: "key-wrong", class: "wrong", role: "alert" }, text.wrong),
  element("label", { for: "key" }, text.label),
  element("div", { class: "row" }, input, element("button", { class: "primary" }, text.open)));
}
