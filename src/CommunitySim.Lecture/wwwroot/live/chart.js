import uPlot from "uplot";
import { el, fill } from "lecture/common/dom.js";
import { rem } from "lecture/common/rem.js";
import { drawBefore, drawDay, drawLabels, drawMark, labelRoom } from "lecture/live/chart-marks.js";
import { makeReadout } from "lecture/live/chart-readout.js";
import { coloursOf, dashes, font } from "lecture/live/chart-style.js";

const spreadAlpha = "26", intervalAlpha = "59";

/** The parts of a curve, in the order of their series. */
export const parts = ["above", "below", "high", "low", "mean"];

/**
 * Curves over days with bands, as a figure in root.
 * options: title; curves [{ name, label }], name being a strategy's, by which colour and dash are chosen; tick(value)
 * and read(value), numbers as text at the axis and in the readout; most, the greatest value there can be, if there is one;
 * texts, the page's texts.chart; onDay(day), called when a day is chosen by click or key, with null when it is let go.
 * Returns { set({ days, curves, mark, before }), pin(day), describe(text), destroy() }: a curve is { mean, low, high,
 * below, above }, arrays over days of which all but mean may be missing; mark is { day, low, high, label } or null;
 * before is { days, curves }, drawn pale under the others, or null.
 */
export const makeChart = (root, options) => {
  const plot = el("div", { class: "chart-plot" });
  const figure = el(
    "figure", { class: "chart", tabindex: "0", role: "group", "aria-roledescription": options.texts.chart },
    el("figcaption", { text: options.title }), plot);
  root.append(figure);
  const state = { mark: null, before: null, day: null, span: [0, 0], right: 0, labelled: false, options };
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
    set({ days, curves, mark = null, before = null }) {
      Object.assign(state, { mark, before });
      const none = days.map(() => null);
      chart.setData([days, ...curves.flatMap(curve => parts.map(part => curve[part] ?? none))]);
      readout.refresh();
    },
    pin(day) {
      state.day = day;
      chart.redraw(false, false);
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
  const colour = name => coloursOf(state)[name], lineWidth = rem(0.1);
  const axis = { stroke: () => colour("soft"), grid: { stroke: () => colour("line"), width: 1 },
    ticks: { show: false }, font: font(1) };
  return {
    width: 300, height: 200, legend: { show: false }, padding: [rem(0.6), () => state.right, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, points: { size: rem(0.35) } },
    scales: { x: { time: false, range: (_, from, to) => [Math.min(from, 0), to] },
      y: { range: (_, from, to) => span(state, from, to) } },
    axes: [
      {
        ...axis,
        size: rem(1.4),
        gap: 3,
        splits: u => dates(u.scales.x.max, u.bbox.width / devicePixelRatio / rem(1)),
        values: (_, days) => days.map((day, at) => at === 0 ? fill(texts.day, { day }) : `${day}`),
      },
      { ...axis, size: (_, values) => rem(Math.max(3.1, ...(values ?? []).map(text => 0.9 + (0.56 * text.length)))), gap: 4, space: rem(1.9), values: (_, values) => values.map(tick) },
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
    hooks: { drawAxes: [u => drawBefore(u, state), u => drawMark(u, state)],
      draw: [u => drawDay(u, state), u => drawLabels(u, state)], setCursor: [() => readout.refresh()] },
  };
};

/** Keeps the axis while curves fit it well, so that only the curves move; curves of before fit it too. */
const span = (state, from, to) => {
  const { most = Infinity } = state.options;
  const held = (value, before) =>
    value <= before && value > 0.4 * before ? before : value > 0 ? Math.min(most, nice(value)) : 0;
  const old = state.before?.curves.flatMap(curve => curve.mean) ?? [];
  state.span = [
    -held(-Math.min(from ?? 0, ...old), -state.span[0]),
    held(Math.max(to ?? 0, ...old), state.span[1]),
  ];
  return state.span[1] > state.span[0] ? state.span : [0, 1];
};

const nice = value => {
  const unit = 10 ** Math.floor(Math.log10(value));
  return unit * [1, 1.5, 2, 3, 4, 5, 6, 8, 10].find(step => step * unit >= value * 0.999999);
};

/** Round days that leave each label about five widths of a letter M. */
const dates = (last, width) => {
  const most = Math.max(2, Math.min(5, width / 4.5));
  const step = [1, 2, 5, 10, 30, 90, 180].find(days => last / days <= most) ?? 365;
  const days = Array.from({ length: Math.floor(last / step) }, (_, at) => (at + 1) * step);
  return last - days.at(-1) < step / 3 ? [...days.slice(0, -1), last] : [...days, last];
};

const fit = (chart, plot, state) => {
  const { clientWidth: width, clientHeight: height } = plot;
  if (width === 0 || height === 0) return;
  labelRoom(chart, width, state);
  chart.setSize({ width, height });
};
