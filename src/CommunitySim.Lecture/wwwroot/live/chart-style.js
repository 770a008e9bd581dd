import { rem } from "lecture/common/rem.js";

/** Lengths drawn and left out in turn, in widths of the line, as in the report's charts; by name of the strategy. */
export const dashes = { convert: [], connect: [3.6, 1.6], absent: [1.2, 1.2], mine: [4, 1.4, 1.2, 1.4] };

/** A font for axes and canvases. No type is below 1 rem, so a size is rounded up. */
export const font = (size, weight = "") =>
  `${weight} ${Math.ceil(rem(size))}px ${getComputedStyle(document.body).fontFamily}`.trim();

/** The colours of the scheme, read anew after it changed. */
export const coloursOf = state => state.colours ??= (style =>
  Object.fromEntries(
    ["ink", "soft", "line", "paper", ...state.options.curves.map(curve => curve.name)].map(name =>
      [name, sixDigits(style.getPropertyValue(`--${name}`).trim())])))(getComputedStyle(document.documentElement));

/** Colours as #rrggbb, so that two more digits make them pale. */
const sixDigits = colour => colour.length === 4 ? colour.replace(/[^#]/g, "$&$&") : colour;
