import { el, percent } from "lecture/common/dom.js";

const hours = ["pitch", "solve", "bond"], begin = { pitch: 0.2, solve: 0.6, bond: 0.2 };

/** The user's own split of the brand's hours: three shares with a sum of at most one. If one grows, the others give way. */
export const makeSplit = (settings, texts) => {
  const on = el(
    "input", { type: "checkbox", id: "split-on", onchange: () => { settings.split = on.checked ? begin : null; } });
  const rows = hours.map(hour => share(settings, texts, hour));
  const body = el("div", {}, ...rows.map(row => row.row));
  const fieldset = el(
    "fieldset", { class: "split" }, el("legend", {}, on, " ", el("label", { for: "split-on", text: texts.own })), body);
  const refresh = () => {
    const split = settings.split;
    on.checked = split !== null;
    body.hidden = split === null;
    if (split) rows.forEach(row => row.refresh());
  };
  refresh();
  return { fieldset, refresh };
};

const share = (settings, texts, hour) => {
  const id = `split-${hour}`, shown = el("output", { for: id });
  const input = el("input", {
    type: "range",
    id,
    min: 0,
    max: 100,
    step: 5,
    oninput: () => { settings.split = taking(settings.split, hour, input.valueAsNumber / 100); },
  });
  return {
    row: el("div", { class: "slider share" }, el("label", { for: id, text: texts.hours[hour] }), input, shown),
    refresh() {
      const value = Math.round(100 * settings.split[hour]);
      if (input.valueAsNumber !== value) input.value = value;
      shown.textContent = percent(settings.split[hour]);
      input.setAttribute("aria-valuetext", shown.textContent);
    },
  };
};

/** Rounds to whole percents, so that the shares add up as displayed. */
const taking = (split, hour, value) => {
  const [first, second] = hours.filter(other => other !== hour);
  const room = 1 - value, others = split[first] + split[second];
  const fitted = others <= room ? split[first] : Math.round(100 * room * split[first] / others) / 100;
  const rest = others <= room ? split[second] : Math.round(100 * (room - fitted)) / 100;
  return { ...split, [hour]: value, [first]: fitted, [second]: rest };
};
