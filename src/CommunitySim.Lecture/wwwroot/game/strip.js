import { el, svg, fill } from "lecture/common/dom.js";
import { rem } from "lecture/common/rem.js";
import { amount, tickText, ticks } from "lecture/game/curve.js";

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
    const rowHeight = rem(2.6), axis = rem(1.5);
    const left = rem(5.5), right = rem(1.5), height = rows.length * rowHeight + axis;
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
      ...ticks(low, high, Math.max(2, Math.min(6, width / rem(7)))).map(tick => svg("g", { class: "grid" },
        svg("line", { x1: x(tick), x2: x(tick), y1: 0, y2: height - axis }),
        svg("text", { x: x(tick), y: height - rem(0.3), "text-anchor": "middle", text: tickText(goal, tick) }))),
      ...rows.map((row, at) => {
        const middle = at * rowHeight + rowHeight / 2;
        return svg("g", { class: `row ${row.name}` },
          svg("text", { x: 0, y: middle + rem(0.35), class: "name", text: row.label }),
          row.values.map((value, world) => mark(row.name, x(value), middle + scatter(world) * rowHeight * 0.34, rem(0.042))),
          row.own === undefined ? null : svg("g", { class: "own" },
            svg("line", { x1: x(row.own), x2: x(row.own), y1: middle - rowHeight * 0.42,
              y2: middle + rowHeight * 0.42 }),
            svg("circle", { cx: x(row.own), cy: middle, r: rem(0.4) })));
      }));
  };
  const watch = new ResizeObserver(draw);
  watch.observe(box);
  return { element: box, set(next) { rows = next; draw(); }, close: () => watch.disconnect() };
};

// A world has the same height in all rows. The golden section spreads the heights evenly.
const scatter = world => 2 * ((world * 0.6180339887) % 1) - 1;

const mark = (name, x, y, unit) => {
  const place = { class: "world", transform: `translate(${x} ${y}) scale(${unit})` };
  return name === "convert" ? svg("rect", { ...place, x: -3, y: -3, width: 6, height: 6 })
    : name === "connect" ? svg("path", { ...place, d: "M0 -4l4 7h-8z" })
    : name === "best" ? svg("path", { ...place, d: "M0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z" })
    : svg("circle", { ...place, r: 3.4 });
};
