/** Creates an element with attributes, including "class", "text", "on…" functions and booleans. */
export const el = (name, attributes = {}, ...children) => put(document.createElement(name), attributes, children);

/** Creates an SVG element. */
export const svg = (name, attributes = {}, ...children) =>
  put(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

/** Fills the {slots} of a text. */
export const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (slot, name) => values[name] ?? slot);

let language = "en", units = { thousand: "{n}k", million: "{n}M", percent: "{n}%" };

/** Writes numbers as a language does. `words` are { thousand, million, percent }, with the slot {n}. */
export const useNumbers = (code, words) => { [language, units] = [code, words]; };

/** Formats a number. */
export const number = (value, digits = 2) => written(value, digits);

/** A number that is written already, with its unit: thousand, million or percent. */
export const inUnits = (unit, written) => fill(units[unit], { n: written });

/** Formats money in short, such as 31.2k; `digits` are those of thousands. */
export const money = (value, digits = 1) => Math.abs(value) >= 1e6
  ? inUnits("million", number(value / 1e6, 2)) : Math.abs(value) >= 1e3
    ? inUnits("thousand", number(value / 1e3, digits)) : number(value, 0);

/** Formats a share as percent. */
export const percent = (value, digits = 0) => written(value, digits, "percent");

const written = (value, digits, style = "decimal") =>
  value.toLocaleString(language, { style, minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("-", "−");

const put = (element, attributes, children) => {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "text") element.textContent = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
};

/** The icon of full screen, which few fonts have. */
export const fullScreenSign = () =>
  svg("svg", { viewBox: "0 0 20 20", class: "sign", "aria-hidden": "true" },
    svg("path", { d: "M2 7V2h5M13 2h5v5M18 13v5h-5M7 18H2v-5" }));
