import { el, fill } from "lecture/common/dom.js";
import { get } from "lecture/common/server.js";
import { festival, first, rewind, ten, yes } from "lecture/act/story.js";
import { guess } from "lecture/act/guess.js";
import { why } from "lecture/act/why.js";
import { claim, computeScenes, model } from "lecture/act/claims.js";

const screens = [festival, first, ten, rewind, yes, guess("early", 0), guess("late", 1), why, claim, model];

// How often the control of each screen has been pressed; the act keeps its place while other views are open.
const pressed = screens.map(() => 0);

/** Loads from this page's server, each only once; what failed is asked for again. */
const server = () => {
  const asked = new Map();
  const once = path => {
    if (!asked.has(path)) asked.set(path, get(path).catch(fault => { asked.delete(path); throw fault; }));
    return asked.get(path);
  };
  return {
    story: () => once("/api/act"),
    race: () => once("/api/act/race"),
    scenes: { answers: new Map(), list: () => once("/api/scenes"), scene: id => once(`/api/scenes/${id}`) },
  };
};
const own = server();

/** The screens that need the race, and the one from which the scenes are computed for the last. */
const racing = [5, 6], computeFrom = 3;

/** Act one: ten screens, each with one idea and one control. */
export const mount = async (root, context) => {
  const texts = context.texts.act, source = context.act ?? own;
  root.append(el("p", { class: "working", role: "status", text: texts.working }));
  const act = { ...await source.story() };
  let shown = null, now = 0, alive = true, computing = null;
  const body = el("article", { class: "act" }), foot = makeFoot(texts, by => turn(by), () => press());
  root.replaceChildren(body, foot.element);

  const turn = by => {
    const next = now + by;
    if (by > 0 && pressed[now] < (shown?.controls.length ?? 0)) press();
    else if (next >= screens.length) context.go("#/scenes");
    else if (next >= 0) {
      context.go(`#/act/${next + 1}`);
      // At once, because a second press may come before the page is told of its new address.
      show();
    }
    return true;
  };
  const press = () => {
    pressed[now]++;
    shown.show(pressed[now], true);
    settle(true);
  };
  const settle = after => {
    const left = shown.controls[pressed[now]];
    const more = body.querySelector(".how-sure");
    if (more) more.hidden = Boolean(left);
    foot.show(now, left, shown.words.next);
    if (after) context.announce(shown.said.textContent);
  };
  const show = async () => {
    const place = numberOf();
    if (shown && place === now) return;
    shown?.close?.();
    now = place;
    if (racing.includes(now) && !act.race) {
      shown = null;
      foot.show(now);
      body.replaceChildren(el("p", { class: "working", role: "status", text: texts.working }));
      try {
        act.race = await source.race();
      } catch (fault) {
        if (alive && now === place) body.replaceChildren(
          el("p", { class: "fault", role: "alert", text: fill(context.texts.shell.failed, { why: fault.message }) }));
        return;
      }
      if (!alive || now !== place) return;
    }
    shown = screens[now]({ texts, act, scenes: source.scenes, context,
      still: () => matchMedia("(prefers-reduced-motion: reduce)").matches });
    const { words } = shown;
    body.className = `act screen-${now + 1}`;
    body.replaceChildren(
      shown.title ?? el("h1", { text: words.title }),
      el("div", { class: "picture-box" }, ...shown.elements),
      el("div", { class: "act-words" },
        shown.said),
      shown.more
        ? el("details", { class: "how-sure" }, el("summary", { text: texts.howSure }), el("p", { text: shown.more }))
        : "",
      words.sources ? el("p", { class: "footnotes", text: words.sources }) : "");
    shown.show(pressed[now], false);
    settle(false);
    context.announce(`${body.querySelector("h1").textContent} ${shown.said.textContent}`);
    if (now >= computeFrom) computing ??= computeScenes(source.scenes, () => alive).catch(() => { computing = null; });
    if (!act.race) source.race().then(race => { act.race = race; }, () => {});
  };
  // Who has left while the story was computed keeps the address of where they went. A screen takes keys as soon as it is
  // shown, so nothing here waits for the race.
  if (root.isConnected) show();
  return {
    moved: show,
    unmount: () => { alive = false; shown?.close?.(); },
    turn,
    key: vote,
  };

  function vote(event) {
    const digit = /^(?:Digit|Numpad)([12])$/.exec(event.code);
    if (!digit || !shown?.vote) return false;
    shown.vote(Number(digit[1]) - 1, event.shiftKey ? -1 : 1);
    return true;
  }
};

const numberOf = () => {
  const [, wanted] = location.hash.replace(/^#\/?/, "").split("/");
  const place = Number(wanted) - 1;
  if (Number.isInteger(place) && place >= 0 && place < screens.length) return place;
  history.replaceState(null, "", "#/act/1");
  return 0;
};

const makeFoot = (texts, turn, onpress) => {
  const back = el("button", {
    type: "button", class: "icon turn", "aria-label": texts.back, title: texts.back, text: "←", onclick: () => turn(-1),
  });
  const on = el("button", { type: "button", class: "turn on", onclick: () => turn(1) });
  const press = el("button", { type: "button", class: "primary press", onclick: onpress });
  const place = el("span", { class: "soft" });
  return {
    element: el("nav", { class: "foot", "aria-label": texts.steps }, el("span", {}, back, place), press, on),
    show(now, control, next) {
      back.disabled = now === 0;
      on.classList.toggle("primary", !control);
      // The button keeps the focus and its place while there is one more step.
      if (!control && document.activeElement === press) on.focus();
      press.hidden = !control;
      on.textContent = `${control || !next ? texts.next : next} →`;
      press.textContent = control ?? "";
      place.textContent = fill(texts.place, { now: now + 1, all: screens.length });
    },
  };
};
