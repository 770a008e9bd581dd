import { fullScreen, fullScreenButton, themeButton } from "lecture/common/bar.js";
import { el } from "lecture/common/dom.js";
import { listen } from "lecture/common/keys.js";
import { mount } from "lecture/scenes/scenes.js";

const { texts, list, answers } = JSON.parse(document.getElementById("data").textContent);
const stage = document.getElementById("stage"), said = document.getElementById("said");

const start = async () => {
  document.title = texts.shell.name;
  document.getElementById("bar").append(
    el("span", { class: "name", text: texts.shell.name }),
    themeButton(texts.shell),
    fullScreenButton(texts.shell));
  const view = await mount(stage, {
    texts,
    source: { list: async () => list, scene: async id => answers[id], answers: new Map(Object.entries(answers)) },
    go: hash => { location.hash = hash; },
    announce: text => { said.textContent = text; },
  });
  addEventListener("hashchange", view.moved);
  listen({ view: () => view, texts: texts.shell, announce: text => { said.textContent = text; }, fullScreen });
};

start();
