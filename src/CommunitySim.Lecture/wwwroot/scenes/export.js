import { fullScreen, fullScreenButton, themeButton } from "lecture/common/bar.js";
import { el } from "lecture/common/dom.js";
import { listen } from "lecture/common/keys.js";
import { languageButton, pickLanguage, useLanguage } from "lecture/common/language.js";
import * as act from "lecture/act/act.js";
import * as handout from "lecture/handout/handout.js";
import * as scenes from "lecture/scenes/scenes.js";

const { languages, list, answers, story, race } = JSON.parse(document.getElementById("data").textContent);
const views = { act, scenes }, places = { ...views, handout }, language = pickLanguage(languages), texts = useLanguage(languages, language);
const stage = document.getElementById("stage"), bar = document.getElementById("bar"), said = document.getElementById("said");
const source = { list: async () => list, scene: async id => answers[id], answers: new Map(Object.entries(answers)) };
const context = {
  texts,
  source,
  act: { story: async () => story, race: async () => race, scenes: source },
  announce: text => { said.textContent = text; },
  go: hash => { location.hash = hash; },
};
const links = new Map(Object.keys(views).map(view => [view, el("a", { href: `#/${view}`, text: texts.shell.views[view] })]));
let shown = null, name = "";

/** Shows what the address names: act one, the scenes or the sheet to take home. */
const show = async () => {
  const [wanted] = location.hash.replace(/^#\/?/, "").split("/"), next = Object.hasOwn(places, wanted) ? wanted : "act";
  if (next === name && shown?.moved) return shown.moved();
  shown?.unmount();
  shown = null;
  name = next;
  links.forEach((link, view) => view === next ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current"));
  const place = el("div", { class: "place" });
  stage.replaceChildren(place);
  stage.className = `view-${next}`;
  const opened = await places[next].mount(place, context);
  if (place.isConnected) shown = opened;
};

document.title = texts.shell.name;
bar.append(
  el("span", { class: "name", text: texts.shell.name }),
  el("nav", { "aria-label": texts.shell.navigation }, ...links.values()),
  languageButton(languages, language),
  themeButton(texts.shell),
  fullScreenButton(texts.shell));
addEventListener("hashchange", show);
listen({ view: () => shown, texts: texts.shell, announce: context.announce, fullScreen });
show();
