import { fullScreen, fullScreenButton, themeButton } from "lecture/common/bar.js";
import { el } from "lecture/common/dom.js";
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
  addEventListener("keydown", event => {
    if (event.ctrlKey
      || event.altKey || event.metaKey || event.target.closest?.("input:not([type=range]), select")) return;
    if (view.key(event)) event.preventDefault();
    else if (event.key === "f" || event.key === "F") fullScreen();
  });
};

start();
