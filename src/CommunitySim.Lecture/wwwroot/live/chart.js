import uPlot from "uplot";
import { el, fill } from "lecture/common/dom.js";
import { makeReadout } from "lecture/live/chart-readout.js";

/** Lengths drawn and left out in turn, in widths of the line, as in the report's charts; by name of the strategy. */
export const dashes = { convert: [], connect: [3.6, 1.6], absent: [1.2, 1.2], mine: [4, 1.4, 1.2, 1.4] };

const lineWidth = 2.5, spreadAlpha = "26", intervalAlpha = "59";
const parts = ["above", "below", "high", "low", "mean"];

/**
 * Curves over days with bands, as a figure in root.
 * options: title; curves [{ name, label }], name being a strategy's, by which colour and dash are chosen; tick(value) and
 * read(value), numbers as text at the axis and in the readout; most, the greatest value there can be, if there is one;
 * texts, the page's texts.chart.
 * Returns { set({ days, curves, mark }), describe(text), destroy() }: a curve is { mean, low, high, below, above }, arrays over days of
 * which all but mean may be missing; mark is { day, low, high, label, short } or null, short being the label where there is little room.
 */
export const makeChart = (root, options) => {
  const plot = el("div", { class: "chart-plot" });
  const figure = el(
    "figure", { class: "chart", tabindex: "0", role: "group", "aria-roledescription": options.texts.chart },
    el("figcaption", { text: options.title }), plot);
  root.append(figure);
  const state = { mark: null, span: [0, 0], right: 0, labelled: false, options };
  const readout = makeReadout(figure, plot, state);
  const chart = new uPlot(
    uplotOptions(state, readout), [[0, 1], ...options.curves.flatMap(() => parts.map(() => [null, null]))], plot);
  readout.use(chart);
  const repaint = () => { state.colours = null; chart.redraw(false, false); };
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  addEventListener("themechange", repaint);
  scheme.addEventListener("change", repaint);
  const resized = new ResizeObserver(() => fit(chart, plot, state));
  resized.observe(plot);
  return {
    set({ days, curves, mark = null }) {
      state.mark = mark;
      const none = days.map(() => null);
      chart.setData([days, ...curves.flatMap(curve => parts.map(part => curve[part] ?? none))]);
      readout.refresh();
    },
    describe(text) { figure.setAttribute("aria-label", `${options.title}. ${text}`); },
    destroy() {
      resized.disconnect();
      removeEventListener("themechange", repaint);
      scheme.removeEventListener("change", repaint);
      chart.destroy();
      figure.remove();
    },
  };
};

const uplotOptions = (state, readout) => {
  const { curves, tick, texts } = state.options;
  const colour = name => coloursOf(state)[name];
  const axis = { stroke: () => colour("soft"), grid: { stroke: () => colour("line"), width: 1 },
    ticks: { show: false }, font: font(0.7) };
  return {
    width: 300, height: 200, legend: { show: false }, padding: [rem(1.05), () => state.right, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 8 } },
    scales: { x: { time: false, range: (_, from, to) => [Math.min(from, 0), to] },
      y: { range: (_, from, to) => span(state, from, to) } },
    axes: [
      {
        ...axis,
        size: rem(1.5),
        gap: 3,
        splits: u => dates(u.scales.x.max),
        values: (_, days) => days.map((day, at) => at === 0 ? fill(texts.day, { day }) : `${day}`),
      },
      { ...axis, size: rem(2.7), gap: 4, space: rem(1.9), values: (_, values) => values.map(tick) },
    ],
    series: [{}, ...curves.flatMap(curve => parts.map(part => part === "mean"
      ? {
        stroke: () => colour(curve.name),
        width: lineWidth,
        dash: (dashes[curve.name] ?? []).map(length => length * lineWidth * devicePixelRatio),
        points: { show: false },
      }
      : { stroke: "transparent", width: 0, points: { show: false } }))],
    bands: curves.flatMap((curve, at) => [[0, 1, spreadAlpha], [2, 3, intervalAlpha]].map(([upper, lower, alpha]) =>
      ({ series: [1 + at * parts.length + upper, 1 + at * parts.length + lower],
        fill: () => colour(curve.name) + alpha }))),
    hooks: { drawAxes: [u => drawMark(u, state)], draw: [u => drawLabels(u, state)],
      setCursor: [() => readout.refresh()] },
  };
};

const rem = count => count * parseFloat(getComputedStyle(document.documentElement).fontSize);
const font = (size, weight = "") =>
  `${weight} ${Math.round(rem(size))}px ${getComputedStyle(document.body).fontFamily}`.trim();

const coloursOf = state => state.colours ??= (style =>
  Object.fromEntries(["ink", "soft", "line", ...state.options.curves.map(curve => curve.name)].map(name =>
    [name, sixDigits(style.getPropertyValue(`--${name}`).trim())])))(getComputedStyle(document.documentElement));

