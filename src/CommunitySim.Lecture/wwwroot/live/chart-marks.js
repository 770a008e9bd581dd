import { rem } from "lecture/common/rem.js";
import { coloursOf, font } from "lecture/live/chart-style.js";

const meanAt = curve => 1 + curve * 5 + 4;
const canvasFont = (size, weight) => font(size * devicePixelRatio, weight);

// uPlot caches the styles that it sets, so no other style may remain set.
const onCanvas = (u, draw) => {
  u.ctx.save();
  draw(u.ctx);
  u.ctx.restore();
};

/** The room for labels at the ends of lines, if the chart is wide enough; a phone has only the legend. */
export const labelRoom = (chart, width, state) => {
  const canvas = chart.ctx;
  canvas.save();
  canvas.font = font(1, "bold");
  const widest = Math.max(...state.options.curves.map(curve => canvas.measureText(curve.label).width));
  canvas.restore();
  state.labelled = width > 24 * rem(1);
  state.right = state.labelled ? Math.ceil(widest) + rem(0.5) : rem(0.9);
};

/** The names of the curves at their ends. */
export const drawLabels = (u, state) => {
  const last = u.data[0].length - 1;
  if (!state.labelled || last < 1) return;
  const ends = state.options.curves
    .map((curve, at) => ({ curve, value: u.data[meanAt(at)][last] }))
    .filter(end => Number.isFinite(end.value))
    .map(end => ({ ...end, y: u.valToPos(end.value, "y", true) }))
    .sort((one, other) => one.y - other.y);
  spread(ends, rem(1.1) * devicePixelRatio, u.bbox.top, u.bbox.top + u.bbox.height - rem(0.3) * devicePixelRatio);
  onCanvas(u, canvas => {
    canvas.font = canvasFont(1, "bold");
    canvas.textBaseline = "middle";
    canvas.textAlign = "left";
    for (const { curve, y } of ends) {
      canvas.fillStyle = coloursOf(state)[curve.name];
      canvas.fillText(curve.label, u.bbox.left + u.bbox.width + rem(0.3) * devicePixelRatio, y);
    }
  });
};

/** Moves labels apart, first down and then up, within the chart. */
const spread = (ends, apart, top, bottom) => {
  ends.forEach((end, at) => { end.y = Math.max(end.y, at === 0 ? top : ends[at - 1].y + apart); });
  [...ends].reverse().forEach(
    (end, at, all) => { end.y = Math.min(end.y, at === 0 ? bottom : all[at - 1].y - apart); });
};

/** The day on which the lead begins, with its interval; its label keeps clear of the upper edge. */
export const drawMark = (u, state) => {
  const { mark } = state;
  if (!mark) return;
  const x = day => u.valToPos(day, "x", true), { top, height, left, width } = u.bbox;
  onCanvas(u, canvas => {
    const colours = coloursOf(state);
    canvas.fillStyle = `${colours.soft}22`;
    canvas.fillRect(x(mark.low), top, Math.max(1, x(mark.high) - x(mark.low)), height);
    dashed(canvas, colours.ink, x(mark.day), top, height);
    if (!state.labelled || state.day !== null) return;
    canvas.font = canvasFont(1);
    canvas.textBaseline = "bottom";
    canvas.textAlign = "left";
    const room = rem(0.4) * devicePixelRatio, wide = canvas.measureText(mark.label).width;
    const at = Math.max(left + room, Math.min(x(mark.day) + room, left + width - wide - room));
    canvas.strokeStyle = colours.paper;
    canvas.lineWidth = rem(0.25) * devicePixelRatio;
    canvas.setLineDash([]);
    canvas.strokeText(mark.label, at, top + height - room);
    canvas.fillStyle = colours.ink;
    canvas.fillText(mark.label, at, top + height - room);
  });
};

const dashed = (canvas, colour, x, top, height) => {
  canvas.strokeStyle = colour;
  canvas.lineWidth = rem(0.06) * devicePixelRatio;
  canvas.setLineDash([rem(0.2) * devicePixelRatio, rem(0.12) * devicePixelRatio]);
  canvas.beginPath();
  canvas.moveTo(x, top);
  canvas.lineTo(x, top + height);
  canvas.stroke();
};

/** The day that somebody chose. */
export const drawDay = (u, state) => {
  if (state.day === null) return;
  onCanvas(u, canvas => {
    canvas.fillStyle = coloursOf(state).ink;
    canvas.fillRect(
      u.valToPos(state.day, "x", true), u.bbox.top, Math.max(1, rem(0.08) * devicePixelRatio), u.bbox.height);
  });
};

/** The bands and means that were kept to compare with, pale and under the others. */
export const drawBefore = (u, state) => {
  if (!state.before) return;
  const { days, curves } = state.before;
  const x = day => u.valToPos(day, "x", true), y = value => u.valToPos(value, "y", true);
  onCanvas(u, canvas => {
    canvas.beginPath();
    canvas.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    canvas.clip();
    curves.forEach((curve, at) => {
      const name = state.options.curves[at]?.name;
      if (!name) return;
      const trace = (values, order) => order.forEach((index, n) =>
        n || order[0] ? canvas.lineTo(x(days[index]), y(values[index])) : canvas.moveTo(x(days[index]), y(values[index])));
      const forth = days.map((_, index) => index), back = [...forth].reverse();
      if (Number.isFinite(curve.low.at(-1))) {
        canvas.beginPath();
        trace(curve.below, forth);
        trace(curve.above, back);
        canvas.fillStyle = `${coloursOf(state)[name]}1c`;
        canvas.fill();
      }
      canvas.beginPath();
      trace(curve.mean, forth);
      canvas.strokeStyle = `${coloursOf(state)[name]}99`;
      canvas.lineWidth = rem(0.055) * devicePixelRatio;
      canvas.stroke();
    });
  });
};
