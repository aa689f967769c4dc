import { ApiProblem, askPages, Questions } from "./api.js";
import { readAddress, writeAddress } from "./address.js";
import { controls } from "./controls.js";
import { element } from "./element.js";
import { forgetKey, keepKey, readKey } from "./key.js";
import { keyForm } from "./keyform.js";
import { followReading } from "./place.js";
import { dayRange } from "./numbers.js";
import { Part } from "./part.js";
import { chooseLanguage, chooseTheme, language, onSystemTheme } from "./preferences.js";
import { called, words } from "./words.js";
import { anomalies } from "./sections/anomalies.js";
import { answers } from "./sections/answers.js";
import { crises } from "./sections/crises.js";
import { engagement } from "./sections/engagement.js";
import { growth } from "./sections/growth.js";
import { health } from "./sections/health.js";
import { hours } from "./sections/hours.js";
import { objectives } from "./sections/objectives.js";
import { scorecard } from "./sections/scorecard.js";
import { tone } from "./sections/tone.js";

const contents = [scorecard, growth, engagement, hours, tone, answers, anomalies, crises, objectives, health];

const status = element("p", { class: "unseen", role: "status" });

let pages = [];
let shown = null;
let questions = null;

onSystemTheme(draw);
await start();

/** Asks for the pages; who may not ask is asked for a key. */
async function start() {
  try {
    pages = await askPages();
    shown = pages.length > 0 ? readAddress(pages) : null;
    askAnew();
    await draw();
  } catch (problem) {
    if (!(problem instanceof ApiProblem))
      throw problem;
    pages = [];
    shown = null;
    if (problem.status === 401)
      askForKey();
    else
      frame(element("p", { class: "notice", role: "alert" }, called(words().problems, String(problem.status)), " ", problem.message));
  }
}

function askForKey() {
  const wasWrong = readKey() !== null;
  forgetKey();
  frame(keyForm(wasWrong, key => {
    keepKey(key);
    start();
  }));
}

function askAnew() {
  questions?.drop();
  questions = shown && new Questions(shown.page, shown.period);
}

/** Everything again, from answers that are already there. */
async function draw() {
  if (shown === null) {
    if (pages.length === 0 && questions === null)
      frame(element("p", { class: "notice" }, words().noPages));
    return;
  }
  writeAddress(shown);
  const covering = element("p", { class: "covering" });
  const parts = contents.map(content => new Part(content));
  frame(
    element("div", { class: "title" }, element("p", { class: "network" }, called(words().networks, shown.page.network)), element("p", { class: "name" }, shown.page.name ?? shown.page.id), covering),
    ...parts.map(part => part.element));
  questions.scorecard().then(
    ({ period, before }) => covering.replaceChildren(words().covering(dayRange(period.firstDay, period.lastDay), dayRange(before.firstDay, before.lastDay))),
    () => { /* The parts say what is wrong. */ });
  await Promise.all(parts.map(part => part.fill(questions)));
  status.textContent = words().loaded(shown.page.name ?? shown.page.id);
}

/** The page around its content; what had the focus keeps it. */
function frame(...content) {
  const focused = document.activeElement?.id;
  document.documentElement.lang = language();
  document.title = `${shown ? `${shown.page.name ?? shown.page.id} – ` : ""}${words().title}`;
  document.body.replaceChildren(
    element("a", { class: "skip", href: "#main" }, words().skip),
    element("header", {}, element("h1", {}, words().title), controls({
      pages, ...shown,
      choosePage: page => show({ ...shown, page }),
      choosePeriod: period => show({ ...shown, period }),
      chooseLanguage: choice => redraw(() => chooseLanguage(choice)),
      chooseTheme: choice => redraw(() => chooseTheme(choice)),
    })),
    element("div", { class: "columns" },
      shown && element("nav", { "aria-label": words().contents }, element("ul", {}, contents.map(({ id }) => element("li", {}, element("a", { href: `#${id}` }, words().parts[id]))))),
      element("main", { id: "main", tabindex: "-1" }, ...content)),
    element("footer", {}, readKey() !== null && element("button", { click: leave }, words().key.forget)),
    status);
  followReading();
  if (focused)
    document.getElementById(focused)?.focus();
}

function show(choice) {
  shown = choice;
  askAnew();
  draw();
}

function redraw(choose) {
  choose();
  if (shown === null)
    start();
  else
    draw();
}

function leave() {
  forgetKey();
  questions?.drop();
  start();
}
