import { el, fill, number } from "lecture/common/dom.js";
import { moodOf, mouthOf } from "lecture/common/mood.js";
import { event, eventOf, mark } from "lecture/common/packed-member.js";

const { aware, customer, muted, openProblem } = mark;
const looks = ["stranger", "frown", "smile", "customer", "muted", "problem"];

/** Bytes of a member in a frame: trust, marks, and pain in 64ths of the tolerance. */
const bytesEach = 3, painSteps = 64;

/** Draws the group as faces; the mouth shows the mood, which is flat at the trust of day 1 without pain. */
export const makeField = (texts, members, firstTrust, groupSize) => {
  const canvas = el("canvas", { role: "img" }), legend = el("ul", { class: "field-legend" });
  const counts = new Map();
  let now = null, playing = 0;
  for (const look of looks) {
    const icon = el("canvas", { width: 44, height: 44, "aria-hidden": "true" }), count = el("strong");
    counts.set(look, { icon, count });
    legend.append(el("li", {}, icon, el("span", {}, count, ` ${texts.field[look]}`)));
  }
  legend.append(el("li", { class: "mouth", text: texts.field.mouth }), el("li", { text: texts.field.signs }));
  const box = el("div", { class: "field" }, canvas);
  const draw = () => {
    if (!now || !box.clientWidth) return;
    const scale = devicePixelRatio || 1, width = box.clientWidth, height = box.clientHeight;
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const pen = canvas.getContext("2d"), colours = coloursOf(box), plan = layout(width, height, members, groupSize);
    pen.scale(scale, scale);
    for (let seat = 0; seat < members; seat++) {
      const [x, y] = plan.place(seat), at = bytesEach * seat;
      face(pen, colours, x, y, plan.cell, now[at] / 255, now[at + 1], moodAt(now, seat, firstTrust));
    }
    for (const [look, { icon }] of counts) drawLook(icon, colours, look, firstTrust);
  };
  const count = () => {
    const told = tally(now, members, firstTrust);
    for (const [look, part] of counts) part.count.textContent = number(told[look], 0);
    canvas.setAttribute(
      "aria-label", fill(texts.field.label, Object.fromEntries(looks.map(look => [look, number(told[look], 0)]))));
  };
  const set = bytes => { now = bytes; count(); draw(); };
  const watch = new ResizeObserver(draw);
  watch.observe(box);
  addEventListener("themechange", draw);
  return {
    element: el("div", { class: "field-box" }, box, legend),
    /** Shows the members of one frame. */
    set,
    /** Shows frame after frame, or only the last one if the user prefers reduced motion. */
    play(frames, done = () => {}) {
      clearInterval(playing);
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) { set(frames.at(-1)); done(); return; }
      let at = 0;
      playing = setInterval(() => {
        set(frames[at++]);
        if (at === frames.length) { clearInterval(playing); done(); }
      }, 110);
    },
    close() { clearInterval(playing); watch.disconnect(); removeEventListener("themechange", draw); },
  };
};

/** The bytes of a frame. */
export const bytesOf = frame => Uint8Array.from(atob(frame.members), letter => letter.charCodeAt(0));

/** A group in which nobody has heard of the brand. */
export const strangers = (members, trust) =>
  Uint8Array.from({ length: bytesEach * members }, (_, at) => at % bytesEach ? 0 : Math.round(255 * trust));

/** The mood of a member in a frame. A step of trust is a 255th, and less than one counts as no change. */
export const moodAt = (bytes, seat, firstTrust) => {
  const [trust, , pain] = bytes.subarray(bytesEach * seat, bytesEach * (seat + 1));
  const first = Math.round(255 * firstTrust);
  return moodOf({ trust: trust / 255, firstTrust: first / 255, pain: pain / painSteps, tolerance: 1 });
};

/** Counts the members by their look, and those with a problem. */
const tally = (bytes, members, firstTrust) => {
  const told = Object.fromEntries(looks.map(look => [look, 0]));
  for (let seat = 0; seat < members; seat++) {
    const marks = bytes[bytesEach * seat + 1];
    told[marks & customer ? "customer" : marks & muted
      ? "muted" : !(marks & aware) ? "stranger" : moodAt(bytes, seat, firstTrust) < 0 ? "frown" : "smile"]++;
    if (marks & openProblem) told.problem++;
  }
  return told;
};

const coloursOf = element => {
  const style = getComputedStyle(element);
  return Object.fromEntries(
    ["paper", "ink", "soft", "line", "box", "game-warm", "game-buys", "game-hurt", "game-helped", "game-asked"]
      .map(name => [name, style.getPropertyValue(`--${name}`).trim()]));
};

const gap = 0.7;

