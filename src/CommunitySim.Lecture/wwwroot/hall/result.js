import { el, fill, percent, svg } from "lecture/common/dom.js";
import { tokenHeaders } from "lecture/common/token.js";
import { arms } from "lecture/hall/offer.js";

const left = 360, right = 1200, top = 20, row = 110, ticks = [0, 0.25, 0.5, 0.75, 1];

/** Step 3: the hall's rates beside the model's on one axis, and what they say. */
export const drawResult = ({ texts, about }) => {
  const words = texts.result, chart = el("figure", { class: "rates" }), said = el("div", { class: "said", "aria-live": "polite" });
  const sure = el("div", { class: "numbers" });
  return {
    elements: [
      el("header", {}, el("h1", { text: words.title })),
      chart, said,
      el("div", { class: "more" },
        el("details", {}, el("summary", { text: words.sure }), sure,
          el("p", { text: fill(words.about, { block: about.blockSize, seed: about.seed }) })),
        el("button", { type: "button", text: words.save, onclick: save })),
    ],
    update: ({ offer }) => {
      const found = offer?.arms;
      if (!found) return said.replaceChildren(el("p", { text: words.waiting }));
      chart.replaceChildren(draw(texts, found));
      said.replaceChildren(...verdict(texts, found, offer.fewestAnswers).map(text => el("p", { text })));
      sure.replaceChildren(...found.map((arm, at) => el("p", { text: numbers(texts, arm, at) })));
    },
  };
};

const draw = (texts, found) => svg("svg", { viewBox: `0 0 1260 ${top + 3 * row + 70}`, role: "img", "aria-label":
  found.map((arm, at) => numbers(texts, arm, at)).join(". ") },
  ...ticks.flatMap(share => [
    svg("line", { class: "tick", x1: x(share), x2: x(share), y1: top, y2: top + 3 * row }),
    svg("text", { class: "axis", x: x(share), y: top + 3 * row + 32, text: percent(share) }),
  ]),
  svg("text", { class: "axis title", x: (left + right) / 2, y: top + 3 * row + 64, text: texts.result.axis }),
  ...found.flatMap((arm, at) => {
    const y = top + at * row + row / 2;
    return [
      svg("text", { class: "arm", x: 0, y: y + 9, text: texts.offer.arms[arms[at]] }),
      ...arm.asked ? mark("hall", arm.hall, y - 18, at === 0 ? texts.result.hall : null) : [],
      ...mark("model", arm.model, y + 20, at === 0 ? texts.result.model : null),
    ];
  }));

const x = share => left + share * (right - left);

const mark = (name, { mean, low, high }, y, label) => [
  svg("line", { class: `interval ${name}`, x1: x(low ?? mean), x2: x(high ?? mean), y1: y, y2: y }),
  name === "hall"
    ? svg("circle", { class: name, cx: x(mean), cy: y, r: 11 })
    : svg("path", { class: name, d: `M${x(mean)} ${y - 13}l13 13l-13 13l-13 -13z` }),
  label ? svg("text", { class: `name ${name}`, x: x(Math.min(high ?? mean, 0.8)) + 24, y: y + 9, text: label }) : null,
];

/** The sentences of a verdict, which the server gives as data. */
export const verdict = (texts, found, fewest) => {
  const words = texts.result;
  if (found.some(arm => arm.rate === "few")) return [fill(words.few, { n: fewest })];
  const excluded = found.flatMap((arm, at) => arm.rate === "excludes" ? [texts.offer.arms[arms[at]]] : []);
  return [
    ...found.flatMap((arm, at) => arm.sign ? [words[arm.sign][arms[at]]] : []),
    excluded.length ? fill(words.excluded, { arms: excluded.join(", ") }) : words.notExcluded,
  ];
};

const numbers = (texts, arm, at) => fill(texts.result.row, {
  arm: texts.offer.arms[arms[at]],
  hall: arm.asked
    ? fill(texts.result.of, { yes: arm.yes, asked: arm.asked, low: percent(arm.hall.low), high: percent(arm.hall.high) })
    : texts.result.none,
  model: fill(texts.result.modelOf, { mean: percent(arm.model.mean, 1), low: percent(arm.model.low, 1), high: percent(arm.model.high, 1) }),
});

const save = async () => {
  const response = await fetch("/api/hall/counts.csv", { headers: tokenHeaders() });
  if (!response.ok) return;
  const address = URL.createObjectURL(await response.blob());
  el("a", { href: address, download: "hall.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
};
