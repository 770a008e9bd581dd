import { el, svg } from "lecture/common/dom.js";

// The plank turns around the middle of a picture of 100 by 56.
const middle = 50, plank = 34, reach = 42, boxWidth = 12, mostTilt = 14, least = 0.005;

/** The tilt in degrees, positive where the right end sinks; a difference of `full` nearly puts it on the ground. */
export const tiltOf = (left, right, full) => mostTilt * Math.tanh(1.5 * (right - left) / full);

/**
 * A seesaw with weights on both ends. It tips by their difference, and names its weights below each end, the upper ones first.
 *
 * @param names  what the weights are called, by kind; null leaves the names away
 * @param unit  the height of a weight of 1, in hundredths of the picture's width
 * @param full  the difference at which it lies almost on the ground
 * @param draw  draws what stands on an end instead of a weight, by kind and value, above the point 0, 0
 * @param rises  whether the end with more goes up instead
 * @returns element, and set({ left, right, label, level }) with weights { kind, value }, the lowest first; level holds it still
 */
export const makeSeesaw = ({ names, unit = 36, full = 0.6, draw = null, rises = false }) => {
  const board = svg("g", { class: "board" });
  const picture = svg("svg", { class: "tipping", viewBox: "0 0 100 56", role: "img" },
    svg("path", { class: "pivot", d: `M${middle} ${plank + 1}L${middle + 8} 55H${middle - 8}Z` }), board);
  const ends = [el("ul"), el("ul")];
  const element = el("figure", { class: "seesaw" }, picture, names ? el("figcaption", {}, ...ends) : null);
  const stand = (weights, x) => draw
    ? weights.map(({ kind, value }) => svg("g", { transform: `translate(${x} ${plank - 1})` }, draw(kind, value)))
    : stack(weights, x, unit);
  return {
    element,
    set({ left, right, label, level = false }) {
      board.replaceChildren(
        svg("rect", { class: "plank", x: middle - reach, y: plank - 1, width: 2 * reach, height: 2.6, rx: 1 }),
        ...stand(left, middle - reach + 8), ...stand(right, middle + reach - 8));
      if (names) ends.forEach((end, side) => end.replaceChildren(...[left, right][side].filter(({ value }) => value >= least).reverse()
        .map(({ kind }) => el("li", {}, el("i", { class: `weight ${kind}`, "aria-hidden": "true" }), names[kind]))));
      picture.setAttribute("aria-label", label);
      const tilt = level ? 0 : (rises ? -1 : 1) * tiltOf(sum(left), sum(right), full);
      element.dataset.tilt = tilt.toFixed(2);
      board.style.setProperty("transform", `rotate(${tilt}deg)`);
    },
  };
};

const sum = weights => weights.reduce((total, { value }) => total + value, 0);

/** Weights one upon the other, each as high as its value. */
const stack = (weights, x, unit) => {
  let y = plank - 1;
  return weights.filter(({ value }) => value >= least).map(({ kind, value }) => {
    const height = unit * value;
    y -= height;
    return svg("rect", { class: `weight ${kind}`, "data-kind": kind, "data-value": value.toFixed(4),
      x: x - boxWidth / 2, y, width: boxWidth, height, rx: 0.6 });
  });
};

/** The weights of an ask: the offer and what she owes, against the looks she fears, doubled by loss aversion, and the effort. */
export const weightsOf = ask => ({
  left: [
    { kind: "offer", value: ask.offer },
    { kind: "owed", value: Math.max(0, ask.obligationTerm) },
  ],
  right: [
    { kind: "effort", value: ask.effort },
    { kind: "looks", value: ask.expectedPain },
    { kind: "doubled", value: Math.max(0, ask.rejection - ask.expectedPain) },
    { kind: "strain", value: Math.max(0, -ask.obligationTerm) },
  ],
});
