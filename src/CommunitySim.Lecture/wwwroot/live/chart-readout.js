import { el, fill } from "lecture/common/dom.js";

/** Shows the values of the curves on the day under the pointer, or on the day that arrow keys select. */
export const makeReadout = (figure, plot, state) => {
  const box = el("div", { class: "chart-readout", hidden: true });
  const said = el("div", { class: "unseen", role: "status" });
  figure.append(box, said);
  let chart = null, byKey = false;
  const refresh = () => {
    const at = chart?.cursor.idx ?? null, day = at === null ? undefined : chart.data[0][at];
    box.hidden = at === null || day === undefined;
    if (box.hidden) return;
    const rows = valuesOn(chart, state.options, at);
    box.replaceChildren(table(rows, day, state.options.texts));
    place(box, plot, chart.cursor.left);
    if (byKey) said.textContent = [fill(state.options.texts.day, { day }),
      ...rows.map(row => `${row.label} ${row.mean}`)].join(", ");
  };
  const go = at => {
    byKey = true;
    chart.setCursor({ left: at === null ? -10 : chart.valToPos(chart.data[0][at], "x"), top: at === null ? -10 : 1 });
    byKey = false;
  };
  figure.addEventListener("keydown", event => {
    const last = chart.data[0].length - 1, at = chart.cursor.idx ?? last, stride = event.shiftKey ? 10 : 1;
    const to = { ArrowLeft: at - stride, ArrowRight: at + stride, Home: 0, End: last, Escape: null }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    go(to === null ? null : Math.max(0, Math.min(last, to)));
  });
  figure.addEventListener("blur", () => go(null));
  return { use(made) { chart = made; }, refresh };
};

const valuesOn = (chart, { curves, read }, at) => curves.map((curve, index) => {
  const [above, below, high, low, mean] = [1, 2, 3, 4, 5].map(part => chart.data[index * 5 + part][at]);
  const range = (from, to) => Number.isFinite(from) && Number.isFinite(to) ? `${read(from)} – ${read(to)}` : "";
  return {
    name: curve.name,
    label: curve.label,
    value: mean,
    mean: Number.isFinite(mean) ? read(mean) : "",
    interval: range(low, high),
    spread: range(below, above),
  };
}).sort((one, other) => other.value - one.value);

const table = (rows, day, texts) => el("table", {},
  el("thead", {}, el("tr", {}, el("th", { scope: "col", text: fill(texts.day, { day }) }),
    ...["mean", "interval", "spread"].filter(column => rows.some(row => row[column]))
      .map(column => el("th", { scope: "col", text: texts[column] })))),
  el("tbody", {}, ...rows.map(
    row => el("tr", {}, el("th", { scope: "row", class: `strategy-${row.name}`, text: row.label }),
    ...["mean", "interval", "spread"].filter(column => rows.some(other => other[column]))
      .map(column => el("td", { text: row[column] }))))));

/** Places the box beside the pointer, on the side with more room. */
const place = (box, plot, left) => {
  const right = left > plot.clientWidth / 2;
  box.style.left = right ? "" : `${plot.offsetLeft + Math.min(left + 70, plot.clientWidth - box.offsetWidth)}px`;
  box.style.right = right ? `${Math.max(0, plot.clientWidth - left - 40)}px` : "";
};
