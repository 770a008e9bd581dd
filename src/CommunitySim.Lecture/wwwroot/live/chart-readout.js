import { el, fill } from "lecture/common/dom.js";

/** Shows the values of the curves on the day under the pointer, or on the day that a click or arrow keys choose. */
export const makeReadout = (figure, plot, state) => {
  const box = el("div", { class: "chart-readout", hidden: true });
  const said = el("div", { class: "unseen", role: "status" });
  figure.append(box, said);
  let chart = null;
  const chosen = () => state.day === null ? null : nearest(chart.data[0], state.day);
  const refresh = () => {
    const at = chart?.cursor.idx ?? (chart ? chosen() : null), day = at === null ? undefined : chart.data[0][at];
    box.hidden = at === null || day === undefined;
    if (box.hidden) return;
    box.replaceChildren(table(valuesOn(chart, state.options, at), day, state.options.texts));
    place(box, plot, chart.valToPos(day, "x"));
  };
  const go = at => {
    state.options.onDay(at === null ? null : chart.data[0][at]);
    said.textContent = at === null ? "" : [fill(state.options.texts.day, { day: chart.data[0][at] }),
      ...valuesOn(chart, state.options, at).map(row => `${row.label} ${row.mean}`)].join(", ");
  };
  figure.addEventListener("keydown", event => {
    const last = chart.data[0].length - 1, at = chosen() ?? last, stride = event.shiftKey ? 10 : 1;
    const to = { ArrowLeft: at - stride, ArrowRight: at + stride, Home: 0, End: last, Escape: null }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    go(to === null ? null : Math.max(0, Math.min(last, to)));
  });
  plot.addEventListener("click", () => {
    const at = chart.cursor.idx ?? null;
    if (at !== null) go(at === chosen() ? null : at);
  });
  return { use(made) { chart = made; }, refresh };
};

const nearest = (days, day) =>
  days.reduce((best, one, at) => Math.abs(one - day) < Math.abs(days[best] - day) ? at : best, 0);

const valuesOn = (chart, { curves, read }, at) => curves.map((curve, index) => {
  const mean = chart.data[index * 5 + 5][at];
  return { name: curve.name, label: curve.label, value: mean, mean: Number.isFinite(mean) ? read(mean) : "" };
}).sort((one, other) => other.value - one.value);

const table = (rows, day, texts) => el("table", {},
  el("thead", {}, el("tr", {}, el("th", { scope: "col", colspan: 2, text: fill(texts.day, { day }) }))),
  el("tbody", {}, ...rows.map(row => el("tr", {},
    el("th", { scope: "row", class: `strategy-${row.name}`, text: row.label }), el("td", { text: row.mean })))));

/** Places the box beside the day, on the side with more room. */
const place = (box, plot, left) => {
  const right = left > plot.clientWidth / 2;
  box.style.left = right ? "" : `${plot.offsetLeft + Math.min(left + 70, plot.clientWidth - box.offsetWidth)}px`;
  box.style.right = right ? `${Math.max(0, plot.clientWidth - left - 40)}px` : "";
};
