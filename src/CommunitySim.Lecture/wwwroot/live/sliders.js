import { el, fill, number } from "lecture/common/dom.js";
import { share, two } from "lecture/live/format.js";

const steps = 200;

/** How the sliders of a hall show their values: as people say them. */
const shown = {
  "member.lossAversion": (value, texts) => fill(texts.times, { n: two(value) }),
  "member.rejectionSeverity": value => two(value),
  "community.cohesion": value => share(value),
  // The chance that a seat has somebody new after a year.
  "community.turnover": value => share(1 - (1 - value) ** 365),
  "member.seesaw": value => share(value),
  "brand.consistency": value => share(value),
  "brand.hoursPerThousandMembers": value => number(value, value % 1 ? 1 : 0),
  "brand.detectability": value => share(value),
};

/** The name of a parameter in words. */
export const nameOf = (texts, path) => texts.sliders[path] ?? texts.parameters.names[path] ?? path;

/** A sentence of the program with the parameters' names in words, without the place in a file that no page has. */
export const plain = (settings, texts, sentence) => settings.parameters
  .flatMap(({ path }) => [[path, path], ...(last => /[A-Z]/.test(last) ? [[last, path]] : [])(path.split(".").at(-1))])
  .sort(([one], [other]) => other.length - one.length)
  .reduce((text, [name, path]) => text.replaceAll(name, `“${nameOf(texts, path)}”`), sentence)
  .replace(/^\S+\.json:\d+:\d+: /gm, "")
  .replace(/^(“[^”]+”): (?=\1)/gm, "");

/** A labelled control of one parameter: a slider over its plausible range, or a choice of words. */
export const makeControl = (settings, texts, path) => {
  const about = settings.about(path), label = nameOf(texts, path);
  return about.type === "word"
    ? choice(settings, texts.parameters.words, about, label)
    : slider(settings, about, label, value => shown[path]?.(value, texts) ?? withUnit(texts, about, value));
};

const withUnit = (texts, about, value) =>
  `${written(value)} ${texts.parameters.units[about.unit] ?? about.unit}`.trim();

const written = value => number(value, `${value}`.split(".")[1]?.length ?? 0);

const slider = (settings, about, label, said) => {
  const range = rangeOf(about), round = rounded(about, range);
  const id = `set-${about.path}`;
  const output = el("output", { for: id });
  const input = el("input", {
    type: "range", id, min: range[0], max: range[1], step: about.type === "whole"
      ? (about.even ? 2 : 1)
      : "any",
    oninput: () => settings.set(about.path, round(input.valueAsNumber)),
  });
  const refresh = () => {
    const value = settings.get(about.path);
    if (round(input.valueAsNumber) !== value) input.value = value;
    output.textContent = said(value);
    input.setAttribute("aria-valuetext", output.textContent);
    row.classList.toggle("changed", value !== about.default);
  };
  const row = el("div", { class: "slider" }, el("label", { for: id, text: label }), output, input);
  input.value = settings.get(about.path);
  refresh();
  return { row, refresh };
};

const choice = (settings, words, about, label) => {
  const id = `set-${about.path}`;
  // A page has no files, so it offers no network from a file.
  const select = el("select", { id, onchange: () => settings.set(about.path, select.value) },
    ...about.words.filter(word => word !== "file").map(
      word => el("option", { value: word, text: words[word] ?? word })));
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

/** Meaning, default, range and source. A language that lacks the meanings has them in English, from the program. */
const explain = (settings, texts, about, own) => {
  const words = texts.parameters, meaning = own?.meanings[about.path], source = meaning ? own.sources[about.path] : about.source;
  const told = fill(source ? words.about : words.aboutAlone, {
    default: about.type === "word" ? words.words[about.default] ?? about.default : written(about.default),
    allowed: allowedText(words, about),
    status: words.status[about.status],
    source,
  });
  return el("p", { class: "soft", lang: meaning ? null : "en",
    text: meaning ? `${meaning} ${told}` : plain(settings, texts, `${about.meaning} ${told}`) });
};

const allowedText = (words, about) => about.type === "word"
  ? about.words.filter(word => word !== "file").map(word => words.words[word] ?? word).join("; ")
  : fill(words.allowed[about.even ? "even" : about.type === "whole" ? "whole" : about.aboveMin ? "above" : "number"],
    { min: written(about.min), max: written(about.max) });

/** All other parameters in three groups, each with its explanation, in a dialog that creates them when it first opens. */
export const makeAll = (settings, texts, but, own) => {
  const controls = [], all = texts.parameters;
  const body = el("div", { class: "all-groups" });
  const dialog = el("dialog", { class: "take all", "aria-label": all.all },
    el("h2", { text: all.all }), body, el("form", { method: "dialog" }, el("button", { text: all.close })));
  const unfold = () => {
    for (const [group, title] of Object.entries(all.groups)) {
      const found = settings.parameters.filter(
        about => about.path.startsWith(`${group}.`) && !but.includes(about.path));
      body.append(el("h3", { text: title }), ...found.map(about => {
        const control = makeControl(settings, texts, about.path);
        controls.push(control);
        return el("div", { class: "parameter" }, control.row, explain(settings, texts, about, own));
      }));
    }
  };
  const button = el("button", { type: "button", text: all.button, onclick: () => {
    if (controls.length === 0) unfold();
    dialog.showModal();
  } });
  return { button, dialog, refresh: () => controls.forEach(control => control.refresh()) };
};
