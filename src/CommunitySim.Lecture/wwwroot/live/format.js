import { inUnits, number, percent } from "lecture/common/dom.js";

/** As a hall reads a number: two digits that count. */
export const two = value => {
  const rounded = round(value);
  return number(rounded, rounded === 0 ? 0 : Math.max(0, 1 - Math.floor(Math.log10(Math.abs(rounded)) + 1e-9)));
};

const round = value => Number(value.toPrecision(2));

/** Money in two digits, such as 31k. */
export const rough = value => {
  const money = round(value), size = Math.abs(money);
  if (size >= 1e6) return inUnits("million", two(money / 1e6));
  if (size >= 1e3) return inUnits("thousand", two(money / 1e3));
  return number(money, 0);
};

/** A share in whole percents; below 10% in two digits, so that 0.5% is not nothing. */
export const share = value => percent(value, value > 0 && value < 0.0095 ? 1 : 0);

/** The charts: how an axis and a reader's eye get their numbers, what a value is worth, and the most it can be. */
export const forms = {
  trust: { tick: value => number(value, value % 1 ? 1 : 0), read: value => number(value, 2), most: 1 },
  reach: { tick: value => percent(value), read: share, most: 1 },
  customers: { tick: value => percent(value), read: share, most: 1 },
  value: { tick: rough, read: rough, perThousand: true },
};

/** The pairs of charts that are shown together. */
export const pairs = [["trust", "reach"], ["customers", "value"]];

/** The curves of an answer; money is that of a thousand members. */
export const curvesOf = (answer, name, form) => {
  if (!form.perThousand) return answer.curves[name];
  const scaled = values => values.map(value => value === null ? null : value * perThousand(answer));
  return answer.curves[name].map(
    curve => Object.fromEntries(Object.entries(curve).map(([part, values]) => [part, scaled(values)])));
};

/** What money of the whole community is for a thousand members. */
export const perThousand = answer => 1000 / answer.members;
