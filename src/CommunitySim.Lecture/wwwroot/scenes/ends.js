import { el, fill, svg } from "lecture/common/dom.js";

/** The opening: one question, and the two ways through the scenes. */
export const opening = ({ texts, go, short, routes }) => ({
  elements: [
    el("header", {}, el("h1", { text: texts.opening.title }), el("p", { class: "lead", text: texts.opening.lead })),
    group(),
    el("div", { class: "ways" },
      way(texts.opening.short20, routes, short, go, "primary"),
      way(texts.opening.whole, routes, "", go)),
  ],
});

const way = (text, routes, name, go, look) => el("button", {
  type: "button", class: look, text: fill(text, { n: routes[name].scenes.length }), onclick: () => go(name),
});

/** The five words that every scene uses, drawn. */
export const terms = ({ texts }) => ({
  elements: [
    el("header", {}, el("h1", { text: texts.terms.title })),
    el("ol", { class: "terms" }, ...Object.entries(drawings).map(([name, draw]) => el("li", { class: name },
      draw(), el("h2", { text: texts.terms.words[name].word }), el("p", { text: texts.terms.words[name].means })))),
  ],
});

const marks = { supported: "✓", refuted: "✗", undecided: "?", unattributed: "(✓)" };

/** The first closing screen: the verdicts of all claims that were computed. */
export const closing = ({ scenes, texts, answers }) => ({
  elements: [
    el("header", {}, el("h1", { text: texts.closing.title })),
    el("ul", { class: "outcomes" }, ...scenes.filter(scene => scene.id.startsWith("C"))
      .map(scene => outcome(texts, scene, answers.get(scene.id)))),
    el("ul", { class: "marks" },
      ...Object.keys(marks).map(name => el("li", { text: `${marks[name]} ${texts.outcome[name]}` }))),
  ],
});

/** The last screen: what the model cannot tell. */
export const limits = ({ texts }) => ({
  elements: [
    el("header", {}, el("h1", { text: texts.limits.title })),
    el("ul", { class: "points" }, ...texts.limits.points.map(point => el("li", { text: point }))),
    el("p", {}, el("a", { href: "#/handout", text: texts.limits.handout })),
    el("details", { class: "sources" }, el("summary", { text: texts.sources }),
      el("ul", {}, ...texts.limits.sources.map(source => el("li", {}, sourceOf(source))))),
  ],
});

/** A source as a link, or as words where it has no address. */
export const sourceOf = ({ text, url }) =>
  url ? el("a", { href: url, target: "_blank", rel: "noreferrer", text }) : text;

const outcome = (texts, scene, answer) => {
  const found = answer?.verdict.outcome ?? "unknown";
  const label = answer ? texts.outcome[found] : texts.closing.unknown;
  return el("li", { class: found }, el(
    "a",
    {
      href: `#/scenes/${scene.id}/2`,
      title: texts.all[scene.id].title,
      "aria-label": fill(texts.closing.entry, { name: texts.all[scene.id].name, label }),
    },
    el("span", { class: "mark", "aria-hidden": "true", text: marks[found] ?? "·" }), ` ${texts.all[scene.id].name}`));
};

const drawing = (box, ...children) =>
  svg("svg", { class: "drawing", viewBox: box, "aria-hidden": "true" }, ...children);
const tie = ([x1, y1], [x2, y2], name = "tie") => svg("line", { class: name, x1, y1, x2, y2 });
const person = (cx, cy, name = "") => svg("g", { class: `person ${name}` },
  svg("circle", { cx, cy: cy - 9, r: 6 }), svg("path", { d: `M${cx - 10} ${cy + 14}a10 14 0 0 1 20 0z` }));
const bubble = (x, y, name, ...inside) => svg("g", { class: `bubble ${name}` },
  svg("path", { d: `M${x} ${y}h26v16h-16l-6 6v-6h-4z` }), ...inside);
const seller = cx => svg("g", { class: "seller" },
  svg("circle", { cx, cy: 32, r: 6 }), svg("path", { d: `M${cx - 10} 55a10 14 0 0 1 20 0z` }),
  svg("rect", { x: cx - 9, y: 23, width: 18, height: 3 }));

/** Twelve members around a brand, the same for everybody. */
const group = () => {
  const seats = Array.from({ length: 12 },
    (_, seat) => [150 + 120 * Math.cos(seat * Math.PI / 6), 62 + 42 * Math.sin(seat * Math.PI / 6)]);
  return drawing("0 0 300 125",
    ...seats.flatMap((seat, index) => [
      tie(seat, seats[(index + 1) % 12]), tie(seat, seats[(index + (index % 2 ? 3 : 5)) % 12])]),
    ...seats.map(([x, y]) => person(x, y)), svg("g", { transform: "translate(105 22)" }, seller(45)));
};

const drawings = {
  pitch: () => drawing("0 0 100 64", seller(22), person(80, 41), bubble(36, 10, "ask"),
    svg("path", { class: "coin", d: "M49 13v10M45 20l4 4 4-4" })),
  problem: () => drawing("0 0 100 64", person(50, 41), bubble(60, 6, "",
    svg("text", { x: 73, y: 19, "text-anchor": "middle", text: "?" }))),
  muted: () => drawing("0 0 100 64",
    seller(22), person(80, 41, "gone"), bubble(36, 10, "ask"), tie([34, 6], [66, 34], "no")),
  trust: () => drawing("0 0 100 64", person(50, 41),
    svg("path", {
      class: "heart", transform: "translate(28 -4) scale(.8)",
      d: "M50 20c-4-10-18-6-14 4 3 6 14 13 14 13s11-7 14-13c4-10-10-14-14-4z",
    })),
  reach: () => drawing("0 0 100 64",
    ...[14, 38, 62, 86].flatMap((x, index) => [person(x, 41, index < 3 ? "" : "gone"),
      ...index < 3 ? [svg("path", { class: "tick", d: `M${x - 5} 14l4 5 7-9` })] : []])),
};
