import { fill } from "lecture/common/dom.js";
import { pairs } from "lecture/live/format.js";

/** Readable keys where the last word of a path is not. */
const short = {
  "member.lossAversion": "loss",
  "member.rejectionSeverity": "rejection",
  "brand.hoursPerThousandMembers": "hours",
  "brand.detectability": "seen",
};

const hours = ["pitch", "solve", "bond"];

/** The key of every parameter: the short one, else the last word of its path where no other has it, else the path. */
const keysOf = parameters => {
  const last = path => path.split(".").at(-1).toLowerCase();
  const taken = ["day", "show", "split"];
  const count = name => parameters.filter(({ path }) => last(path) === name).length;
  return new Map(parameters.map(({ path }) => [path, short[path]
    ?? (count(last(path)) > 1 || taken.includes(last(path)) || Object.values(short).includes(last(path))
      ? path
      : last(path))]));
};

/** Reads a value of a parameter; undefined if it cannot be one. */
const valueOf = (about, text) => {
  if (about.type === "word") return about.words.includes(text) ? text : undefined;
  const value = Number(text);
  const fits = text.trim() !== "" && Number.isFinite(value) && value >= about.min && value <= about.max
    && (about.type !== "whole" || Number.isInteger(value)) && !(about.aboveMin && value === about.min);
  return fits ? value : undefined;
};

const splitOf = text => {
  const parts = /^(\d{1,3})-(\d{1,3})-(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  return parts && parts.reduce((sum, part) => sum + part, 0) <= 100
    ? Object.fromEntries(hours.map((hour, at) => [hour, parts[at] / 100]))
    : undefined;
};

/**
 * The state of Live in its address: what differs from the default, the day that is marked, and the charts on show.
 * `view` is { day, pair }; `nameOf(path)` names a parameter in words.
 */
export const makeAddress = (settings, view, texts, nameOf) => {
  const keys = keysOf(settings.parameters);
  const paths = new Map([...keys].map(([path, key]) => [key, path]));
  let timer = 0;
  const query = () => {
    const { values, split } = settings.body();
    return [
      ...Object.entries(values).map(([path, value]) => `${keys.get(path)}=${encodeURIComponent(value)}`),
      ...split ? [`split=${hours.map(hour => Math.round(100 * split[hour])).join("-")}`] : [],
    ].join("&");
  };
  const whole = () => [
    query(),
    view.day ? `day=${view.day}` : "",
    view.pair ? `show=${pairs[view.pair].join("-")}` : "",
  ].filter(part => part).join("&");
  const link = asked => `#/live${asked ? `?${asked}` : ""}`;
  const write = () => {
    if (/^#\/live(\?|$)/.test(location.hash)) history.replaceState(null, "", link(whole()));
  };
  /** Sets what a query asks for, and returns a sentence for each part that is not possible and is left out. */
  const apply = asked => {
    const values = {}, refused = [];
    let split = null;
    view.day = null;
    view.pair = 0;
    for (const [key, text] of new URLSearchParams(asked)) {
      const path = paths.get(key) ?? (settings.about(key) ? key : undefined);
      const value = path ? valueOf(settings.about(path), text) : undefined;
      if (value !== undefined) values[path] = value;
      else if (path) refused.push(fill(texts.wrong, { name: nameOf(path), value: text }));
      else if (key === "split" && splitOf(text)) split = splitOf(text);
      else if (key === "day" && /^[1-9]\d{0,2}$/.test(text)) view.day = Number(text);
      else if (key === "show" && pairs.some(pair => pair.join("-") === text)) {
        view.pair = pairs.findIndex(pair => pair.join("-") === text);
      } else refused.push(fill(texts.unknown, { key, value: text }));
    }
    settings.replace(values, split);
    return refused;
  };
  return {
    query,
    link,
    apply,
    /** What the address asks for; null if it only names the view. */
    asked: () => /^#\/live\?(.+)$/.exec(location.hash)?.[1] ?? null,
    /** Writes the address soon: browsers refuse hundreds of changes at a time. */
    follow() {
      clearTimeout(timer);
      timer = setTimeout(write, 200);
    },
    close: () => clearTimeout(timer),
  };
};
