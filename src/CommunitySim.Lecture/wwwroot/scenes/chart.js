import { el, fill, svg } from "lecture/common/dom.js";
import { amount, policy, range } from "lecture/scenes/format.js";

const mostDots = 20;

/** The question's rows: an answer with its key, its hands over those of the first round, and their controls. */
export const drawQuestion = ({ scene, texts, words, hands }) => {
  const rows = scene.columns.map((column, index) => {
    const track = svg("svg", { class: "track", "aria-hidden": "true" });
    const last = controls(texts, words.columns[index], index, hands);
    const update = () => {
      const counts = hands.counts(), first = hands.first(), most = Math.max(1, ...counts, ...first ?? []);
      track.replaceChildren(...first ? ghost(first[index], most, "16%", "68%") : [], ...bar(counts[index], most));
      last.update(counts[index]);
    };
    update();
    return { row: el("li", { class: "answer" }, label(words, index), track, last.element), update };
  });
  const element = el("ol", { class: `answers asked ${scene.columns.length > 4 ? "many" : ""}` },
    ...rows.map(one => one.row));
  element.style.setProperty("--rows", scene.columns.length);
  return { element, update: () => rows.forEach(one => one.update()) };
};

/**
 * The answer's rows: each world as a dot on one axis, the mean as a bar and a number of two digits, the hands beside.
 * With `sure` the interval is drawn and written.
 */
export const drawAnswers = ({ scene, texts, words, hands, place, sure }) => {
  const extent = extentOf(place), { step } = place.answer;
  const counts = hands?.counts() ?? [], first = hands?.first(), most = Math.max(1, ...counts, ...first ?? []);
  const anyHands = [...counts, ...first ?? []].some(count => count > 0);
  const rows = scene.columns.map((column, index) => {
    const row = el("li", { class: classOf(scene, column, place, index) },
      label(words, index, sure && scene.unit !== "lead" ? policies(texts, place.columns[index]) : []),
      svg("svg", { class: "track", "aria-hidden": "true" }, ...truth(extent, place, index, sure)),
      told(scene, texts, place, index, step, sure),
      anyHands ? handsOf(texts, counts[index], first?.[index] ?? 0, most) : null);
    if (column.tint) row.style.setProperty("--tint", `${column.tint}%`);
    return row;
  });
  const element = el("ol", {
    class: `answers told ${scene.columns.length > 4 ? "many" : ""} ${anyHands ? "voted" : ""} ${sure ? "sure" : ""}`,
  }, ...rows);
  element.style.setProperty("--rows", scene.columns.length);
  return element;
};

const label = (words, index, named = []) => el("span", { class: "label" },
  el("span", { class: "key", "aria-hidden": "true", text: `${index + 1}` }),
  el("span", {}, words.columns[index],
    named.length ? el("span", { class: "policy", text: named.join("; ") }) : null));

/** The policies that stand for "best of ...", in words. */
const policies = (texts, column) => column.best.map(name => policy(texts, name)).filter(Boolean);

/** A lead has the colour of the strategy that is ahead. */
const classOf = (scene, column, place, index) => {
  const ahead = scene.unit === "lead" ? (place.columns[index].interval.mean < 0 ? "convert" : "connect") : column.as;
  return ["answer", ahead ? `as-${ahead}` : "", place.answer.notWorse.includes(index) ? "best" : ""].join(" ");
};

const controls = (texts, label, index, hands) => {
  const field = el("input", {
    type: "number", min: "0", max: "9999", inputmode: "numeric", "aria-label": fill(texts.handsFor, { label }),
    onchange: () => hands.set(index, Math.max(0, Math.min(9999, Math.round(Number(field.value)) || 0))),
  });
  const button = (text, label, by) => el("button", {
    type: "button", class: "hand", "aria-label": label, text, onclick: () => hands.add(index, by),
  });
  return {
    element: el("span", { class: "controls" },
      button("−", fill(texts.fewer, { label }), -1), field, button("+", fill(texts.more, { label }), 1)),
    update: count => { field.value = count; },
  };
};

const told = (scene, texts, place, index, step, sure) => {
  const { interval } = place.columns[index];
  const { number, word } = amount(texts, scene.unit, interval.mean, step);
  const { mean, ends } = range(texts, scene.unit, interval, step);
  return el("span", { class: "amount" },
    el("strong", { text: sure ? mean : number }),
    word ? el("span", { class: "word", text: word }) : null,
    sure && ends ? el("span", { class: "interval", text: ends }) : null);
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
  svg("line", { class: "between", x1: pc(at(extent, low)), x2: pc(at(extent, high)), y1: "50%", y2: "50%" }),
  ...[low, high].map(
    end => svg("line", { class: "between", x1: pc(at(extent, end)), x2: pc(at(extent, end)), y1: "30%", y2: "70%" })),
];

const truth = (extent, place, index, sure) => {
  const { interval, worlds } = place.columns[index], zero = at(extent, 0), mean = at(extent, interval.mean);
  const shown = worlds.slice(0, mostDots);
  return [
    svg("line", { class: "zero", x1: pc(zero), x2: pc(zero), y1: "0%", y2: "100%" }),
    svg("rect", {
      class: "bar", x: pc(Math.min(zero, mean)), width: pc(Math.abs(mean - zero)), y: "12%", height: "76%",
    }),
    ...shown.map((value, world) => {
      const height = 24 + 52 * ((world * 0.618) % 1);
      const dot = svg("circle", { class: "world", cx: pc(at(extent, value)), cy: `${height}%` });
      dot.style.setProperty("--turn", world);
      return dot;
    }),
    ...sure ? between(extent, interval) : [],
  ];
};

const handsOf = (texts, count, first, most) => el("span", { class: "raised" },
  svg("svg", { class: "track", "aria-hidden": "true" },
    ...first ? ghost(first, most, "20%", "60%") : [], ...bar(count, most)),
  el("span", { class: "unseen", text: fill(texts.handsCount, { n: count }) }));

const ghost = (count, most, y, height) =>
  count > 0 ? [svg("rect", { class: "ghost", x: "2%", width: pc(72 * count / most), y, height })] : [];

const bar = (count, most) => count > 0 ? [
  svg("rect", { class: "guess", x: "2%", width: pc(72 * count / most), y: "26%", height: "48%" }),
  svg("text", {
    class: "count", x: pc(4 + 72 * count / most), y: "52%", "dominant-baseline": "middle", text: `${count}`,
  }),
] : [];
