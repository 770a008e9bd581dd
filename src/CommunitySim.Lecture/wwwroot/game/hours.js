import { el, fill, number } from "lecture/common/dom.js";

/** The uses of hours. */
export const ways = ["pitch", "solve", "bond"];

const steps = 16;

/** A day's hours as a bar of three parts, with letters. */
export const splitBar = (texts, shares) => {
  const bar = el("div", { class: "split-bar", "aria-hidden": "true" });
  const parts = [...ways.map(way => [way, shares[way], texts.ways[way].letter]),
    ["idle", 1 - ways.reduce((sum, way) => sum + shares[way], 0), ""]];
  for (const [way, share, letter] of parts) {
    if (share < 0.005) continue;
    const part = el("span", { class: way, text: letter });
    part.style.flexGrow = share;
    bar.append(part);
  }
  return bar;
};

/** A split in words: "4 h pitching, 3.5 h solving, 0.5 h bonding". */
export const inWords = (texts, shares, hours) => {
  const parts = ways.filter(way => shares[way] > 0)
    .map(way => fill(texts.hours.part, { hours: hoursText(shares[way] * hours), way: texts.ways[way].doing }));
  const idle = 1 - ways.reduce((sum, way) => sum + shares[way], 0);
  if (!parts.length) return texts.hours.away;
  return [...parts, ...(idle * hours > 0.05
    ? [fill(texts.hours.part, { hours: hoursText(idle * hours), way: texts.hours.idle })]
    : [])].join(", ");
};

const hoursText = hours => number(hours, Math.abs(hours - Math.round(hours)) < 0.05 ? 0 : 1);

/** Three sliders in half hours. If they exceed the day, the larger of the other two gives way. */
export const hoursControl = (game, texts, hours) => {
  const rows = new Map();
  const bar = el("div"), idle = el("p", { class: "soft idle" });
  const shares = () => Object.fromEntries(ways.map(way => [way, game.steps[way] / steps]));
  const show = () => {
    for (const [way, row] of rows) {
      row.slider.value = game.steps[way];
      row.slider.setAttribute(
        "aria-valuetext", fill(texts.hours.value, { hours: hoursText(game.steps[way] / steps * hours) }));
      row.output.textContent = fill(texts.hours.short, { hours: hoursText(game.steps[way] / steps * hours) });
      row.less.disabled = game.steps[way] === 0;
      row.more.disabled = game.steps[way] === steps;
    }
    const left = steps - ways.reduce((sum, way) => sum + game.steps[way], 0);
    idle.textContent = left === steps ? texts.hours.allIdle
      : left > 0 ? fill(texts.hours.left, { hours: hoursText(left / steps * hours) }) : texts.hours.full;
    bar.replaceChildren(splitBar(texts, shares()));
  };
  const set = (way, wanted) => {
    game.steps[way] = Math.max(0, Math.min(steps, wanted));
    const others = ways.filter(other => other !== way);
    while (ways.reduce((sum, each) => sum + game.steps[each], 0) > steps) {
      game.steps[others.reduce((most, other) => game.steps[other] > game.steps[most] ? other : most)]--;
    }
    show();
  };
  const row = way => {
    const name = texts.ways[way].name;
    const parts = {
      less: el("button", {
        type: "button",
        class: "step",
        "aria-label": fill(texts.hours.less, { way: name }),
        text: "−",
        onclick: () => set(way, game.steps[way] - 1),
      }),
      slider: el("input", { type: "range", min: 0, max: steps, step: 1, id: `hours-${way}`,
        oninput: event => set(way, Number(event.target.value)) }),
      more: el("button", {
        type: "button",
        class: "step",
        "aria-label": fill(texts.hours.more, { way: name }),
        text: "+",
        onclick: () => set(way, game.steps[way] + 1),
      }),
      output: el("output", { for: `hours-${way}` }),
    };
    rows.set(way, parts);
    return el("div", { class: `hours-row ${way}` },
      el("label", { for: `hours-${way}` },
        el("span", { class: "letter", "aria-hidden": "true", text: texts.ways[way].letter }), name),
      parts.less, parts.slider, parts.more, parts.output);
  };
  const element = el(
    "div", { class: "hours", role: "group", "aria-label": texts.hours.label }, bar, ways.map(row), idle);
  show();
  return {
    element,
    shares,
    key: event => {
      const way = ways[Number(/^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1]) - 1];
      if (!way) return false;
      set(way, game.steps[way] + (event.shiftKey ? -1 : 1));
      return true;
    },
  };
};

/** Counts the hands of the hall; the hours are split in proportion. */
export const handsControl = (game, texts, hours, enter) => {
  const bar = el("div"), told = el("p", { class: "soft idle", role: "status" });
  const inputs = new Map();
  const shares = () => {
    const all = ways.reduce((sum, way) => sum + game.hands[way], 0);
    return Object.fromEntries(ways.map(way => [way, all ? game.hands[way] / all : 0]));
  };
  const show = () => {
    for (const [way, input] of inputs) if (Number(input.value) !== game.hands[way]) input.value = game.hands[way];
    bar.replaceChildren(splitBar(texts, shares()));
    told.textContent = ways.some(way => game.hands[way]) ? inWords(texts, shares(), hours) : texts.hall.none;
  };
  const set = (way, hands) => { game.hands[way] = Math.max(0, Math.min(9999, Math.round(hands) || 0)); show(); };
  const row = way => {
    const name = texts.ways[way].name;
    const input = el("input", {
      type: "number", min: 0, max: 9999, id: `hands-${way}`, inputmode: "numeric", value: game.hands[way],
      oninput: event => set(way, Number(event.target.value)),
      onfocus: event => event.target.select(),
      onkeydown: event => { if (event.key === "Enter" && !event.repeat) { event.preventDefault(); enter(); } },
    });
    inputs.set(way, input);
    return el("div", { class: `hours-row hands ${way}` },
      el("label", { for: `hands-${way}` },
        el("span", { class: "letter", "aria-hidden": "true", text: texts.ways[way].letter }), name),
      el("button", {
        type: "button",
        class: "step",
        "aria-label": fill(texts.hall.less, { way: name }),
        text: "−",
        onclick: () => set(way, game.hands[way] - 1),
      }),
      input,
      el("button", {
        type: "button",
        class: "step",
        "aria-label": fill(texts.hall.more, { way: name }),
        text: "+",
        onclick: () => set(way, game.hands[way] + 1),
      }));
  };
  const element = el(
    "div", { class: "hours hall", role: "group", "aria-label": texts.hall.label }, bar, ways.map(row), told);
  show();
  return { element, shares, key: () => false };
};
