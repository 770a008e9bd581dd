import { el, fill } from "lecture/common/dom.js";

const steps = 200;

/** A labelled control of one parameter: a slider over its plausible range, or a choice of words. */
export const makeControl = (settings, texts, path, label) => {
  const about = settings.about(path);
  return about.type === "word"
    ? choice(settings, about, label)
    : slider(settings, about, label, texts.units[about.unit] ?? about.unit);
};

const slider = (settings, about, label, unit) => {
  const range = rangeOf(about), round = rounded(about, range);
  const id = `set-${about.path}`;
  const shown = el("output", { for: id });
  const input = el("input", {
    type: "range", id, min: range[0], max: range[1], step: about.type === "whole"
      ? (about.even ? 2 : 1)
      : "any", title: about.meaning,
    oninput: () => settings.set(about.path, round(input.valueAsNumber)),
  });
  const refresh = () => {
    const value = settings.get(about.path);
    if (round(input.valueAsNumber) !== value) input.value = value;
    shown.textContent = `${value} ${unit}`.trim();
    input.setAttribute("aria-valuetext", shown.textContent);
    row.classList.toggle("changed", value !== about.default);
  };
  const row = el("div", { class: "slider" }, el("label", { for: id, text: label }), shown, input);
  input.value = settings.get(about.path);
  refresh();
  return { row, refresh };
};

const choice = (settings, about, label) => {
  const id = `set-${about.path}`;
  // A page has no files, so it offers no network from a file.
  const select = el("select", { id, title: about.meaning, onchange: () => settings.set(about.path, select.value) },
    ...about.words.filter(word => word !== "file").map(word => el("option", { value: word, text: word })));
  const row = el("div", { class: "slider" }, el("label", { for: id, text: label }), select);
  const refresh = () => {
    select.value = settings.get(about.path);
    row.classList.toggle("changed", select.value !== about.default);
  };
  refresh();
  return { row, refresh };
};

/** The plausible range; without one, from the least allowed value to twice the default. */
const rangeOf = about => {
  const low = about.low ?? Math.max(0, about.min);
  const high = about.high ?? (about.default > 0 && about.max > 2 ? Math.min(about.max, 2 * about.default) : about.max);
  return [Math.min(low, about.default), Math.max(high, about.default)];
};

/** Round values in steps of 1, 2 or 5, about two hundred of them, and the default. */
const rounded = (about, [from, to]) => {
  const unit = 10 ** Math.floor(Math.log10((to - from) / steps));
  const step = about.even
    ? 2 : about.type === "whole" ? 1 : [1, 2, 5, 10].find(times => times * unit >= (to - from) / steps) * unit;
  const digits = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  return value =>
    Math.abs(value - about.default) < step ? about.default : Number((Math.round(value / step) * step).toFixed(digits));
};

/** All other parameters in three groups, each with its explanation. They are created when first unfolded. */
export const makeAll = (settings, texts, but) => {
  const controls = [];
  const body = el("div", { class: "all-groups" });
  const details = el("details", { class: "all", ontoggle: () => { if (controls.length === 0) unfold(); } },
    el("summary", { text: texts.all }), body);
  const unfold = () => {
    for (const [group, title] of Object.entries(texts.groups)) {
      const found = settings.parameters.filter(
        about => about.path.startsWith(`${group}.`) && !but.includes(about.path));
      body.append(el("h3", { text: title }), ...found.map(about => {
        const control = makeControl(settings, texts, about.path, about.path.slice(group.length + 1));
        controls.push(control);
        return el("div", { class: "parameter" }, control.row,
          el("p", { text: about.meaning }),
          el("p", { class: "soft", text: fill(texts.about, { ...about, status: texts.status[about.status] }) }));
      }));
    }
  };
  return { details, refresh: () => controls.forEach(control => control.refresh()) };
};
