import { svg } from "lecture/common/dom.js";
import { mouthOf } from "lecture/common/mood.js";

// The head is a circle of this radius around this point, in a picture of 100 by 100.
const cx = 50, cy = 52, r = 29;

/**
 * A member's face, for seats that repeat after twelve. Twelve people differ in hair, brows and what they wear, so that they are
 * told apart without colour.
 *
 * @param seat  whose face it is, from 0
 * @param mood  −1 to 1: the bend of the mouth, from moodOf
 * @param pain  0 to 1: brows that rise in the middle, and up to three rings of pain around the head
 * @param muted  covers the ears, and closes the eyes
 * @param customer  carries a bag
 * @param problem  has an open problem, a question mark
 * @param heartbreak  a broken heart on the chest
 * @param nods  endorses the brand: a tick
 * @param stranger  has not heard of the brand: a dashed outline
 * @param label  its text for those who do not see it; without one the face is decoration
 */
export const face = ({
  seat, mood = 0, pain = 0, muted = false, customer = false, problem = false, nods = false,
  heartbreak = false, stranger = false, label = "",
}) => {
  const who = people[seat % people.length];
  return svg("svg", {
    class: ["face", muted && "muted", stranger && "stranger"].filter(Boolean).join(" "),
    viewBox: "0 0 100 100",
    "data-seat": seat,
    "data-mood": mood.toFixed(3),
    ...label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" },
  },
  ...copies(who.behind),
  pain >= 0.05 ? ring(pain) : null,
  svg("path", { class: "body", d: "M18 100C20 84 34 82 50 82S80 84 82 100Z" }),
  svg("circle", { class: "head", cx, cy, r }),
  ...copies(who.hair),
  ...eyes(muted, pain),
  mouth(mood),
  ...copies(who.wears),
  ...muted ? earmuffs() : [],
  customer ? bag() : null,
  heartbreak ? brokenHeart() : null,
  problem ? sign("?", "problem", 84, 20) : nods ? sign("✓", "nods", 84, 20) : null);
};

/** The parts are drawn once; every face takes copies. */
const copies = (parts = []) => parts.map(part => part.cloneNode(true));

const ring = pain => svg("g", { class: "pain" }, ...[0, 1, 2].slice(0, Math.min(3, 1 + Math.floor(3 * pain)))
  .map(at => svg("circle", { cx, cy, r: r + 7 + 6 * at })));

const eyes = (closed, pain) => {
  const raised = Math.min(1, pain) * 5;
  return [-1, 1].flatMap(side => [
    closed
      ? svg("path", { class: "line", d: `M${cx + side * 11 - 4} ${cy - 6}q4 3.5 8 0` })
      : svg("circle", { class: "eye", cx: cx + side * 11, cy: cy - 6, r: 3 }),
    svg("path", {
      class: "line brow",
      d: `M${cx + side * 16} ${cy - 13 + raised / 2}L${cx + side * 6} ${cy - 14 - raised / 2}`,
    })]);
};

const mouth = mood => {
  const { half, ends, middle } = mouthOf(mood);
  return svg("path", {
    class: "line mouth",
    d: `M${cx - half * r} ${cy + ends * r}Q${cx} ${cy + middle * r} ${cx + half * r} ${cy + ends * r}`,
  });
};

const earmuffs = () => [
  svg("path", { class: "band", d: `M${cx - r} ${cy}A${r} ${r + 4} 0 0 1 ${cx + r} ${cy}` }),
  ...[-1, 1].map(side => svg("rect", {
    class: "muff", x: cx + side * (r + 1) - 6, y: cy - 10, width: 12, height: 22, rx: 5,
  }))];

const bag = () => svg("g", { class: "bag" },
  svg("path", { class: "line", d: "M77 82v-4a5 5 0 0 1 10 0v4" }),
  svg("rect", { x: 72, y: 81, width: 20, height: 17, rx: 2 }));

const brokenHeart = () => svg("g", { class: "heart" },
  svg("path", { d: "M80 72c-4-7-14-3-12 5 1 5 8 9 12 14 4-5 11-9 12-14 2-8-8-12-12-5Z" }),
  svg("path", { class: "crack", d: "M80 71l-3 6 6 3-4 9" }));