/** Colours as #rrggbb, so that two more digits make them pale. */
const sixDigits = colour => colour.length === 4 ? colour.replace(/[^#]/g, "$&$&") : colour;

/** Keeps the axis while curves fit it well, so that only the curves move. */
const span = (state, from, to) => {
  const { most = Infinity } = state.options;
  const held = (value, before) =>
    value <= before && value > 0.4 * before ? before : value > 0 ? Math.min(most, nice(value)) : 0;
  state.span = [-held(-(from ?? 0), -state.span[0]), held(to ?? 0, state.span[1])];
  return state.span[1] > state.span[0] ? state.span : [0, 1];
};

const nice = value => {
  const unit = 10 ** Math.floor(Math.log10(value));
  return unit * [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find(step => step * unit >= value * 0.999999);
};

const dates = last => {
  const step = [1, 2, 5, 10, 30, 90, 180].find(days => last / days <= 5) ?? 365;
  const days = Array.from({ length: Math.floor(last / step) }, (_, at) => (at + 1) * step);
  return last - days.at(-1) < step / 3 ? [...days.slice(0, -1), last] : [...days, last];
};

/** The room for labels at the ends of lines if the chart is wide enough; a phone has only the legend. */
const fit = (chart, plot, state) => {
  const { clientWidth: width, clientHeight: height } = plot;
  if (width === 0 || height === 0) return;
  const canvas = chart.ctx;
  canvas.save();
  canvas.font = font(0.75, "bold");
  const widest = Math.max(...state.options.curves.map(curve => canvas.measureText(curve.label).width));
  canvas.restore();
  state.labelled = width > 15 * rem(1);
  state.right = state.labelled ? Math.ceil(widest) + 10 : 10;
  chart.setSize({ width, height });
};

const drawLabels = (u, state) => {
  const last = u.data[0].length - 1;
  if (!state.labelled || last < 1) return;
  const ends = state.options.curves
    .map((curve, at) => ({ curve, value: u.data[1 + at * parts.length + parts.length - 1][last] }))
    .filter(end => Number.isFinite(end.value))
    .map(end => ({ ...end, y: u.valToPos(end.value, "y", true) }))
    .sort((one, other) => one.y - other.y);
  spread(ends, rem(0.85) * devicePixelRatio, u.bbox.top, u.bbox.top + u.bbox.height - rem(0.3) * devicePixelRatio);
  onCanvas(u, canvas => {
    canvas.font = canvasFont(0.75, "bold");
    canvas.textBaseline = "middle";
    canvas.textAlign = "left";
    for (const { curve, y } of ends) {
      canvas.fillStyle = coloursOf(state)[curve.name];
      canvas.fillText(curve.label, u.bbox.left + u.bbox.width + 6 * devicePixelRatio, y);
    }
  });
};

/** Moves labels apart, first down and then up, within the chart. */
const spread = (ends, apart, top, bottom) => {
  ends.forEach((end, at) => { end.y = Math.max(end.y, at === 0 ? top : ends[at - 1].y + apart); });
  [...ends].reverse().forEach(
    (end, at, all) => { end.y = Math.min(end.y, at === 0 ? bottom : all[at - 1].y - apart); });
};

const drawMark = (u, state) => {
  const { mark } = state;
  if (!mark) return;
  const label = state.labelled ? mark.label : mark.short ?? mark.label;
  const x = day => u.valToPos(day, "x", true), { top, height, left, width } = u.bbox;
  onCanvas(u, canvas => {
    const colours = coloursOf(state);
    canvas.fillStyle = `${colours.soft}22`;
    canvas.fillRect(x(mark.low), top, Math.max(1, x(mark.high) - x(mark.low)), height);
    canvas.strokeStyle = colours.ink;
    canvas.lineWidth = 1.5 * devicePixelRatio;
    canvas.setLineDash([5 * devicePixelRatio, 3 * devicePixelRatio]);
    canvas.beginPath();
    canvas.moveTo(x(mark.day), top);
    canvas.lineTo(x(mark.day), top + height);
    canvas.stroke();
    canvas.font = canvasFont(0.7);
    canvas.fillStyle = colours.ink;
    canvas.textBaseline = "bottom";
    const half = canvas.measureText(label).width / 2;
    canvas.textAlign = "center";
    canvas.fillText(
      label, Math.max(left + half, Math.min(x(mark.day), left + width - half)), top - 2 * devicePixelRatio);
  });
};

const canvasFont = (size, weight) => font(size * devicePixelRatio, weight);

// uPlot caches the styles that it sets, so no other style may remain set.
const onCanvas = (u, draw) => {
  u.ctx.save();
  draw(u.ctx);
  u.ctx.restore();
};
