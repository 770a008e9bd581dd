import { fill, number, svg } from "lecture/common/dom.js";
import { chanceText, plain, signed, termsOf } from "lecture/member/words.js";

// Both halves of the picture share the axis of U: the terms add up above, and the sum meets the curve of chances below.
// Lengths are sixteenths of the page's type, so that words are as large as the page's.
const left = 158, values = 56, top = 20, row = 22, bar = 14, curveHeight = 76;
const sumRow = 5, curveTop = top + (sumRow + 1) * row + 8, curveEnd = curveTop + curveHeight, height = curveEnd + 8;

/**
 * Draws how she weighed the ask: the terms of U as steps to the right (yes) and left (no), and the chance of their sum.
 * `width` is in sixteenths of the page's type.
 */
export const drawWeighing = (texts, ask, chanceAt, ifs, width) => {
  const right = width - values;
  const steps = stepsOf(
    ask), [low, high] = spanOf([...steps.flatMap(step => [step.from, step.to]), ...ifs.map(one => one.total)]);
  const x = value =>
    left + (value - low) / (high - low) * (right - left), y = chance => curveEnd - chance * curveHeight;
  return svg("svg", { class: "picture", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "xMinYMin",
    role: "img", "aria-label": texts.weighing },
    svg("defs", {}, hatch()),
    ...axis(texts, x, y, { right, width }),
    ...steps.flatMap((step, at) => drawStep(texts, ask, step, at, x, width)),
    ...drawCurve(low, high, x, y, chanceAt),
    svg("path", { class: "drop", d: `M${x(ask.total)} ${rowMiddle(sumRow) + bar / 2}V${y(ask.chance)}` }),
    ...drawDrawn(texts, ask, y, right),
    ...ifs.map(one => one.kind === "endorsement"
      ? diamond(x(one.total), y(one.chance))
      : svg("circle", { class: "if", cx: x(one.total), cy: y(one.chance), r: 4.5 })),
    svg("circle", { class: "her", cx: x(ask.total), cy: y(ask.chance), r: 6 }),
    ...drawChance(texts, ask));
};

const stepsOf = ask => {
  const steps = [];
  let sum = 0;
  for (const [name, value] of termsOf(ask)) steps.push({ name, value, from: sum, to: sum += value });
  return [...steps, { name: "total", value: ask.total, from: 0, to: ask.total }];
};

/** The range in quarters, so that the axis stays the same on most days, and wide enough to show the bend of the curve. */
const spanOf = values =>
  [Math.floor(Math.min(-0.5, ...values) * 4 - 0.2) / 4, Math.ceil(Math.max(0.5, ...values) * 4 + 0.2) / 4];

const rowMiddle = at => top + (at + 0.5) * row;

const hatch = () =>
  svg("pattern", { id: "loss-aversion", width: 5, height: 5, patternUnits: "userSpaceOnUse",
  patternTransform: "rotate(45)" },
  svg("rect", { class: "hatch-ground", width: 5, height: 5 }),
  svg("rect", { class: "hatch-line", width: 2.4, height: 5 }));

const axis = (texts, x, y, { right, width }) => [
  svg("path", { class: "zero", d: `M${x(0)} ${top - 2}V${curveEnd}` }),
  svg("text", { class: "small", x: x(0) - 6, y: 14, "text-anchor": "end", text: texts.no }),
  svg("text", { class: "small", x: x(0) + 6, y: 14, text: texts.yes }),
  ...[0, 0.5, 1].flatMap(chance => [
    svg("path", { class: "grid", d: `M${left} ${y(chance)}H${right}` }),
    svg("text", { class: "small", x: width, y: y(chance) + 5, "text-anchor": "end", text: chanceText(chance) })]),
];

const drawStep = (texts, ask, { name, value, from, to }, at, x, width) => {
  const middle = rowMiddle(at);
  const kind = name === "total" ? "total"
    : !/[1-9]/.test(signed(value)) ? "nothing"
    : value > 0 ? "up"
    : name === "lossAversion" ? "adds" : "down";
  return [
    name === "total" ? svg("path", { class: "rule", d: `M0 ${middle - row / 2}H${width}` }) : null,
    svg("text", { class: `term ${kind}`, x: 0, y: middle + 5,
      text: fill(texts.steps[name], { lossAversion: number(ask.lossAversion, 1) }) }),
    svg("path", { class: `step ${kind}`, "data-term": name, fill: kind === "adds"
      ? "url(#loss-aversion)"
      : null, d: arrow(x(from), x(to), middle) }),
    name === "total"
      ? null
      : svg("path", { class: "link", d: `M${x(to)} ${middle + bar / 2}V${middle + row - bar / 2}` }),
    svg("text", { class: `value ${kind}`, x: width, y: middle + 5, "text-anchor": "end", text: name === "total"
      ? plain(value)
      : signed(value) }),
  ].filter(Boolean);
};

/** A bar with an arrow head, which shows its direction without colour. */
const arrow = (from, to, middle) => {
  const head = Math.sign(to - from) * Math.min(6, Math.abs(to - from)), half = bar / 2;
  return `M${from} ${middle - half}H${to - head}L${to} ${middle}L${to - head} ${middle + half}H${from}Z`;
};

const drawCurve = (low, high, x, y, chanceAt) => {
  const points = Array.from({ length: 81 }, (_, at) => low + (high - low) * at / 80);
  return [svg(
    "path", { class: "curve",
    d: `M${points.map(point => `${x(point).toFixed(1)} ${y(chanceAt(point)).toFixed(1)}`).join("L")}` })];
};

/** Places the label on the side without the curve. */
const drawDrawn = (texts, ask, y, right) => ask.drawn === null ? [] : [
  svg("path", { class: "drawn", d: `M${left} ${y(ask.drawn)}H${right}` }),
  svg("text", { class: "small drawn-label", ...(ask.drawn < 0.5 ? { x: right, "text-anchor": "end" } : { x: left }),
    y: y(ask.drawn) - 3, text: texts.drawn }),
];

const diamond = (x, y) => svg("path", { class: "if", d: `M${x - 6} ${y}L${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}Z` });

const drawChance = (texts, ask) => [
  svg("text", { class: "chance", x: 0, y: curveTop + 32, text: chanceText(ask.chance) }),
  svg("text", { class: "small", x: 0, y: curveTop + 50, text: texts.chance }),
  ask.drawn === null
    ? null
    : svg("text", {
      class: "small strong",
      x: 0,
      y: curveTop + 68,
      text: fill(texts.decided[ask.accepted ? "yes" : "no"], { drawn: chanceText(ask.drawn) }),
    }),
].filter(Boolean);
