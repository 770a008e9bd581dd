import { el, fill } from "lecture/common/dom.js";
import { rem } from "lecture/common/rem.js";
import { makeChart } from "lecture/live/chart.js";
import { dashes } from "lecture/live/chart-style.js";
import { curvesOf, forms, pairs } from "lecture/live/format.js";
import { changes, headline } from "lecture/live/headline.js";
import { makeSure } from "lecture/live/sure.js";

// A verdict from a few worlds could change while somebody reads it.
const worldsOfVerdict = 100;

/**
 * The headline, a pair of charts, and what is behind "How sure?". `changed()` is told of a new `view`,
 * which is { day, pair }.
 * Returns { section, show(answer, announce), lost(), refuse(lines), turn(by), compare(), look(), destroy() }.
 */
export const makeBoard = (texts, view, changed) => {
  const live = texts.live;
  const fault = el("div", { role: "alert" }), say = el("p", { class: "verdict", text: live.waiting });
  const since = el("p", { class: "since", role: "status" }), grid = el("div", { class: "charts" });
  const sure = makeSure(texts);
  let charts = [], drawn = "", before = null, last = null;

  const prepare = strategies => {
    const wanted = `${strategies} ${view.pair} ${rem(1)}`;
    if (drawn === wanted) return;
    drawn = wanted;
    // Who reads a chart by keyboard goes on in the chart that takes its place.
    const held = [...grid.children].indexOf(document.activeElement);
    charts.forEach(chart => chart.destroy());
    const curves = strategies.map(name => ({ name, label: texts.strategies[name] ?? name }));
    legend.replaceChildren(...curves.map(legendOf));
    charts = pairs[view.pair].map(name => makeChart(grid, {
      title: live.titles[name], curves, texts: texts.chart, ...forms[name],
      onDay: day => {
        view.day = day;
        pin();
        changed();
      },
    }));
    grid.children[held]?.focus({ preventScroll: true });
  };
  const pin = () => {
    charts.forEach(chart => chart.pin(view.day));
    sure.show(last, view.day);
  };
  const curves = (answer, name) => curvesOf(answer, name, forms[name]);
  const draw = () => {
    if (!last) return;
    prepare(last.strategies);
    pairs[view.pair].forEach((name, at) => charts[at].set({
      days: last.days,
      curves: curves(last, name),
      mark: markOf(last, name, texts),
      before: before && { days: before.days, curves: last.strategies.flatMap(strategy =>
        curves(before, name)[before.strategies.indexOf(strategy)] ?? nothing) },
    }));
    since.textContent = before ? changes(texts, before, last) : "";
    pin();
  };
  const legend = el("div", { class: "legend" });
  const tabs = pairs.map((names, at) => el("button", { type: "button", text: live.pairs[names[0]],
    onclick: () => turn(at - view.pair) }));
  const turn = by => {
    view.pair = Math.max(0, Math.min(pairs.length - 1, view.pair + by));
    tabs.forEach((tab, at) => tab.setAttribute("aria-pressed", at === view.pair));
    draw();
    changed();
  };
  const compare = el("button", { type: "button", class: "compare", text: live.compare.button, "aria-keyshortcuts": "C",
    onclick: () => toggle() });
  const toggle = () => {
    if (!last) return;
    before = before ? null : last;
    compare.setAttribute("aria-pressed", before !== null);
    draw();
  };
  const resized = () => { if (last && !drawn.endsWith(` ${rem(1)}`)) draw(); };
  addEventListener("resize", resized);
  tabs.forEach((tab, at) => tab.setAttribute("aria-pressed", at === view.pair));
  compare.setAttribute("aria-pressed", false);
  return {
    section: el("section", { class: "board", "aria-label": live.boardLabel },
      el("div", { class: "head" }, say, since, fault),
      el("div", { class: "tabs" }, ...tabs, compare, sure.button), legend, grid, sure.dialog),
    lost() { fault.replaceChildren(el("p", { class: "fault", text: texts.shell.lost })); },
    refuse(lines) {
      fault.replaceChildren(...lines.map(line => el("p", { class: "fault refused", text: line })));
    },
    stale() { say.classList.add("stale"); },
    show(answer, announce) {
      last = answer;
      fault.querySelectorAll(".fault:not(.address)").forEach(one => one.remove());
      const settled = answer.lacking === 0, ready = answer.worlds >= worldsOfVerdict || settled;
      draw();
      say.classList.toggle("stale", !ready);
      if (!ready) return;
      say.replaceChildren(...headline(texts, answer));
      if (!settled) return;
      announce(say.textContent);
      pairs[view.pair].forEach((name, at) => charts[at].describe(inTheEnd(answer, name, texts)));
    },
    /** What the address asks for and cannot have, until somebody changes a setting. */
    told(sentences) {
      fault.querySelectorAll(".address").forEach(one => one.remove());
      fault.append(...sentences.map(text => el("p", { class: "fault address", text })));
    },
    turn,
    compare: toggle,
    sure: sure.open,
    refresh: () => { turn(0); },
    destroy() {
      removeEventListener("resize", resized);
      charts.forEach(chart => chart.destroy());
    },
  };
};

/** A strategy that was not there before. */
const nothing = { mean: [], low: [], high: [], below: [], above: [] };

const legendOf = ({ name, label }) => {
  const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("viewBox", "0 0 40 8");
  line.setAttribute("aria-hidden", "true");
  path.setAttribute("d", "M0 4H40");
  path.setAttribute("stroke-dasharray", (dashes[name] ?? []).map(length => length * 3).join(" "));
  line.append(path);
  return el("span", { class: `strategy strategy-${name}` }, line, label);
};

const markOf = (answer, name, { live, strategies }) => {
  const { share, median, low, high } = answer.crossovers[name];
  // A lead from the first day on is no turn of the story.
  if (!(share > 0) || median <= 1) return null;
  const slots = {
    strategy: strategies[answer.challenger] ?? answer.challenger,
    day: Math.round(median),
    worlds: answer.worlds,
    count: Math.round(share * answer.worlds),
  };
  return { day: median, low, high, label: fill(share === 1 ? live.crossover : live.crossoverShare, slots) };
};

const inTheEnd = (answer, name, texts) => {
  const { read } = forms[name], last = answer.days.length - 1, mark = markOf(answer, name, texts);
  return [fill(texts.chart.day, { day: answer.days[last] }), ...answer.strategies.map((strategy, at) =>
    fill(texts.live.end, {
      strategy: texts.strategies[strategy] ?? strategy,
      mean: read(curvesOf(answer, name, forms[name])[at].mean[last]),
    })), ...mark ? [mark.label] : []].join("; ");
};
