import { ApiProblem } from "./api.js";
import { element } from "./element.js";
import { called, words } from "./words.js";

/**
 * One part of the page: its name, what it comes to in a sentence, and what shows that.
 * @param {{id: string, load: Function, show: Function}} content Loads what it needs, and shows that as { thesis, body }.
 */
export class Part {
  constructor(content) {
    this.content = content;
    this.name = words().parts[content.id];
    this.thesis = element("span", { class: "thesis" });
    this.body = element("div", { class: "body" });
    this.element = element("section", { id: content.id, "aria-labelledby": `${content.id}-heading` },
      element("h2", { id: `${content.id}-heading` }, element("span", { class: "kicker" }, this.name), " ", this.thesis),
      this.body);
  }

  async fill(questions) {
    this.#set(words().loading, []);
    this.element.setAttribute("aria-busy", "true");
    try {
      const { thesis, body } = this.content.show(await this.content.load(questions), questions);
      this.#set(thesis, body);
    } catch (problem) {
      if (problem.name === "AbortError")
        return;
      if (!(problem instanceof ApiProblem))
        throw problem;
      this.#set(called(words().problems, String(problem.status)), problem.message ? [element("p", { class: "note" }, problem.message)] : []);
    }
    this.element.removeAttribute("aria-busy");
  }

  #set(thesis, body) {
    this.thesis.replaceChildren(thesis);
    this.body.replaceChildren(...body.flat().filter(child => child));
  }
}
