import { el, fill, svg } from "lecture/common/dom.js";

/** The opening, which explains the simulation on one screen. */
export const opening = ({ texts }) => ({
  elements: [
    el("header", {}, el("h1", { text: texts.opening.title }), el("p", { class: "lead", text: texts.opening.lead })),
    el("ol", { class: "three" },
      ...texts.opening.parts.map((part, index) => el("li", {},
        drawings[index](),
        el("h2", { text: part.title }),
        el("p", { text: part.text })))),
    el("p", { class: "how", text: texts.opening.how }),
  ],
});

/** The closing: the verdicts of all claims, and the limits of the model. */
export const closing = ({ scenes, texts, answers }) => ({
  elements: [
    el("header", {}, el("h1", { text: texts.closing.title })),
    el("div", { class: "two ends" },
      el("ul", { class: "points" }, ...texts.closing.points.map(
        point => el("li", {}, el("strong", { text: `${point.title} ` }), point.text))),
      el("section", { class: "side" }, el("h2", { text: texts.closing.claims }),
        el("ul", { class: "outcomes" }, ...scenes.map(scene => outcome(texts, scene, answers.get(scene.id)))),
        el("p", { class: "soft", text: texts.closing.small }))),
    el("p", { class: "sources" },
      ...texts.closing.sources.map(source =>
        el("a", { href: source.url, target: "_blank", rel: "noreferrer", text: source.text }))),
  ],
});

const marks = { supported: "✓", refuted: "✗", undecided: "?", unattributed: "(✓)" };

const outcome = (texts, scene, answer) => {
  const found = answer?.verdict.outcome ?? "unknown";
  const label = answer ? texts.outcome[found] : texts.closing.unknown;
  return el("li", { class: found }, el(
    "a",
    {
      href: `#/scenes/${scene.id}/2`,
      title: texts.all[scene.id].title,
      "aria-label": fill(texts.closing.entry, { id: scene.id, title: texts.all[scene.id].title, label }),
    },
    el("span", { class: "mark", "aria-hidden": "true", text: marks[found] ?? "·" }), ` ${scene.id}`));
};

// Twelve members around a brand, the same for everybody.
const seats = Array.from({ length: 12 },
  (_, seat) => [50 + 38 * Math.cos(seat * Math.PI / 6), 34 + 26 * Math.sin(seat * Math.PI / 6)]);
const picture = (...children) =>
  svg("svg", { class: "drawing", viewBox: "0 0 100 68", "aria-hidden": "true" }, ...children);
const tie = ([x1, y1], [x2, y2], name = "tie") => svg("line", { class: name, x1, y1, x2, y2 });
const member = ([cx, cy], name = "") => svg("circle", { class: `person ${name}`, cx, cy, r: 4 });

const drawings = [
  () => picture(
    ...seats.flatMap((seat, index) => [
      tie(seat, seats[(index + 1) % 12]),
      tie(seat, seats[(index + (index % 2 ? 3 : 5)) % 12])]),
    ...seats.map(seat => member(seat))),
  () => picture(
    ...[0, 1, 2].map(row => svg("g", { class: ["pitch", "solve", "bond"][row] },
      ...Array.from({ length: 8 }, (_, hour) => svg("rect", {
        x: 6 + hour * 11.2,
        y: 8 + row * 19,
        width: 9,
        height: 13,
        rx: 2,
        class: hour < [8, 6, 2][row] ? "on" : "off",
      }))))),
  () => picture(
    ...Array.from({ length: 15 }, (_, world) => svg("circle", {
      class: "dot",
      cx: 50 + 30 * Math.sin(world * 2.4) * Math.cos(world * 1.1),
      cy: 12 + 38 * ((world * 0.618) % 1),
      r: 3,
    })),
    tie([50, 8], [50, 54], "mean"), tie([36, 60], [64, 60], "mean"), tie([36, 57], [36, 63], "mean"),
    tie([64, 57], [64, 63], "mean")),
];
