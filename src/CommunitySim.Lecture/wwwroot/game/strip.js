import { el, svg, fill } from "lecture/common/dom.js";
import { amount, tickText, ticks } from "lecture/game/curve.js";

const rowHeight = 58, axis = 26;

/**
 * Draws a row of marks per strategy, with one mark per world and a ring around the world of the game. `rows`: { name,
 * label, values, own }
 */
export const strip = (texts, goal, label) => {
  const picture = svg("svg", { role: "img" }), box = el("div", { class: "game-strip" }, picture);
  let rows = [];
  const draw = () => {
    const all = rows.flatMap(row => row.values), width = box.clientWidth;
    if (!all.length || !width) return;
    const least = Math.min(...all), most = Math.max(...all);
    const room = Math.max((most - least) * 0.05, goal === "value" ? 100 : 0.005);
    const low = least - room, high = most + room;
    const left = width < 600 ? 70 : 110, right = 20, height = rows.length * rowHeight + axis;
    const x = value => left + (width - left - right) * (value - low) / (high - low);
    box.style.height = `${height}px`;
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("aria-label", `${label}: ${rows.filter(row => row.values.length).map(row => fill(texts.luck.told, {
      name: row.label,
      count: row.values.length,
      low: amount(goal, Math.min(...row.values), true),
      high: amount(goal, Math.max(...row.values), true),
      own: row.own === undefined ? "" : amount(goal, row.own, true),
    })).join("; ")}`);
    picture.replaceChildren(
      ...ticks(low, high, width < 600 ? 4 : 6).map(tick => svg("g", { class: "grid" },
        svg("line", { x1: x(tick), x2: x(tick), y1: 0, y2: height - axis }),
        svg("text", { x: x(tick), y: height - 8, "text-anchor": "middle", text: tickText(goal, tick) }))),
      ...rows.map((row, at) => {
        const middle = at * rowHeight + rowHeight / 2;
        return svg("g", { class: `row ${row.name}` },
          svg("text", { x: 0, y: middle + 5, class: "name", text: row.label }),
          row.values.map((value, world) => mark(row.name, x(value), middle + scatter(world) * rowHeight * 0.34)),
          row.own === undefined ? null : svg("g", { class: "own" },
            svg("line", { x1: x(row.own), x2: x(row.own), y1: middle - rowHeight * 0.42,
              y2: middle + rowHeight * 0.42 }),
            svg("circle", { cx: x(row.own), cy: middle, r: 8 })));
      }));
  };
  const watch = new ResizeObserver(draw);
  watch.observe(box);
  return { element: box, set(next) { rows = next; draw(); }, close: () => watch.disconnect() };
};

// A world has the same height in all rows. The golden section spreads the heights evenly.
const scatter = world => 2 * ((world * 0.6180339887) % 1) - 1;

const mark = (name, x, y) =>
  name === "convert" ? svg("rect", { class: "world", x: x - 3, y: y - 3, width: 6, height: 6 })
  : name === "connect" ? svg("path", { class: "world", d: `M${x} ${y - 4}l4 7h-8z` })
  : name === "best" ? svg("path", { class: "world", d: `M${x} ${y - 4.5}l4.5 4.5l-4.5 4.5l-4.5 -4.5z` })
  : svg("circle", { class: "world", cx: x, cy: y, r: 3.4 });
