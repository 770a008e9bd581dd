"use strict";
// Shows values of charts under the pointer, a finger or the arrow keys, and saves charts as PNG. The page is complete without it.
(() => {
  const SVG = "http://www.w3.org/2000/svg";

  const node = (name, parent, text) => {
    const made = parent.appendChild(document.createElement(name));
    made.textContent = text ?? "";
    return made;
  };

  const shape = (name, parent, attributes) => {
    const made = parent.appendChild(document.createElementNS(SVG, name));
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  // Three digits, or whole numbers above a hundred, are all that is visible in the chart.
  const amount = value => {
    const size = Math.abs(value);
    const digits = size === 0 ? "0" : size >= 99.95 ? Math.round(size).toLocaleString("en") : size.toPrecision(3);
    return (value < 0 && size > 0 ? "\u2212" : "") + digits;
  };

  const place = (axis, at) => {
    const value = axis.logarithmic ? 10 ** at : at;
    return String(Number(value.toPrecision(4))).replace("-", "\u2212");
  };

  /** The values of the curves at a position: a name, a number, its interval. */
  const readings = (panel, at) => panel.series.flatMap(one => {
    const i = one.x.indexOf(at);
    if (i < 0 || one.y[i] === null) return [];
    const known = one.low.length > 0 && one.low[i] !== null && one.high[i] !== null;
    return [{ one, value: one.y[i], interval: known ? `[${amount(one.low[i])}, ${amount(one.high[i])}]` : "" }];
  });

  const enhance = figure => {
    const plate = figure.querySelector(".plate");
    const svg = plate.querySelector("svg");
    // The drawing holds the numbers of curves in their panel, and the words of single marks as titles.
    const panels = [...svg.querySelectorAll("g.panel[data-hover]")].map(panel => JSON.parse(panel.dataset.hover))
      .map(panel => ({ ...panel, stops: [...new Set(panel.series.flatMap(one => one.x))]
        .filter(at => at !== null).sort((a, b) => a - b) }));
    // Titles are removed from the drawing, or the browser would show them a second time.
    svg.setAttribute("aria-label", [...svg.children].filter(one => /^(title|desc)$/.test(one.localName))
      .map(one => one.textContent).join(". "));
    svg.removeAttribute("aria-labelledby");
    svg.querySelector(":scope > title")?.remove();
    const marks = [...svg.querySelectorAll("title")]
      .map(title => ({ shape: title.parentElement, words: title.textContent }));
    svg.querySelectorAll("title").forEach(title => title.remove());
    const box = figure.appendChild(document.createElement("div"));
    box.className = "reading";
    box.setAttribute("role", "status");
    box.hidden = true;
    let cursor = null;
    let held = null; // what the keys moved to: { panel, stop } or { mark }

    const toPixel = (panel, x, y) => {
      const [left, top, right, bottom] = panel.box;
      return [
        left + (x - panel.x.min) / (panel.x.max - panel.x.min) * (right - left),
        bottom - (y - panel.y.min) / (panel.y.max - panel.y.min) * (bottom - top),
      ];
    };

    const hide = () => {
      box.hidden = true;
      cursor?.remove();
      cursor = held = null;
    };

    /** Places the box beside a point of the drawing, inside the figure. */
    const show = (x, y, spoken) => {
      box.setAttribute("aria-live", spoken ? "polite" : "off");
      box.hidden = false;
      const point = new DOMPoint(x, y).matrixTransform(svg.getScreenCTM());
      const frame = figure.getBoundingClientRect();
      const [wide, high] = [box.offsetWidth, box.offsetHeight];
      const right = point.x - frame.left + 16;
      const left = right + wide <= frame.width
        ? right
        : Math.max(0, Math.min(point.x - frame.left - 16 - wide, frame.width - wide));
      box.style.left = `${left}px`;
      box.style.top = `${Math.max(0, Math.min(point.y - frame.top - high / 2, plate.offsetHeight - high))}px`;
    };

    const showStop = (panel, stop, height, spoken) => {
      const at = panel.stops[stop];
      const found = readings(panel, at);
      const [left, top, right, bottom] = panel.box;
      box.replaceChildren();
      node("b", box, `${panel.y.label}, ${panel.x.label} ${place(panel.x, at)}`);
      cursor?.remove();
      cursor = shape("g", svg, { class: "cursor", "aria-hidden": "true" });
      const [x] = toPixel(panel, at, panel.y.min);
      shape("line", cursor, { x1: x, x2: x, y1: top, y2: bottom, stroke: "#1a1a1a", "stroke-width": 2 });
      for (const { one, value, interval } of found) {
        const row = node("div", box);
        const sample = shape("svg", row, { viewBox: "0 0 30 12", "aria-hidden": "true" });
        shape("line", sample, { x1: 0, x2: 30, y1: 6, y2: 6, stroke: one.colour, "stroke-width": 4 });
        const words = node("span", row, one.name === "" ? "" : `${one.name}: `);
        words.append(amount(value), " ");
        node("i", words, interval);
        const y = toPixel(panel, at, value)[1];
        if (y >= top - 1 && y <= bottom + 1 && x >= left - 1 && x <= right + 1) {
          shape("circle", cursor, { cx: x, cy: y, r: 9, fill: "#ffffff", stroke: one.colour, "stroke-width": 5 });
        }
      }
      show(x, height ?? (top + bottom) / 2, spoken);
    };

    const showMark = ({ shape: marked, words }, x, y, spoken) => {
      box.replaceChildren();
      node("b", box, words);
      cursor?.remove();
      const bounds = marked.getBBox();
      cursor = shape("g", svg, { class: "cursor", "aria-hidden": "true", "pointer-events": "none" });
      shape("rect", cursor, { x: bounds.x, y: bounds.y, width: bounds.width, height: bounds.height,
        fill: "none", stroke: "#1a1a1a", "stroke-width": 4 });
      show(x ?? bounds.x + bounds.width, y ?? bounds.y + bounds.height / 2, spoken);
    };

    const nearest = (values, value) =>
      values.reduce((best, one, i) => Math.abs(one - value) < Math.abs(values[best] - value) ? i : best, 0);

    const point = event => {
      held = null;
      const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      const mark = marks.find(one => one.shape.contains(event.target));
      const panel = panels.find(({ box: [left, top, right, bottom] }) => x >= left - 12
        && x <= right + 12 && y >= top - 12 && y <= bottom + 12);
      if (mark) {
        showMark(mark, x, y, false);
      } else if (panel) {
        const [left, , right] = panel.box;
        showStop(panel, nearest(
          panel.stops, panel.x.min + (x - left) / (right - left) * (panel.x.max - panel.x.min)), y, false);
      } else {
        hide();
      }
    };

    // The keys move along one row of places: all positions of a panel, or all marks with words.
    const rows = [...panels.map(panel => ({ panel, size: panel.stops.length })),
      ...(marks.length > 0 ? [{ size: marks.length }] : [])];
    const step = event => {
      const far = event.shiftKey ? 10 : 1;
      const move = { ArrowRight: [0, far], ArrowLeft: [0, -far], ArrowDown: [1, 0], ArrowUp: [-1, 0],
        Home: [0, -Infinity], End: [0, Infinity] }[event.key];
      if (event.key === "Escape") {
        hide();
      } else if (move && rows.length > 0 && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        const first = { row: 0, stop: rows[0].panel ? rows[0].size - 1 : 0 };
        const row = held ? Math.min(Math.max(held.row + move[0], 0), rows.length - 1) : first.row;
        const stop = held ? Math.min(Math.max(held.stop + move[1], 0), rows[row].size - 1) : first.stop;
        if (rows[row].panel) showStop(rows[row].panel, stop, null, true);
        else showMark(marks[stop], null, null, true);
        held = { row, stop };
      }
    };

    plate.addEventListener("pointermove", point);
    plate.addEventListener("pointerdown", point);
    plate.addEventListener("pointerleave", event => { if (event.pointerType === "mouse") hide(); });
    plate.addEventListener("scroll", hide);
    plate.addEventListener("keydown", step);
    plate.addEventListener("blur", hide);
    document.addEventListener("pointerdown", event => { if (!plate.contains(event.target)) hide(); });

    const button = figure.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => { hide(); save(svg, button.dataset.file); });
  };

  /**
   * Draws a chart at twice its size and saves it as a file. A blob address would lock the canvas in some browsers, so
   * it uses a data address.
   */
  const save = (svg, file) => {
    const picture = new Image();
    picture.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = 2 * svg.width.baseVal.value;
      canvas.height = 2 * svg.height.baseVal.value;
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(blob => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = file;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
      }, "image/png");
    };
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  };

  document.querySelectorAll("figure.chart").forEach(enhance);

  // This unfolds sections for printing in older browsers, where the style sheet cannot.
  const folded = [...document.querySelectorAll("details")];
  addEventListener("beforeprint", () => folded.forEach(one => { one.dataset.was = one.open; one.open = true; }));
  addEventListener("afterprint", () => folded.forEach(one => { one.open = one.dataset.was === "true"; }));
})();
