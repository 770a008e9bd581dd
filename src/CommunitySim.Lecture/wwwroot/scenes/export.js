import { fullScreen, fullScreenButton, themeButton } from "lecture/common/bar.js";
import { el } from "lecture/common/dom.js";
import { listen } from "lecture/common/keys.js";
import { recall, remember } from "lecture/common/storage.js";
import * as act from "lecture/act/act.js";
import * as scenes from "lecture/scenes/scenes.js";

const { texts, list, answers, story, race } = JSON.parse(document.getElementById("data").textContent);
const views = { act, scenes }, languages = Object.keys(texts);
const stage = document.getElementById("stage"), bar = document.getElementById("bar"), said = document.getElementById("said");
const announce = text => { said.textContent = text; };
const source = { list: async () => list, scene: async id => answers[id], answers: new Map(Object.entries(answers)) };

let language = recall("language", "localStorage");
if (!languages.includes(language)) language = languages.find(one => navigator.language.startsWith(one)) ?? languages[0];
let shown = null, name = "";

/** Shows the view of the address: act one, then the scenes. */
const show = async () => {
  const [wanted] = location.hash.replace(/^#\/?/, "").split("/"), next = Object.hasOwn(views, wanted) ? wanted : "act";
  if (next === name && shown) return shown.moved();
  shown?.unmount?.();
  shown = null;
  name = next;
  drawBar();
  const place = el("div", { class: "place" });
  stage.replaceChildren(place);
  stage.className = `view-${next}`;
  const opened = await views[next].mount(place, {
    texts: texts[language], source, announce, go: hash => { location.hash = hash; },
    act: { story: { ...story, race }, scenes: source },
  });
  if (place.isConnected) shown = opened;
};

const drawBar = () => {
  const { shell } = texts[language];
  document.documentElement.lang = language;
  document.title = shell.name;
  bar.replaceChildren(
    el("span", { class: "name", text: shell.name }),
    el("nav", { "aria-label": shell.navigation }, ...Object.keys(views).map(view => el("a", {
      href: `#/${view}`, text: shell.views[view], "aria-current": view === name ? "page" : null,
    }))),
    el("button", { type: "button", class: "icon language", text: language.toUpperCase(), "aria-label": shell.otherLanguage,
      title: shell.otherLanguage, onclick: switchLanguage }),
    themeButton(shell),
    fullScreenButton(shell));
};

const switchLanguage = () => {
  language = languages[(languages.indexOf(language) + 1) % languages.length];
  remember("language", language, "localStorage");
  name = "";
  show().then(() => bar.querySelector(".language").focus());
};

addEventListener("hashchange", show);
listen({ view: () => shown, texts: texts[language].shell, announce, fullScreen });
show();
