import { svg } from "lecture/common/dom.js";

/** A small curve of trust with a line at the current day. */
export const drawCurve = (root, values, name) => {
  const days = values.length, at = value => 30 - 28 * value;
  const day = svg("line", { class: "day", x1: 0, x2: 0, y1: 0, y2: 32 }),
    spot = svg("circle", { class: "spot", r: 2.4, cx: 0, cy: 0 });
  const picture = svg(
    "svg", { class: "spark", viewBox: "0 0 200 32", preserveAspectRatio: "none", role: "img", "aria-label": name },
    svg("polyline", { class: "line", points: values.map(
      (value, index) => `${200 * index / Math.max(1, days - 1)},${at(value)}`).join(" ") }), day, spot);
  root.replaceChildren(picture);
  return now => {
    const index = Math.max(0, now - 1), x = 200 * index / Math.max(1, days - 1);
    day.setAttribute("x1", x);
    day.setAttribute("x2", x);
    spot.setAttribute("cx", x);
    spot.setAttribute("cy", at(values[index]));
  };
};
