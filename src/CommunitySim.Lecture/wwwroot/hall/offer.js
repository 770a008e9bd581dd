import { el, fill } from "lecture/common/dom.js";
import { roomState, typeHands } from "lecture/hall/room.js";

/** The arms, in the server's order. */
export const arms = ["plain", "twice", "friend"];

/** Step 2: the phones answer. Only the number of answers is shown, so that nobody follows the others. */
export const drawOffer = ({ texts }) => {
  const words = texts.offer, counts = arms.map(() => el("p", { class: "answered" }));
  const fields = arms.flatMap((arm, at) => ["yes", "no"].map((answer, option) => el("input", {
    type: "number", min: "0", max: "9999", inputmode: "numeric",
    "aria-label": fill(words.field, { arm: words.arms[arm], answer: words[answer] }),
    value: `${roomState().offer?.typed[2 * at + option] ?? 0}`, onchange: () => send(),
  })));
  const send = () => typeHands(fields.map(field => Math.max(0, Math.min(9999, Math.round(Number(field.value) || 0)))))
    .catch(() => {});
  return {
    elements: [
      el("header", {}, el("h1", { text: words.title }), el("p", { class: "soft", text: words.lead })),
      el("ul", { class: "arms" }, ...arms.map((arm, at) => el("li", {},
        el("h2", { text: words.arms[arm] }), counts[at]))),
      el("details", { class: "typed" }, el("summary", { text: words.hands }),
        el("p", { class: "soft", text: words.rows }),
        el("div", { class: "fields" }, ...arms.map((arm, at) => el("div", {},
          ...["yes", "no"].map((answer, option) =>
            el("label", {}, el("span", { text: words[answer] }), fields[2 * at + option])))))),
    ],
    update: ({ offer }) => counts.forEach((count, at) => {
      count.textContent = fill(words.answered, { n: offer ? answers(offer, at) : 0 });
    }),
  };
};

const answers = ({ phones, typed }, at) => [0, 1].reduce((sum, option) => sum + phones[2 * at + option] + typed[2 * at + option], 0);
