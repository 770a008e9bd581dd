import { el, fill, number, svg } from "lecture/common/dom.js";
import { signs } from "lecture/group/network.js";

// Lengths are sixteenths of the page's type, so that words are as large as the page's.
const left = 5, scale = 14, trustTop = 18, trustEnd = 66, painTop = 92, painEnd = 112, height = 134;

/** Signs for events that the group's pictures do not show; the others are the same. */
const all = { ...signs, sale: signs.bought, newcomer: ["◆", "ink"], unmuted: ["◎", "good"], left: ["☆", "bad"] };

/** There are many asks, so they are ticks under the curve of trust. Other events are signs on it. */
const ticked = "pitched", markWidth = 11;

/** Draws her year: trust above, pain below, her events, and the current day; `width` is in sixteenths of the page's type. */
export const drawHistory = (texts, { day, history }, width) => {
  const right = width - scale;
  const days = history.trust.length, mostPain = Math.max(1, ...history.pain);
  const x = at => left + (right - left) * (at - 1) / Math.max(1, days - 1);
  const trustY = value =>
    trustEnd - value * (trustEnd - trustTop), painY = value => painEnd - value / mostPain * (painEnd - painTop);
  const newcomers = new Set(history.events.filter(event => event.what === "newcomer").map(event => event.day));
  const trust = number(history.trust[day - 1]), pain = number(history.pain[day - 1]);
  return el("figure", { class: "history" },
    el("figcaption", { text: texts.history }),
    svg(
      "svg",
      {
        class: "picture",
        viewBox: `0 0 ${width} ${height}`,
        preserveAspectRatio: "xMinYMin",
        role: "img",
        "aria-label": fill(texts.historyLabel, { day, days, trust, pain }),
      },
      ...[trustTop, trustEnd, painEnd].map(at => svg("path", { class: "grid", d: `M${left} ${at}H${right}` })),
      svg("path", { class: "pain", d: line(history.pain, x, painY, newcomers) }),
      svg("path", { class: "trust", d: line(history.trust, x, trustY, newcomers) }),
      ...history.events.filter(event => event.what === ticked)
        .map(event => svg("path", { class: "tick", d: `M${x(event.day).toFixed(1)} ${trustEnd}v7` })),
      svg("path", { class: "today", d: `M${x(day)} ${trustTop - 14}V${painEnd}` }),
      ...marks(history.events, days, right).map(({ day: at, what, level }) => svg("text", {
        class: `mark ${all[what][1]}`,
        x: x(at),
        y: trustY(history.trust[at - 1]) - 4 - 11 * level,
        "text-anchor": "middle",
        text: all[what][0],
      })),
      svg("circle", { class: "her", cx: x(day), cy: trustY(history.trust[day - 1]), r: 4.5 }),
      svg("circle", { class: "her pain-spot", cx: x(day), cy: painY(history.pain[day - 1]), r: 3.5 }),
      ...[[fill(texts.trustNow, { trust }), trustTop - 4], [fill(texts.painNow, { pain }), painTop - 4]]
        .map(([text, y]) => beside(x(day), y, text, width)),
      ...[[1, trustTop], [0, trustEnd]].map(
        ([value, y]) => svg("text", { class: "small", x: width, y: y + 4, "text-anchor": "end", text: value })),
      ...[1, days].map((at, end) => svg("text", {
        class: "small",
        x: end ? right : left,
        y: height - 4,
        "text-anchor": end ? "end" : "start",
        text: fill(texts.day, { day: at }),
      }))));
};

const beside = (x, y, text, width) =>
  svg("text", { class: "small strong", x: x + (x > width / 2 ? -6 : 6), y, "text-anchor": x > width / 2
  ? "end"
  : "start", text });

/** A newcomer in the seat is another person, so a new line begins. */
const line = (values, x, y, newcomers) =>
  values.map((value, at) =>
    `${at === 0 || newcomers.has(at + 1) ? "M" : "L"}${x(at + 1).toFixed(1)} ${y(value).toFixed(1)}`).join("");

/** Overlapping signs of one kind are drawn once, and those of different kinds are stacked. */
const marks = (events, days, right) => {
  const apart = days * markWidth / (right - left), drawn = [];
  for (const { day, what } of events) {
    const near = drawn.filter(mark => day - mark.day < apart);
    if (what !== ticked && !near.some(mark => mark.what === what)) drawn.push({ day, what, level: near.length });
  }
  return drawn;
};

/** What the signs of her year mean, and how often each was. */
export const listEvents = (texts, events) => {
  const counts = new Map();
  events.forEach(({ what }) => counts.set(what, (counts.get(what) ?? 0) + 1));
  return el("ul", { class: "events" }, ...[...counts].map(([what, count]) => el("li", {},
    el("b", { class: `sign ${all[what][1]}`, text: what === ticked ? "❘" : all[what][0], "aria-hidden": "true" }),
    ` ${fill(texts.events[what], { count })}`)));
};
