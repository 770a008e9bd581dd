import { fullScreen, fullScreenButton, themeButton } from "lecture/common/bar.js";
import { el, fill } from "lecture/common/dom.js";
import { sayWhenLost } from "lecture/common/server.js";
import { makeSettings } from "lecture/common/settings.js";
import * as scenes from "lecture/scenes/scenes.js";
import * as live from "lecture/live/live.js";
import * as group from "lecture/group/group.js";
import * as game from "lecture/game/game.js";
import * as handout from "lecture/handout/handout.js";
import texts from "lecture/texts/en.json";

const views = { scenes, live, group, game };
// A sheet to print is reached by its address; the bar names what is shown in a hall.
const sheets = { handout };
const places = { ...views, ...sheets };
const stage = document.getElementById("stage"), bar = document.getElementById("bar"),
  said = document.getElementById("said");

const start = async () => {
  const context = {
    texts,
    settings: makeSettings(JSON.parse(document.getElementById("parameters").textContent)),
    go: hash => { location.hash = hash; },
    announce: text => { said.textContent = text; },
  };
  const skip = document.querySelector(".skip");
  skip.textContent = texts.shell.skip;
  // As a link it would change the address, which names a view here.
  skip.addEventListener("click", event => { event.preventDefault(); stage.focus(); });
  sayWhenLost(texts.shell.lost);
  const links = drawBar(texts.shell);
  let shown = null, name = "";
  const show = async () => {
    const [wanted] = location.hash.replace(/^#\/?/, "").split("/");
    const next = Object.hasOwn(places, wanted) ? wanted : "scenes";
    if (next !== wanted) history.replaceState(null, "", `#/${next}`);
    links.forEach(
      (link, view) => view === next ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current"));
    if (next === name && shown?.moved) return shown.moved();
    shown?.unmount();
    shown = null;
    const first = name === "";
    name = next;
    const called = texts.shell.views[next] ?? texts[next].title;
    document.title = `${called} – ${texts.shell.name}`;
    if (!first) context.announce(called);
    // Each view has its own element, so a view that opens late does not write into the visible one.
    const place = el("div", { class: "place" });
    stage.replaceChildren(place);
    stage.className = `view-${next}`;
    try {
      const opened = await places[next].mount(place, context);
      if (!place.isConnected) return opened.unmount();
      shown = opened;
      // The focused element may have disappeared with the previous view.
      if (!first && document.activeElement === document.body) stage.focus({ preventScroll: true });
    } catch (fault) {
      if (!place.isConnected) return;
      console.error(fault);
      place.replaceChildren(
        el("p", { class: "fault", role: "alert", text: fill(texts.shell.failed, { why: fault.message }) }));
    }
  };
  addEventListener("hashchange", show);
  addEventListener("keydown", event => {
    if (event.ctrlKey
      || event.altKey || event.metaKey || event.target.closest?.("input:not([type=range]), textarea, select")) return;
    // A held key counts once, and Enter on a link or button belongs to that.
    if (event.key === "Enter" && event.repeat) return event.preventDefault();
    if (event.key === "Enter" && event.target.closest?.("a, button, summary")) return;
    if (shown?.key?.(event)) event.preventDefault();
    else if (event.key === "f" || event.key === "F") { event.preventDefault(); fullScreen(); }
  });
  await show();
};

const drawBar = shell => {
  const links = new Map(Object.keys(views).map(view => [view, el("a", { href: `#/${view}` },
    el("span", { class: "wide", text: shell.views[view] }),
    el("span", { class: "narrow", "aria-hidden": "true", text: shell.viewsShort[view] }))]));
  bar.append(
    el("a", { class: "name", href: "#/scenes", text: shell.name }),
    el("nav", { "aria-label": shell.navigation }, ...links.values()),
    themeButton(shell),
    fullScreenButton(shell));
  return links;
};

start();

// The page is one script, so tests of a part take it from here.
export { mountMember } from "lecture/member/member.js";
export { event, mark } from "lecture/common/packed-member.js";
export { get } from "lecture/common/server.js";
export { makeSettings, texts };
