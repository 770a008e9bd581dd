import { el, svg, fill, money, number, percent } from "lecture/common/dom.js";
import { rem } from "lecture/common/rem.js";

const days = 365, growing = 1100;

/** Formats a value of the goal. */
export const amount = (goal, value, exact = false) =>
  goal === "value" ? money(value) : goal === "reach" ? percent(value, exact ? 1 : 0) : number(value, exact ? 3 : 2);

/** A mean with its interval, if there is one. */
export const interval = (goal, { mean, low, high }) =>
  `${amount(goal, mean, true)}${Number.isFinite(low) && Number.isFinite(high) ? ` [${amount(goal, low, true)}, ${amount(goal, high, true)}]` : ""}`;

/** Round steps that divide a range into about four parts. */
export const ticks = (low, high, parts = 4) => {
  const rough = (high - low) / parts, power = 10 ** Math.floor(Math.log10(rough));
  const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough);
  return Array.from({ length: Math.floor(high / step + 1e-9) - Math.ceil(low / step - 1e-9) + 1 },
    (_, at) => (Math.ceil(low / step - 1e-9) + at) * step);
};

/** Formats the number of a tick; round ones have no decimals. */
export const tickText = (goal, tick) => goal === "value" ? money(tick, tick % 1000 ? 1 : 0) : amount(goal, tick);

/** The range to draw: 0 to 1 for a share, or all values and zero for money. */
export const rangeOf = (goal, values) => {
  if (goal !== "value") return [0, 1];
  const low = Math.min(0, ...values), high = Math.max(0, ...values), room = Math.max(high - low, 1000) * 0.06;
  return [low < 0 ? low - room : 0, Math.max(high + room, low + 1000)];
};

/** Lines over the year with names at their ends. `lines`: { name, label, values }; the class of a line is its name. */
export const curve = (texts, goal, label, lines) => {
  const picture = svg("svg", { role: "img" });
  const box = el("div", { class: "game-curve" }, picture);
  let shown = lines, before = 0;
  const draw = () => {
    const width = box.clientWidth, height = box.clientHeight;
    if (!width || !height) return;
    const [low, high] = rangeOf(goal, shown.flatMap(line => line.values)),
      last = Math.max(0, ...shown.map(line => line.values.length));
    const named = shown.length > 1, left = rem(3.1), right = rem(named ? 6 : 3.4), top = rem(0.6), bottom = rem(1.4);
    const x = day => left + (width - left - right) * day / days, y = value =>
      top + (height - top - bottom) * (high - value) / (high - low);
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("aria-label", describe(texts, goal, label, shown));
    const clip = svg("rect", { x: 0, y: 0, width: x(last) + right, height });
    picture.replaceChildren(
      svg("clipPath", { id: "game-clip" }, clip),
      ...ticks(low, high, Math.max(2, Math.min(4, height / rem(2.6))))
        .map(tick => svg("g", { class: tick === 0 ? "zero" : "grid" },
        svg("line", { x1: left, x2: width - right, y1: y(tick), y2: y(tick) }),
        svg("text", { x: left - rem(0.3), y: y(tick) + rem(0.35), "text-anchor": "end", text: tickText(goal, tick) }))),
      ...Array.from({ length: 13 }, (_, month) => svg("line", {
        class: "month",
        x1: x(month * days / 12),
        x2: x(month * days / 12),
        y1: height - bottom,
        y2: height - bottom + rem(month % 3 ? 0.15 : 0.3),
      })),
      ...(width < rem(26) ? [6, 12] : [3, 6, 9, 12]).map(month => svg("text", {
        x: x(month * days / 12),
        y: height - rem(0.15),
        "text-anchor": "middle",
        text: fill(texts.curve.month, { month }),
      })),
      svg("g", { "clip-path": "url(#game-clip)" },
        shown.map(line => svg("path", { class: `line ${line.name}`, d: path(line.values, x, y) }))),
      ...ends(shown.filter(line => line.values.length), x, y, top, height - bottom)
        .map(end => svg("g", { class: `end ${end.name}` },
        svg("circle", { cx: end.x, cy: end.y, r: rem(0.18) }),
        svg("text", { x: end.x + rem(0.35), y: end.at + rem(0.3), text: named ? end.label : amount(goal, end.value) }))));
    if (last > before && before > 0 && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
      clip.animate([{ width: `${x(before)}px` }, { width: `${x(last)}px` }], { duration: growing, easing: "linear" });
      picture.querySelectorAll(".end").forEach(
        end => end.animate([{ opacity: 0 }, { opacity: 0, offset: 0.95 }, { opacity: 1 }], { duration: growing }));
    }
    before = last;
  };
  const watch = new ResizeObserver(draw);
  watch.observe(box);
  return {
    element: box,
    /** Replaces the lines. */
    set(next) { shown = next; draw(); },
    close: () => watch.disconnect(),
  };
};

const path = (values, x, y) =>
  values.map((value, at) => `${at ? "L" : "M"}${x(at + 1).toFixed(1)} ${y(value).toFixed(1)}`).join("");

/** Places names at the ends of lines so that they do not overlap. */
const ends = (lines, x, y, top, bottom) => {
  const all = lines.map(
    line => ({ ...line, value: line.values.at(-1), x: x(line.values.length), y: y(line.values.at(-1)) }))
    .sort((a, b) => a.y - b.y);
  const step = rem(1.1);
  all.forEach((end, at) => { end.at = Math.max(at ? all[at - 1].at + step : top, end.y); });
  for (let at = all.length - 1, most = bottom; at >= 0; at--) {
    all[at].at = Math.min(all[at].at, most);
    most = all[at].at - step;
  }
  return all;
};

const describe = (texts, goal, label, lines) => lines.some(line => line.values.length)
  ? `${label}: ${lines.filter(line => line.values.length).map(line => fill(texts.curve.told, {
    name: line.label,
    value: amount(goal, line.values.at(-1)),
    day: line.values.length,
  })).join("; ")}`
  : `${label}: ${texts.curve.nothing}`;
