import { el, svg, fill, number, percent } from "lecture/dom.js";

/** The terms of the utility as steps up and down: what speaks for yes, what against, and where it ends. */
export const drawTerms = (ask, texts) => {
  const expected = ask.expectedPain, aversion = ask.rejection - expected;
  const steps = [
    ["offer", ask.offer, "gain"], ["obligation", ask.obligationTerm, ask.obligationTerm < 0 ? "loss" : "gain"],
    ["pain", -expected, "loss"], ["aversion", -aversion, aversion < 0 ? "gain" : "loss strong"], ["effort", -ask.effort, "loss plain"],
  ];
  let at = 0;
  const bars = steps.map(([name, by, kind]) => { const from = at; at += by; return { name, by, kind, from, to: at }; });
  const low = Math.min(0, ...bars.map(bar => bar.to)), high = Math.max(0.1, ...bars.map(bar => bar.to));
  const width = 640, height = 292, top = 34, bottom = 214, y = value => bottom - (value - low) / (high - low || 1) * (bottom - top);
  const slot = width / 6, picture = svg("svg", { class: "terms", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": texts.termsPicture });
  picture.append(svg("line", { class: "zero", x1: 0, x2: width, y1: y(0), y2: y(0) }));
  [...bars, { name: "sum", by: at, from: 0, to: at, kind: "sum" }].forEach((bar, index) => {
    const left = index * slot + 10, upper = y(Math.max(bar.from, bar.to)), lower = y(Math.min(bar.from, bar.to)), up = bar.to >= bar.from;
    picture.append(
      svg("rect", { class: `bar ${bar.kind}`, x: left, width: slot - 20, y: upper, height: Math.max(2, lower - upper) }),
      svg("text", { class: "amount", x: left + slot / 2 - 10, y: up ? upper - 7 : lower + 21, text: signed(bar.by) }),
      ...texts.terms[bar.name].split("|").map((line, row) => svg("text", { class: "term", x: left + slot / 2 - 10, y: height - 30 + 18 * row, text: fill(line, { lossAversion: number(ask.lossAversion) }) })));
    if (index < 5) picture.append(svg("line", { class: "level", x1: left + slot - 20, x2: left + slot, y1: y(bar.to), y2: y(bar.to) }));
  });
  return el("figure", { class: "termsbox" }, picture);
};

/** The chance that came out, as a bar to be hit, and where the drawn number hit it. */
export const drawChance = (ask, texts) => {
  const width = 220, height = 292, top = 40, bottom = 236, y = share => bottom - share * (bottom - top);
  const picture = svg("svg", { class: "chance", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": fill(texts.chancePicture, { chance: percent(ask.chance, 1) }) },
    svg("rect", { class: "all", x: 70, width: 60, y: top, height: bottom - top }),
    svg("rect", { class: "yes", x: 70, width: 60, y: y(ask.chance), height: Math.max(1.5, bottom - y(ask.chance)) }),
    svg("text", { class: "end", x: 62, y: bottom + 4, text: "0" }),
    svg("text", { class: "end", x: 62, y: top + 8, text: "1" }),
    svg("text", { class: "amount", x: 100, y: top - 12, text: fill(texts.chanceOf, { chance: percent(ask.chance, ask.chance < 0.1 ? 1 : 0) }) }),
    ...texts.chanceLabel.split("|").map((line, row) => svg("text", { class: "term", x: 100, y: height - 30 + 18 * row, text: line })));
  if (ask.drawn !== null) {
    picture.append(
      svg("line", { class: "drawn", x1: 62, x2: 138, y1: y(ask.drawn), y2: y(ask.drawn) }),
      svg("text", { class: "luck", x: 142, y: y(ask.drawn) + 5, text: fill(texts.drawn, { drawn: number(ask.drawn) }) }));
  }
  return el("figure", { class: "chancebox" }, picture);
};

/** Trust above, pain below, over the days, with what happened to her. */
export const drawHistory = (history, day, texts) => {
  const days = history.trust.length, width = 860, left = 62, right = width - 8, x = at => left + (at - 1) / Math.max(1, days - 1) * (right - left);
  const most = Math.max(1, ...history.pain), trust = value => 66 - 56 * value, pain = value => 150 - 44 * value / most;
  const line = (values, y, kind) => svg("polyline", { class: kind, points: values.map((value, index) => `${x(index + 1).toFixed(1)},${y(value).toFixed(1)}`).join(" ") });
  const picture = svg("svg", { class: "history", viewBox: `0 0 ${width} 190`, role: "img", "aria-label": texts.historyPicture },
    svg("line", { class: "zero", x1: left, x2: right, y1: 66, y2: 66 }), svg("line", { class: "zero", x1: left, x2: right, y1: 150, y2: 150 }),
    svg("text", { class: "axis", x: left - 8, y: 42, text: texts.trust }), svg("text", { class: "axis", x: left - 8, y: 134, text: texts.pain }),
    line(history.trust, trust, "trustline"), line(history.pain, pain, "painline"),
    svg("line", { class: "day", x1: x(day), x2: x(day), y1: 4, y2: 152 }));
  for (const { day: at, what } of history.events) {
    if (texts.signs[what]) picture.append(svg("text", { class: `event ${what}`, x: x(at), y: what === "pitched" ? 96 : 84, text: texts.signs[what] }));
  }
  for (const at of [1, 90, 180, 270, 365].filter(at => at <= days)) picture.append(svg("text", { class: "tick", x: x(at), y: 168, text: fill(texts.tick, { day: at }) }));
  return el("figure", { class: "historybox" }, picture, el("figcaption", { class: "soft", text: texts.historyLegend }));
};

const signed = value => `${value < 0 ? "−" : "+"}${number(Math.abs(value))}`;
