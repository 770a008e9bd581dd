import { el, fill } from "lecture/common/dom.js";

const speeds = [1, 2, 5, 10, 20, 40], month = 30;

/** Controls to play, pause, step, set the speed and choose a day. Calls show(day, playing) on every change. */
export const makePlayer = (texts, show) => {
  let days = 0, day = 0, playing = false, speed = 10, frame = 0, last = 0, due = 0;
  const play = el("button", { type: "button", class: "primary play", onclick: () => set(!playing) });
  const range = el("input", {
    type: "range",
    min: 0,
    max: 1,
    value: 0,
    step: 1,
    "aria-label": texts.dayLabel,
    oninput: () => { set(false); go(Number(range.value)); },
  });
  const told = el("output", { class: "told" });
  const pace = el("select", { "aria-label": texts.speed, onchange: () => { speed = Number(pace.value); } },
    ...speeds.map(
      each => el("option", { value: each, text: fill(texts.perSecond, { n: each }), selected: each === speed })));
  const bar = el("div", { class: "player", role: "group", "aria-label": texts.player },
    play,
    el("button", { type: "button", class: "icon back", text: "◀", "aria-label": texts.back,
      title: texts.back, onclick: () => step(-1) }),
    range,
    el("button", { type: "button", class: "icon forward", text: "▶", "aria-label": texts.forward,
      title: texts.forward, onclick: () => step(1) }),
    told, pace);

  const tick = now => {
    if (!playing) return;
    due += Math.min(now - last, 250) / 1000 * speed;
    last = now;
    if (due >= 1) {
      const next = Math.min(days, day + Math.floor(due));
      due %= 1;
      if (next === days) set(false);
      go(next);
    }
    if (playing) frame = requestAnimationFrame(tick);
  };
  const set = wanted => {
    if (wanted && day === days) go(0);
    playing = wanted;
    play.textContent = playing ? texts.pause : texts.play;
    play.setAttribute("aria-pressed", playing);
    cancelAnimationFrame(frame);
    if (playing) { last = performance.now(); due = 0; frame = requestAnimationFrame(tick); }
    else show(day, false);
  };
  const go = wanted => {
    day = Math.min(days, Math.max(0, wanted));
    range.value = day;
    range.setAttribute("aria-valuetext", fill(texts.day, { day }));
    told.textContent = fill(texts.dayOf, { day, days });
    show(day, playing);
  };
  const step = by => { set(false); go(day + by); };
  play.textContent = texts.play;
  return {
    bar,
    get day() { return day; },
    get playing() { return playing; },
    /** Sets the number of days; the current day stays if possible. */
    open(length) { days = length; range.max = days; go(Math.min(day, days)); },
    /** Stops. */
    stop() { set(false); },
    /** Takes a turn: an arrow is a day, and a page is a month. Space belongs to `key`. */
    turn(by, { key }) {
      if (key === " ") return false;
      step(key.startsWith("Page") ? month * by : by);
      return true;
    },
    /** Handles a key; returns whether it was for the player. */
    key({ key, target }) {
      if (key === " " && !target.closest?.("button, select, a, summary")) set(!playing);
      else if (key === "Home") step(-days);
      else if (key === "End") step(days);
      else return false;
      return true;
    },
  };
};
