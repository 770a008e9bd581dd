import { el, fill, number, percent } from "lecture/common/dom.js";

/** The most neighbours to draw one by one. */
const most = 48;

/** Draws her neighbours by descending trust: who endorses, who does not, and the resulting disapproval. */
export const listNeighbours = (texts, ask, choose) => {
  const sorted = [...ask.neighbours].sort(
    (one, other) => Number(other.endorses) - Number(one.endorses) || other.trust - one.trust);
  const endorsing = sorted.filter(neighbour => neighbour.endorses).length, count = sorted.length;
  return el("figure", { class: "neighbours" },
    el("figcaption", { text: count === 0 ? texts.alone : fill(texts.endorsing, { endorsing, count }) }),
    el("ul", {},
      ...sorted.slice(0, most).map(neighbour => el("li", {}, dot(texts, neighbour, choose))),
      count > most ? el("li", { class: "soft", text: fill(texts.more, { count: count - most }) }) : null));
};

/** What her neighbours make of it, in numbers. */
export const disapprovalOf = (texts, ask, threshold) => [
  el("p", {},
    fill(texts.endorsement, { share: percent(ask.endorsement) }),
    " ",
    el("strong", { text: fill(texts.disapproval, { disapproval: number(ask.disapproval) }) })),
  el("p", { class: "soft", text: fill(texts.threshold, { threshold: number(threshold, 1) }) }),
];

const dot = (texts, { seat, trust, endorses }, choose) => {
  const name = fill(endorses ? texts.endorser : texts.doubter, { seat: seat + 1, trust: number(trust) });
  return el("button", {
    type: "button",
    class: `neighbour ${endorses ? "endorses" : "doubts"}`,
    "data-neighbour": `${seat}`,
    "aria-label": name,
    title: name,
    text: endorses ? "✓" : "–",
    onclick: () => choose(seat),
  });
};
