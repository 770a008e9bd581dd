import { el, svg } from "lecture/common/dom.js";

// The plank turns around the middle of a picture of 100 by 62.
const middle = 50, plank = 34, reach = 42, boxWidth = 11, mostTilt = 16;

/** The tilt in degrees, positive where the right end sinks: full at a difference of `full`, less and less steep towards it. */
export const tiltOf = (left, right, full) => mostTilt * Math.tanh((right - left) / full * 1.5);

/**
 * A seesaw with weights on both ends. It tips by their difference.
 *
 * @param label  its text for those who do not see it
 * @param left, right  the captions below the ends
 * @param unit  the height of a weight of 1, in hundredths of the picture's width
 * @param full  the difference at which it lies almost on the ground
 * @returns element, and set({ left, right, label }) with weights { kind, value, sign }, the lowest first
 */
export const makeSeesaw = ({ label, left, right, unit = 40, full = 0.6 }) => {
  const board = svg("g", { class: "board" });
  const picture = svg("svg", { class: "picture", viewBox: "0 0 100 62", role: "img", "aria-label": label },
    svg("path", { class: "pivot", d: `M${middle} ${plank + 1}L${middle + 9} 60H${middle - 9}Z` }), board);
  const captions = [left, right].map(text => el("span", { text }));
  const set = weights => {
    const [a, b] = [sum(weights.left), sum(weights.right)];
    board.replaceChildren(
      svg("rect", { class: "plank", x: middle - reach, y: plank - 1, width: 2 * reach, height: 2.6, rx: 1 }),
      ...stack(weights.left, middle - reach + 8, unit),
      ...stack(weights.right, middle + reach - 8, unit));
    if (weights.label) picture.setAttribute("aria-label", weights.label);
    const tilt = weights.level ? 0 : tiltOf(a, b, full);
    element.dataset.tilt = tilt.toFixed(2);
    board.style.setProperty("transform", `rotate(${tilt}deg)`);
  };
  const element = el("figure", { class: "seesaw" }, picture,
    el("figcaption", {}, ...captions));
  set({ left: [], right: [] });
  return { element, set, captions };
};

const sum = weights => weights.reduce((total, { value }) => total + value, 0);

/** Weights one upon the other, each as high as its value. */
const stack = (weights, x, unit) => {
  let y = plank - 1;
  return weights.filter(({ value }) => value > 0).map(({ kind, value }) => {
    const height = Math.max(0.6, unit * value);
    y -= height;
    return svg("rect", { class: `weight ${kind}`, "data-kind": kind, x: x - boxWidth / 2, y, width: boxWidth, height, rx: 0.8 });
  });
};

/** The weights of an ask: the offer and what she owes, against the feared looks, their doubling by loss aversion, and the effort. */
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
