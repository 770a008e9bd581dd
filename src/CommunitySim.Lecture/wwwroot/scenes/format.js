import { fill, inUnits, number } from "lecture/common/dom.js";

/** How a unit is shown: what values are multiplied by, its sign of numbers, and whether a word stands for the sign. */
const units = {
  rate: { scale: 100, form: "percent" },
  points: { scale: 100, form: "plain" },
  trust: { scale: 100, form: "plain" },
  moreTrust: { scale: 100, form: "plain" },
  lessTrust: { scale: 100, form: "plain", bySign: true },
  pain: { scale: 1, form: "plain" },
  plain: { scale: 1, form: "plain" },
  money: { scale: 1, form: "money" },
  change: { scale: 1, form: "money", bySign: true },
  lead: { scale: 1, form: "money", bySign: true },
};

/** The unit of an observable of a claim, for differences of it. */
export const unitOf = observable => observable === "value" ? "money"
  : /^log-odds|^impressions$|^painPerDecline$/.test(observable) ? "plain" : "points";

const power = value => 10 ** Math.floor(Math.log10(value) + 1e-9);

/** What numbers shown together are rounded to, so that the largest has two digits. */
export const stepOf = (unit, values) => {
  const most = units[unit].scale * Math.max(0, ...values.map(Math.abs).filter(Number.isFinite));
  return most > 0 ? power(most) / 10 : 1;
};

/** What an interval is rounded to: one digit of its half width. */
const stepOfInterval = (unit, { low, high }, otherwise) => {
  const half = units[unit].scale * (high - low) / 2;
  return Number.isFinite(half) && half > 0 ? power(half) : otherwise;
};

const rounded = (unit, value, step) => {
  const { scale, form } = units[unit], exact = Math.round(scale * value / step) * step + 0;
  const write = (divisor = 1) => number(exact / divisor, Math.max(0, -Math.floor(Math.log10(step / divisor) + 1e-9)));
  if (form === "percent") return inUnits("percent", write());
  if (form === "money" && Math.abs(exact) >= 1e6) return inUnits("million", write(1e6));
  return form === "money" && Math.abs(exact) >= 1e3 ? inUnits("thousand", write(1e3)) : write();
};

/** A number for the hall: two digits, and a word beside it that says what they are. */
export const amount = (texts, unit, value, step) => {
  const { scale, bySign } = units[unit];
  const sign = Math.sign(Math.round(scale * value / step));
  return {
    number: rounded(unit, bySign ? Math.abs(value) : value, step),
    word: texts.words[unit]?.[bySign ? ["minus", "zero", "plus"][sign + 1] : "any"] ?? "",
  };
};

/** A mean with its interval as words, rounded to what the interval justifies; the mean alone without an interval. */
export const range = (texts, unit, { mean, low, high }, otherwise) => {
  const turn = units[unit].bySign && mean < 0;
  const step = stepOfInterval(unit, { low, high }, otherwise ?? stepOf(unit, [mean]));
  const part = value => rounded(unit, value, step);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return { mean: part(turn ? -mean : mean), ends: "" };
  const ends = turn ? [-high, -low] : [low, high];
  return {
    mean: part(turn ? -mean : mean),
    ends: part(ends[0]) === part(ends[1]) ? "" : between(texts, part(ends[0]), part(ends[1])),
  };
};

/** Two ends whose unit is said once; a dash beside a minus could not be read. */
const between = (texts, low, high) => {
  const [unit] = /[^\d]*$/.exec(high), least = low.endsWith(unit) ? low.slice(0, low.length - unit.length) : low;
  return fill(high.startsWith("−") ? texts.rangeBelow : texts.range, { least, most: high });
};

/** One number alone, in one digit. */
export const least = (unit, value) => rounded(unit, value, 10 * stepOf(unit, [value]));

/** The best policy of a family in words, such as "4 h a day, for 90 days"; empty if its name tells neither. */
export const policy = (texts, name) => {
  const [, hours, days] = /(?: (\d+(?:\.\d+)?) h)?(?: for (\d+) days)?$/.exec(name);
  return [
    hours && fill(texts.policyHours, { n: number(Number(hours), Number.isInteger(Number(hours)) ? 0 : 1) }),
    days && fill(texts.policyDays, { n: days }),
  ].filter(Boolean).join(", ");
};