const sign = (text, name, x, y) => svg("g", { class: `sign ${name}` },
  svg("circle", { cx: x, cy: y, r: 16 }),
  svg("text", { x, y: y + 9, "text-anchor": "middle", text }));

// The hole leaves room for the mouth, whatever its mood.
const beard = "M21 56c1 20 14 30 29 30s28-10 29-30c-4 6-8 4-13 1a28 28 0 0 0-32 0c-5 3-9 5-13-1Z"
  + "M33 66c2-8 32-8 34 0 0 12-34 12-34 0Z";

const hair = d => svg("path", { class: "hair", d });
const worn = d => svg("path", { class: "worn", d });
const thin = d => svg("path", { class: "line", d });

/**
 * Twelve people: long bob, short crop, curls, bun, bald with a beard, ponytail, cap, glasses, mohawk, plaits, headscarf, hat.
 * What lies behind the head is drawn first, then hair, and what they wear last.
 */
const people = [
  {
    behind: [hair("M17 84V48a33 33 0 0 1 66 0v36H69V50H31v34Z")],
    hair: [hair("M21 50a29 29 0 0 1 58 0C66 48 56 42 52 34 46 44 34 49 21 50Z")],
  },
  { hair: [hair("M22 44a29 29 0 0 1 56 0L68 36H32Z")] },
  {
    hair: [hair("M19 50a9 9 0 0 1 3-15 10 10 0 0 1 12-13 12 12 0 0 1 16-4 12 12 0 0 1 16 4 10 10 0 0 1 12 13"
      + " 9 9 0 0 1 3 15C74 40 66 36 50 36S26 40 19 50Z")],
  },
  {
    hair: [svg("circle", { class: "hair", cx: 50, cy: 14, r: 10 }),
      hair("M21 50a29 29 0 0 1 58 0C74 34 62 30 50 30S26 34 21 50Z")],
    wears: [thin("M20 62v5M80 62v5")],
  },
  { hair: [svg("path", { class: "hair", "fill-rule": "evenodd", d: beard })] },
  {
    behind: [hair("M74 30c16 2 20 20 14 44-4-4-8-4-12-2 4-16 2-26-6-32Z")],
    hair: [hair("M21 48a29 29 0 0 1 56-8C62 38 46 30 40 28 34 38 28 44 21 48Z")],
  },
  { hair: [worn("M20 42a30 30 0 0 1 60 0ZM20 42h-12c0-6 8-8 14-8Z")] },
  {
    hair: [hair("M21 46a29 29 0 0 1 58 0L70 38H30Z")],
    wears: [svg("g", { class: "glasses" },
      svg("circle", { cx: 39, cy: 46, r: 9 }), svg("circle", { cx: 61, cy: 46, r: 9 }),
      svg("path", { d: "M48 46h4M30 44l-8-2M70 44l8-2" }))],
  },
  { hair: [hair("M40 30C34 4 66 4 60 30 58 25 42 25 40 30Z")], wears: [thin("M79 62a4 4 0 1 1-1 5")] },
  {
    behind: [hair("M20 46C8 60 12 72 8 90h12c2-14 2-24 8-34ZM80 46c12 14 8 26 12 44H80c-2-14-2-24-8-34Z")],
    hair: [hair("M21 50a29 29 0 0 1 58 0C72 40 60 36 50 25 40 36 28 40 21 50Z")],
  },
  {
    behind: [worn("M14 88C12 30 30 16 50 16s38 14 36 72Z")],
    hair: [worn("M21 54a29 31 0 0 1 58 0C76 38 64 32 50 32S24 38 21 54Z")],
  },
  {
    hair: [hair("M22 54c-2-8 0-14 4-18l4 8ZM78 54c2-8 0-14-4-18l-4 8Z"),
      worn("M10 36h80c0 5-6 6-10 6H20c-4 0-10-1-10-6ZM28 36l4-20h36l4 20Z")],
  },
];
