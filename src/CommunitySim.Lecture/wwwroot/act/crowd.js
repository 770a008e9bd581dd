import { el, svg } from "lecture/common/dom.js";
import { face } from "lecture/common/face.js";
import { moodOf } from "lecture/common/mood.js";

/** The face of a member on an evening, with what it shows in words. */
export const faceOf = (texts, act, seat, state, more = {}) => {
  const mood = moodOf({ ...state, firstTrust: act.firstTrust, tolerance: act.tolerance });
  const told = state.muted ? "muted" : mood > 0.02 ? "glad" : mood < -0.02 ? "hurt" : "calm";
  return face({
    seat,
    mood,
    pain: Math.min(1, state.pain / act.tolerance),
    muted: state.muted,
    customer: state.customer,
    problem: state.problem,
    stranger: !state.aware,
    label: `${texts.names[seat]}: ${texts.looks[told]}`,
    ...more,
  });
};

/** Nobody has heard of the brand: the morning of day 1. */
export const morning = act => act.friends.map(() => ({
  trust: act.firstTrust, pain: 0, aware: false, muted: false, customer: false, problem: false,
}));

/** The twelve at the festival, and the peddler. */
export const makeCrowd = (texts, act) => {
  const people = el("ul", { class: "people" });
  const element = el("div", { class: "festival" }, bunting(), peddler(), people);
  return {
    element,
    /** Shows an evening; more(seat) adds to a face. */
    set(states, more = () => ({})) {
      people.replaceChildren(...states.map((state, seat) => el("li", { class: seat === act.mia ? "mia" : null },
        faceOf(texts, act, seat, state, more(seat)), state.asked ? sheet() : null,
        el("span", { text: texts.names[seat] }))));
    },
  };
};

const sheet = () => svg("svg", { class: "flier", viewBox: "0 0 20 26", "aria-hidden": "true" },
  svg("rect", { x: 1, y: 1, width: 18, height: 24, rx: 1 }), svg("path", { d: "M5 7h10M5 12h10M5 17h6" }));

const bunting = () => svg("svg", { class: "bunting", viewBox: "0 0 400 30", "aria-hidden": "true" },
  svg("path", { class: "rope", d: "M0 4Q100 24 200 4Q300 24 400 4" }),
  ...Array.from({ length: 19 }, (_, flag) => {
    const x = 20 + 20 * flag, part = x % 200 / 200, y = 4 + 40 * part * (1 - part);
    return svg("path", { class: `flag flag-${flag % 3}`, d: `M${x - 6} ${y}h12l-6 13Z` });
  }));

/** The peddler with a flier: a hat, a tray, and a sheet held out. */
export const peddler = () => svg("svg", { class: "peddler", viewBox: "0 0 100 150", "aria-hidden": "true" },
  svg("path", { class: "coat", d: "M30 146L36 74Q50 62 64 74L70 146Z" }),
  svg("circle", { class: "skin", cx: 50, cy: 48, r: 17 }),
  svg("path", { class: "hat", d: "M26 40h48q-2 5-8 5H34q-6 0-8-5ZM36 40l2-20q12-6 24 0l2 20Z" }),
  svg("path", { class: "line", d: "M43 56q7 5 14 0" }),
  svg("circle", { class: "dot", cx: 44, cy: 49, r: 1.8 }), svg("circle", { class: "dot", cx: 56, cy: 49, r: 1.8 }),
  svg("path", { class: "arm", d: "M62 84L84 76" }),
  svg("g", { class: "sheet" }, svg("rect", { x: 79, y: 56, width: 19, height: 25, rx: 1 }),
    svg("path", { class: "line", d: "M82 62h13M82 67h13M82 72h8" })),
  svg("path", { class: "tray", d: "M26 100h46v12H26Z" }));
