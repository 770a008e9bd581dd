import { fullScreen, fullScreenButton, themeButton } from "lecture/common/bar.js";
import { el, fill } from "lecture/common/dom.js";
import { languageButton, pickLanguage, useLanguage } from "lecture/common/language.js";
import { listen } from "lecture/common/keys.js";
import { onRecovered, sayErrors, sayWhenLost } from "lecture/common/server.js";
import { hasHall, takeToken } from "lecture/common/token.js";
import { makeSettings } from "lecture/common/settings.js";
import { recall, remember } from "lecture/common/storage.js";
import * as act from "lecture/act/act.js";
import * as scenes from "lecture/scenes/scenes.js";
import * as live from "lecture/live/live.js";
import * as group from "lecture/group/group.js";
import * as game from "lecture/game/game.js";
import * as hall from "lecture/hall/hall.js";
import { openRoom } from "lecture/hall/room.js";
import { addTalk } from "lecture/hall/talk.js";
import * as handout from "lecture/handout/handout.js";
import * as languages from "languages";

const language = pickLanguage(languages), texts = useLanguage(languages, language);
const views = { act, scenes, live, group, game, ...hasHall() ? { hall } : {} };
// A sheet to print is reached by its address; the bar names what is shown in a hall.
const sheets = { handout };
const places = { ...views, ...sheets };
const stage = document.getElementById("stage"), bar = document.getElementById("bar"),
  said = document.getElementById("said");

const start = async () => {
  if (hasHall()) {
    // Who has no token is a phone of the hall.
    if (!takeToken()) return location.replace("/join");
    openRoom();
    addTalk(texts);
  }
  const context = {
    texts,
    settings: makeSettings(JSON.parse(document.getElementById("parameters").textContent)),
    go: hash => { location.hash = hash; },
    announce: text => { said.textContent = text; },
  };
  // The page opened anew in another language.
  const kept = recall("settings");
  if (kept) context.settings.replace(kept.values, kept.split);
  remember("settings", null);
  const skip = document.querySelector(".skip");
  skip.textContent = texts.shell.skip;
  // As a link it would change the address, which names a view here.
  skip.addEventListener("click", event => { event.preventDefault(); stage.focus(); });
  sayWhenLost(texts.shell.lost);
  sayErrors(texts.errors);
  const links = drawBar(texts.shell, context.settings);
  let shown = null, name = "";
  const show = async () => {
    const [wanted] = location.hash.replace(/^#\/?/, "").split(/[/?]/);
    const next = Object.hasOwn(places, wanted) ? wanted : "act";
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
  // Only what failed is asked for again; what is shown stays.
  onRecovered(() => {
    if (stage.querySelector(".fault:not([hidden])")) (shown?.recovered ?? shown?.moved ?? show)();
  });
  listen({ view: () => shown, texts: texts.shell, announce: context.announce, fullScreen });
  await show();
};

const drawBar = (shell, settings) => {
  const links = new Map(Object.keys(views).map(view => [view,
    el("a", { href: `#/${view}`, title: shell.views[view], text: shell.viewsShort[view] })]));
  bar.append(
    el("a", { class: "name", href: "#/act", text: shell.name }),
    el("nav", { "aria-label": shell.navigation }, ...links.values()),
    languageButton(languages, language, () => remember("settings", settings.body())),
    themeButton(shell),
    fullScreenButton(shell));
  return links;
};

start();

// The page is one script, so tests of a part take it from here.
export { mountMember } from "lecture/member/member.js";
export { event, mark } from "lecture/common/packed-member.js";
export { money, number, percent } from "lecture/common/dom.js";
export { get } from "lecture/common/server.js";
export { makeSettings, texts };
