import { el, fill, svg } from "lecture/common/dom.js";
import { amount, brackets } from "lecture/scenes/format.js";

/**
 * Draws a row per answer. Before the reveal it shows the hands of the hall as a hollow bar. After it, it shows the mean as a bar with its
 * 95% interval, every world as a dot, and the hands below. Rows are also words and numbers, so that nobody needs the drawing.
 */
export const drawAnswers = ({ scene, texts, words, hands, first = [], place, onHands }) => {
  const extent = place && extentOf(place);
  const rows = scene.columns.map((column, index) => {
    const track = svg("svg", { class: "track", "aria-hidden": "true" });
    const last = place
      ? amountOf(scene, texts, place, index)
      : controls(texts, words.columns[index], index, hands, onHands);
    const row = el("li", { class: rowClass(column, place, index) },
      el("span", { class: "label" }, el("span", { class: "key", "aria-hidden": "true", text: `${index + 1}` }),
        el("span", {}, words.columns[index], policy(place?.columns[index].best ?? []))),
      track, last.element);
    const redraw = () => {
      const most = Math.max(1, ...hands, ...first);
      track.replaceChildren(...place ? truth(extent, place, index) : [], ...ghost(first[index] ?? 0, most, place), ...guess(texts, hands[index], most, place));
      last.update?.();
    };
    redraw();
    return { row, redraw };
  });
  const element = el("ol", { class: `answers ${place ? "told" : "asked"} ${scene.columns.length > 4 ? "many" : ""}` },
    ...rows.map(one => one.row));
  element.style.setProperty("--rows", scene.columns.length);
  return { element, update: () => rows.forEach(one => one.redraw()) };
};

/** The policies that stand for "best of ..."; null for a column without one. */
const policy = names => names.length ? el("span", { class: "policy", text: names.join(", ") }) : null;

const rowClass = (column, place, index) => [
  "answer",
  column.as ? `as-${column.as}` : "",
  place?.answer.column === index ? "best" : "",
].join(" ");

const controls = (texts, label, index, hands, onHands) => {
  const field = el("input", {
    type: "number", min: "0", max: "9999", inputmode: "numeric", "aria-label": fill(texts.handsFor, { label }),
    onchange: () => onHands(index, Math.max(0, Math.min(9999, Math.round(Number(field.value)) || 0))),
  });
  const button = (text, label, by) => el("button", {
    type: "button",
    class: "hand",
    "aria-label": label,
    text,
    onclick: () => onHands(index, Math.max(0, hands[index] + by)),
  });
  return {
    element: el("span", { class: "controls" },
      button("−", fill(texts.fewer, { label }), -1), field, button("+", fill(texts.more, { label }), 1)),
    update: () => { field.value = hands[index]; },
  };
};

const amountOf = (scene, texts, place, index) => {
  const { interval } = place.columns[index];
  const tag = place.answer.column === index
    ? texts.best[scene.best] : place.answer.notWorse.includes(index) ? texts.notTold : "";
  return {
    element: el("span", { class: "amount" },
      el("strong", { text: amount(scene, texts, interval.mean) }),
      el("span", { class: "interval", text: brackets(scene, interval) }),
      tag ? el("span", { class: "tag", text: tag }) : null),
  };
};

/** The ends of the axis: zero, all worlds and all intervals. */
const extentOf = place => {
  const all = [0, ...place.columns.flatMap(column => [...column.worlds, column.interval.low, column.interval.high])
    .filter(Number.isFinite)];
  const low = Math.min(...all), high = Math.max(...all);
  return { low, span: high - low || 1 };
};

// Lengths are in percent, so a row fits any width without redrawing.
const at = (extent, value) => 2 + 96 * (value - extent.low) / extent.span;
const pc = value => `${value.toFixed(3)}%`;

/** The 95% interval; empty if too few worlds differ. */
const between = (extent, { low, high }) => !Number.isFinite(low) || !Number.isFinite(high) ? [] : [
  svg("line", { class: "between", x1: pc(at(extent, low)), x2: pc(at(extent, high)), y1: "35%", y2: "35%" }),
  ...[low, high].map(
    end => svg("line", { class: "between", x1: pc(at(extent, end)), x2: pc(at(extent, end)), y1: "20%", y2: "50%" })),
];

const truth = (extent, place, index) => {
  const { interval, worlds } = place.columns[index];
  const zero = at(extent, 0), mean = at(extent, interval.mean);
  return [
    svg("line", { class: "zero", x1: pc(zero), x2: pc(zero), y1: "0%", y2: "100%" }),
    svg("rect", { class: `bar ${mean < zero ? "left" : "right"}`, x: pc(Math.min(zero, mean)),
      width: pc(Math.abs(mean - zero)), y: "10%", height: "50%" }),
    ...worlds.map((value, world) => svg(
      "circle", { class: "world", cx: pc(at(extent, value)), cy: `${17 + 36 * ((world * 0.618) % 1)}%`, r: "3" })),
    ...between(extent, interval),
  ];
};

/** The first round, under the second. */
const ghost = (count, most, place) => place || count === 0 ? [] : [
  svg("rect", { class: "ghost", x: "2%", width: pc(84 * count / most), y: "6%", height: "88%" })];

const guess = (texts, count, most, place) => {
  if (place && count === 0) return [];
  const width = (place ? 68 : 84) * count / most;
  const [y, height, middle] = place ? ["68%", "26%", "82%"] : ["16%", "68%", "52%"];
  return [
    count > 0 ? svg("rect", { class: "guess", x: "2%", width: pc(width), y, height }) : null,
    svg("text", {
      class: "count",
      x: pc(3 + width),
      y: middle,
      "dominant-baseline": "middle",
      text: place ? fill(texts.handsCount, { n: count }) : count > 0 ? `${count}` : "",
    }),
  ].filter(Boolean);
};
