import { el, fill, money, number, percent } from "lecture/common/dom.js";
import { dashes, makeChart } from "lecture/live/chart.js";
import { openLive } from "lecture/live/requests.js";
import { makeAll, makeControl } from "lecture/live/sliders.js";
import { makeSplit } from "lecture/live/split.js";
import { makeTake } from "lecture/live/download.js";

const short = value => Math.abs(value) >= 1e6
  ? `${+(value / 1e6).toPrecision(3)}M` : Math.abs(value) >= 1e3 ? `${+(value / 1e3).toPrecision(3)}k` : `${value}`;
const share = { tick: value => percent(value), read: value => percent(value, 1), most: 1 };
const forms = {
  trust: { tick: value => `${+value.toFixed(2)}`, read: value => number(value, 3), most: 1 },
  reach: share,
  customers: share,
  value: { tick: short, read: money },
};
const shown = ["trust", "reach", "customers", "value"];

// A verdict from a few worlds could change while somebody reads it.
const worldsOfVerdict = 100;

/**
 * Shows sliders and the results of two hundred worlds. For tests and measurements, window.lecture holds the answer to the current
 * settings, and for every input the milliseconds until the bands were redrawn.
 */
export const mount = (root, { texts, settings, announce }) => {
  const live = texts.live;
  window.lecture = { latencies: [], answer: null };
  const panel = makePanel(settings, live);
  const board = makeBoard(texts, settings);
  root.append(el("h1", { class: "unseen", text: texts.shell.views.live }), panel.aside, board.section);
  let moved = performance.now();
  panel.aside.addEventListener("input", event => { moved = event.timeStamp; }, true);
  const requests = openLive({
    onLost: board.lost,
    onRefused: message => {
      window.lecture.answer = requests.upToDate ? { refused: message } : null;
      board.refuse(message);
    },
    onAnswer: (answer, times) => {
      window.lecture.answer = requests.upToDate ? answer : null;
      board.show(answer, announce);
      // The next frame begins once this one is on the screen.
      requestAnimationFrame(() => times.forEach(at => window.lecture.latencies.push(performance.now() - at)));
    },
  });
  const ask = () => {
    window.lecture.answer = null;
    requests.ask(settings.body(), moved);
  };
  const unsubscribe = settings.subscribe(() => { panel.refresh(); ask(); });
  ask();
  return {
    unmount() {
      unsubscribe();
      requests.close();
      board.destroy();
    },
  };
};

const makePanel = (settings, live) => {
  const paths = Object.keys(live.sliders);
  const controls = paths.map(path => makeControl(settings, live.parameters, path, live.sliders[path]));
  const split = makeSplit(settings, live.split), all = makeAll(settings, live.parameters, paths),
    take = makeTake(settings, live.take);
  const reset = el("button", { type: "button", class: "reset", text: live.reset, onclick: () => settings.replace({}) });
  const refresh = () => {
    [...controls, split, all].forEach(control => control.refresh());
    reset.disabled = settings.changed === 0 && !settings.split;
  };
  refresh();
  return {
    aside: el("aside", { class: "sliders", "aria-label": live.sliderGroup },
      ...controls.map(control => control.row), split.fieldset, el("div", { class: "buttons" }, reset, take.button),
      all.details, take.dialog),
    refresh,
  };
};

const makeBoard = (texts, settings) => {
  const live = texts.live;
  const worlds = el("p", { class: "worlds" }), fault = el("div", { role: "alert" });
  const verdict = el("p", { class: "verdict", text: live.waiting }), more = el("ul");
  const legend = el("div", { class: "legend" }), grid = el("div", { class: "charts" });
  let charts = [], drawn = "";
  const prepare = strategies => {
    if (drawn === strategies.join()) return;
    drawn = strategies.join();
    charts.forEach(chart => chart.destroy());
    const curves = strategies.map(name => ({ name, label: texts.strategies[name] ?? name }));
    legend.replaceChildren(...curves.map(legendOf), el("span", { class: "soft", text: live.bands }));
    charts = shown.map(name => makeChart(grid, {
      title: live.titles[name], curves, texts: texts.chart, ...forms[name],
    }));
  };
  return {
    section: el("section", { class: "board", "aria-label": live.boardLabel },
      el("div", { class: "head" }, verdict, worlds, fault), legend, grid,
      el("details", { class: "sentences" }, el("summary", { text: live.sentences }), more)),
    lost() { fault.replaceChildren(el("p", { class: "fault", text: texts.shell.lost })); },
    refuse(message) {
      fault.replaceChildren(...message.split("\n").map(line => el("p", { class: "fault refused", text: line })));
      verdict.classList.add("stale");
    },
    show(answer, announce) {
      prepare(answer.strategies);
      fault.replaceChildren();
      const settled = answer.lacking === 0;
      worlds.textContent = fill(settled ? live.worlds : live.worldsSoFar, {
        worlds: answer.worlds,
        members: settings.get("community.members"),
        days: answer.days.at(-1),
        all: answer.worlds + answer.failed + answer.lacking,
      })
        + (answer.failed > 0 ? ` ${fill(live.failed, { failed: answer.failed })}` : "");
      worlds.dataset.worlds = answer.worlds;
      shown.forEach((name, at) => charts[at]
        .set({ days: answer.days, curves: answer.curves[name], mark: markOf(answer, name, texts) }));
      verdict.classList.toggle("stale", answer.worlds < worldsOfVerdict && !settled);
      if (answer.worlds < worldsOfVerdict && !settled) return;
      const [first = [], ...others] = answer.verdict;
      verdict.replaceChildren(...emphasised(first));
      more.replaceChildren(...others.map(line => el("li", {}, ...emphasised(line))));
      if (!settled) return;
      announce(first.map(piece => piece.text).join(""));
      shown.forEach((name, at) => charts[at].describe(inTheEnd(answer, name, texts)));
    },
    destroy() { charts.forEach(chart => chart.destroy()); },
  };
};

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
  if (!(share > 0)) return null;
  const slots = {
    strategy: strategies[answer.challenger] ?? answer.challenger,
    day: Math.round(median),
    worlds: answer.worlds,
    count: Math.round(share * answer.worlds),
  };
  return { day: median, low, high, short: fill(live.crossoverShort, slots),
    label: fill(share === 1 ? live.crossover : live.crossoverShare, slots) };
};

const inTheEnd = (answer, name, texts) => {
  const { read } = forms[name];
  const last = answer.days.length - 1;
  const mark = markOf(answer, name, texts);
  return [fill(texts.chart.day, { day: answer.days[last] }), ...answer.strategies.map((strategy, at) => {
    const curve = answer.curves[name][at];
    const slots = { strategy: texts.strategies[strategy] ?? strategy, mean: read(curve.mean[last]) };
    return Number.isFinite(curve.low[last])
      ? fill(texts.live.end, { ...slots, low: read(curve.low[last]), high: read(curve.high[last]) })
      : fill(texts.live.endAlone, slots);
  }), ...mark ? [mark.label] : []].join("; ");
};

/** Renders pieces of a sentence, strong or not. */
const emphasised = line => line.map(piece => piece.strong ? el("strong", { text: piece.text }) : piece.text);