/** Arranges groups in blocks, with shapes and places that make the faces as large as possible. */
const layout = (width, height, members, groupSize) => {
  const blocks = Math.ceil(members / groupSize), widths = Array.from({ length: groupSize }, (_, n) => n + 1);
  const even = widths.filter(
    inRow => groupSize % inRow === 0 && inRow * inRow <= 2.5 * groupSize && groupSize <= 2.5 * inRow * inRow);
  let best = { cell: 0 };
  for (const inRow of blocks > 1 && even.length ? even : widths) {
    for (let across = 1; across <= blocks; across++) {
      const rows = Math.ceil(groupSize / inRow), down = Math.ceil(blocks / across);
      const cell = Math.min(width / (across * (inRow + gap) - gap), height / (down * (rows + gap) - gap));
      if (cell > best.cell) best = { cell, across, inRow, rows, down };
    }
  }
  const { cell, across, inRow, rows, down } = best;
  const left = (width - (across * (inRow + gap) - gap) * cell) / 2,
    top = (height - (down * (rows + gap) - gap) * cell) / 2;
  return {
    cell,
    place: seat => {
      const block = Math.floor(seat / groupSize), at = seat % groupSize;
      return [
        left + ((block % across) * (inRow + gap) + (at % inRow) + 0.5) * cell,
        top + (Math.floor(block / across) * (rows + gap) + Math.floor(at / inRow) + 0.5) * cell,
      ];
    },
  };
};

const face = (pen, colours, x, y, cell, trust, marks, mood) => {
  const happened = eventOf(marks), r = cell * 0.43;
  const buys = marks & customer, deaf = marks & muted, knows = marks & aware;
  pen.lineWidth = Math.max(0.7, cell / 16);
  pen.beginPath();
  pen.arc(x, y, r, 0, 2 * Math.PI);
  pen.globalAlpha = 1;
  pen.fillStyle = buys ? colours["game-buys"] : deaf ? colours.line : colours.box;
  pen.fill();
  if (!buys && !deaf && knows) {
    pen.globalAlpha = Math.max(0, Math.min(1, 1.2 * trust));
    pen.fillStyle = colours["game-warm"];
    pen.fill();
    pen.globalAlpha = 1;
  }
  pen.strokeStyle = knows ? colours.ink : colours.soft;
  pen.setLineDash(knows ? [] : [cell / 7, cell / 7]);
  pen.stroke();
  pen.setLineDash([]);
  pen.fillStyle = pen.strokeStyle = buys ? colours.paper : deaf ? colours.soft : colours.ink;
  pen.lineWidth = Math.max(0.8, cell / 12);
  pen.lineCap = "round";
  if (deaf) cross(pen, x, y, r * 0.55);
  else mouthAndEyes(pen, x, y, r, mood);
  if (cell >= 9 && (marks & openProblem || happened)) badge(
    pen, colours, x + r * 0.72, y - r * 0.72, cell * 0.2, happened, marks & openProblem);
};

const mouthAndEyes = (pen, x, y, r, mood) => {
  const { half, ends, middle } = mouthOf(mood);
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.arc(x + side * r * 0.36, y - r * 0.24, Math.max(0.6, r * 0.13), 0, 2 * Math.PI);
    pen.fill();
  }
  pen.beginPath();
  pen.moveTo(x - r * half, y + r * ends);
  pen.quadraticCurveTo(x, y + r * middle, x + r * half, y + r * ends);
  pen.stroke();
};

const cross = (pen, x, y, half) => {
  pen.beginPath();
  for (const side of [-1, 1]) {
    pen.moveTo(x - half, y - side * half);
    pen.lineTo(x + half, y + side * half);
  }
  pen.stroke();
};

/** A small sign for today: asked ▸, helped +, hurt !, an open problem ?. */
const badge = (pen, colours, x, y, size, happened, open) => {
  const [sign, colour] = happened === event.pitched ? ["▸", colours["game-asked"]]
    : happened === event.solved ? ["+", colours["game-helped"]]
    : happened === event.letDown || happened === event.sanctioned ? ["!", colours["game-hurt"]]
    : open ? ["?", colours.ink] : ["", ""];
  pen.beginPath();
  pen.arc(x, y, size * 1.25, 0, 2 * Math.PI);
  pen.fillStyle = colours.paper;
  pen.fill();
  pen.fillStyle = colour;
  pen.font = `bold ${Math.round(size * 2.8)}px sans-serif`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillText(sign, x, y + size * 0.1);
};

const drawLook = (icon, colours, look, firstTrust) => {
  const pen = icon.getContext("2d");
  pen.clearRect(0, 0, 44, 44);
  const [trust, marks, mood] = {
    smile: [1, aware, 0.6],
    frown: [0.4 * firstTrust, aware, -0.6],
    stranger: [firstTrust, 0, 0],
    customer: [1, aware | customer, 0.6],
    muted: [0, aware | muted, -1],
    problem: [firstTrust, aware | openProblem, 0],
  }[look];
  face(pen, colours, 22, 22, 40, trust, marks, mood);
};
