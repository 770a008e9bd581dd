import { fill, money, number, percent } from "lecture/common/dom.js";

const forms = {
  rate: value => percent(value, 1),
  points: value => number(Math.round(1000 * value) / 10 + 0, 1),
  trust: value => number(value, 3),
  pain: value => number(value, 3),
  money,
};

const bare = (scene, value) => forms[scene.unit](value);

/** A number of a scene with its unit. */
export const amount = (scene, texts, value) => fill(texts.units[scene.unit], { n: bare(scene, value) });

/** A 95% interval in brackets; empty if too few worlds differ. */
export const brackets = (scene, { low, high }) =>
  Number.isFinite(low) && Number.isFinite(high) ? `[${bare(scene, low)}, ${bare(scene, high)}]` : "";

/** A mean with its interval. */
export const withInterval = (scene, texts, interval) =>
  `${amount(scene, texts, interval.mean)} ${brackets(scene, interval)}`.trim();

/** A difference with its interval and its unit; for shares, percentage points. */
export const difference = (scene, texts, interval) =>
  fill(texts.differences[scene.unit], { n: `${bare(scene, interval.mean)} ${brackets(scene, interval)}`.trim()
    .replaceAll("%", "") });

/** The smallest difference that matters, with its unit; for shares, percentage points. */
export const least = (scene, texts, value) =>
  fill(texts.differences[scene.unit], { n: bare(scene, value).replaceAll("%", "") });

/** "a, b and c". */
export const list = (texts, items) =>
  items.length < 2 ? items.join("") : fill(texts.and, { first: items.slice(0, -1).join(", "), last: items.at(-1) });
