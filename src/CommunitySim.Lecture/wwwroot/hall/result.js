import { el, fill, percent, svg } from "lecture/common/dom.js";
import { tokenHeaders } from "lecture/common/token.js";
import { arms } from "lecture/hall/offer.js";

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** Step 3: the hall's rates beside the model's on one axis, and what they say. The numbers are behind "How sure?". */
export const drawResult = ({ texts, about }) => {
  const words = texts.result, rates = el("div", { class: "rates" });
  const said = el("div", { class: "said", "aria-live": "polite" }), numbers = el("ul", {});
  const shown = el("div", {}, rates, said);
  const doubt = el("div", { class: "doubt", hidden: true }, numbers,
    el("p", { text: fill(words.about, { block: about.blockSize, seed: about.seed }) }),
    el("button", { type: "button", text: words.save, onclick: save }));
  const button = el("button", { type: "button", "aria-expanded": "false", onclick: () => toggle() });
  const toggle = () => {
    doubt.hidden = !doubt.hidden;
    shown.hidden = !doubt.hidden;
    button.setAttribute("aria-expanded", `${shown.hidden}`);
    button.textContent = `${shown.hidden ? words.back : words.sure} ↓`;
  };
  button.textContent = `${words.sure} ↓`;
  return {
    elements: [el("header", {}, el("h1", { text: words.title }), button), shown, doubt],
    key: event => {
      if (event.key !== "ArrowDown") return false;
      toggle();
      return true;
    },
    update: ({ offer }) => {
      const found = offer?.arms;
      if (!found) return said.replaceChildren(el("p", { text: words.waiting }));
      rates.replaceChildren(...draw(texts, found));
      said.replaceChildren(...verdict(texts, found, offer.fewestAnswers).map(text => el("p", { text })));
      numbers.replaceChildren(...found.map((arm, at) => el("li", { text: inNumbers(texts, arm, at) })));
    },
  };
};

const draw = (texts, found) => [
  ...found.flatMap((arm, at) => [
    el("p", { class: "arm", text: texts.offer.arms[arms[at]] }),
    svg("svg", { class: "track", role: "img", "aria-label": inNumbers(texts, arm, at) },
      ...ticks.map(share => svg("line", { class: "tick", x1: across(share), x2: across(share), y1: 0, y2: "100%" })),
      ...arm.asked ? mark("hall", arm.hall, "30%") : [],
      ...mark("model", arm.model, "72%")),
  ]),
  el("p", { class: "key" }, sign("hall"), el("span", { text: texts.result.hall }), sign("model"), el("span", { text: texts.result.model })),
  el("div", { class: "axis" }, ...ticks.map(share => {
    const tick = el("span", { text: percent(share) });
    tick.style.setProperty("left", across(share));
    return tick;
  })),
];

const across = share => `${100 * share}%`;

const dot = name => name === "hall"
  ? svg("circle", { class: name, r: "0.42rem" })
  : svg("rect", { class: name, x: "-0.33rem", y: "-0.33rem", width: "0.66rem", height: "0.66rem", transform: "rotate(45)" });

const mark = (name, { mean, low, high }, y) => [
  svg("line", { class: `interval ${name}`, x1: across(low ?? mean), x2: across(high ?? mean), y1: y, y2: y }),
  svg("svg", { class: "at", x: across(mean), y }, dot(name)),
];

const sign = name => svg("svg", { class: "sample", "aria-hidden": "true" }, svg("svg", { class: "at", x: "50%", y: "50%" }, dot(name)));

/** The sentences of a verdict, which the server gives as data. */
const verdict = (texts, found, fewest) => {
  const words = texts.result;
  if (found.some(arm => arm.rate === "few")) return [fill(words.few, { n: fewest })];
  const excluded = found.flatMap((arm, at) => arm.rate === "excludes" ? [texts.offer.arms[arms[at]]] : []);
  return [
    ...found.flatMap((arm, at) => arm.sign ? [words[arm.sign][arms[at]]] : []),
    excluded.length === 0 ? words.notExcluded
      : excluded.length === found.length ? words.allExcluded : fill(words.excluded, { arms: excluded.map(arm => fill(words.arm, { arm })).join(", ") }),
  ];
};

const inNumbers = (texts, arm, at) => fill(texts.result.row, {
  arm: texts.offer.arms[arms[at]],
  hall: arm.asked
    ? fill(texts.result.of, { yes: arm.yes, asked: arm.asked, low: percent(arm.hall.low), high: percent(arm.hall.high) })
    : texts.result.none,
  model: fill(texts.result.modelOf, {
    mean: percent(arm.model.mean, 1), low: percent(arm.model.low, 1), high: percent(arm.model.high, 1),
  }),
});

const save = async () => {
  const response = await fetch("/api/hall/counts.csv", { headers: tokenHeaders() });
  if (!response.ok) return;
  const address = URL.createObjectURL(await response.blob());
  el("a", { href: address, download: "hall.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};
