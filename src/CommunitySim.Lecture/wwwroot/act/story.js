import { el, fill, number } from "lecture/common/dom.js";
import { makeSeesaw, weightsOf } from "lecture/common/seesaw.js";
import { faceOf, makeCrowd, morning } from "lecture/act/crowd.js";
import { chanceText } from "lecture/member/words.js";

const last = list => list[list.length - 1];
const shareOf = (states, holds) => states.filter(holds).length;

/** Screen 1: the flier is handed out once. */
export const festival = ({ texts, act }) => {
  const words = texts.screens.festival, crowd = makeCrowd(texts, act), said = el("p", { class: "say" });
  return {
    words, said, elements: [crowd.element], controls: [words.press],
    show(step) {
      crowd.element.classList.toggle("handed", step > 0);
      crowd.set(step > 0 ? act.fliers[0] : morning(act));
      said.textContent = step > 0
        ? fill(words.after, { yes: shareOf(act.fliers[0], state => state.bought), all: act.friends.length })
        : words.before;
    },
  };
};

/** A member, her friends' looks and her seesaw. */
const weighing = ({ texts, act }, seat) => {
  const faces = el("div", { class: "weigher" });
  const seesaw = makeSeesaw({ names: texts.weights });
  return {
    element: el("div", { class: "weighing" }, faces, seesaw.element),
    set({ states, ask, level = false, answer = "", more = {} }) {
      const nods = new Set(ask.neighbours.filter(friend => friend.endorses).map(friend => friend.seat));
      faces.replaceChildren(
        el("figure", { class: "her" }, faceOf(texts, act, seat, states[seat], more),
          answer ? el("strong", { class: "bubble", text: answer }) : null,
          el("figcaption", { text: texts.names[seat] })),
        el("ul", { class: "friends" }, ...ask.neighbours.map(friend => el("li", {},
          faceOf(texts, act, friend.seat, states[friend.seat], { nods: nods.has(friend.seat), problem: false }),
          el("span", { text: texts.names[friend.seat] })))));
      seesaw.set({ ...weightsOf(ask), level, label: fill(texts.weighing, {
        name: texts.names[seat], offer: number(ask.offer + Math.max(0, ask.obligationTerm)),
        looks: number(ask.rejection + ask.effort),
      }) });
    },
  };
};

/** Screen 2: Mia weighs the first flier. */
export const first = ({ texts, act }) => {
  const words = texts.screens.first, said = el("p", { class: "say" }), { ask } = act.asks.first;
  const scale = weighing({ texts, act }, act.mia);
  return {
    words, said, elements: [scale.element], controls: [words.press],
    show(step) {
      scale.set({ states: step > 0 ? act.fliers[0] : morning(act), ask, level: step === 0, answer: step > 0 ? texts.no : "",
        more: { heartbreak: step > 0 } });
      said.textContent = step > 0
        ? fill(words.after, { times: number(ask.lossAversion, 1), chance: chanceText(ask.chance) })
        : words.before;
    },
  };
};

/** Screen 3: nine more days of fliers. */
export const ten = ({ texts, act, still }) => {
  const words = texts.screens.ten, crowd = makeCrowd(texts, act), said = el("p", { class: "say" });
  const day = el("p", { class: "day" });
  let playing = 0;
  const show = at => {
    crowd.set(act.fliers[at]);
    day.textContent = fill(texts.day, { day: at + 1 });
  };
  return {
    words, said, elements: [day, crowd.element], controls: [words.press],
    close: () => clearInterval(playing),
    show(step, pressed) {
      clearInterval(playing);
      let at = step > 0 && (!pressed || still()) ? act.fliers.length - 1 : 0;
      show(at);
      const end = last(act.fliers);
      said.textContent = step > 0 ? fill(words.after, {
        muted: shareOf(end, state => state.muted),
        reach: shareOf(end, state => state.aware && !state.muted),
      }) : words.before;
      if (step > 0 && at === 0) playing = setInterval(() => {
        show(++at);
        if (at === act.fliers.length - 1) clearInterval(playing);
      }, 350);
    },
  };
};

/** Screen 4: the same world again, with help. */
export const rewind = ({ texts, act }) => {
  const words = texts.screens.rewind, said = el("p", { class: "say" }), crowd = makeCrowd(texts, act);
  const scale = weighing({ texts, act }, act.mia), { ask, day } = act.asks.helped, day0 = el("p", { class: "day" });
  return {
    words, said, elements: [day0, crowd.element, scale.element], controls: [words.press, words.solve],
    show(step) {
      crowd.element.hidden = step > 1;
      scale.element.hidden = step < 2;
      crowd.set(step === 0 ? last(act.fliers) : act.help[act.solved - 2], seat => step ? { problem: seat === act.mia } : {});
      scale.set({ states: act.help[day - 2], ask });
      day0.textContent = fill(texts.day, { day: [act.fliers.length, act.solved - 1, act.solved][step] });
      said.textContent = [words.before, words.rewound, words.after][step];
    },
  };
};

/** Screen 5: the flier again, after help. */
export const yes = ({ texts, act }) => {
  const words = texts.screens.yes, said = el("p", { class: "say" }), scale = weighing({ texts, act }, act.mia);
  const day = el("p", { class: "day" }), end = act.help.length, { ask } = act.asks.last;
  const nodding = ask.neighbours.filter(friend => friend.endorses).map(friend => texts.names[friend.seat]).join(", ");
  return {
    words, said, elements: [day, scale.element], controls: [words.press],
    more: fill(words.more, act.story),
    show(step) {
      day.textContent = fill(texts.day, { day: step > 0 ? end : end - 1 });
      scale.set({ states: act.help[step > 0 ? end - 1 : end - 2], ask, level: step === 0,
        answer: step > 0 ? texts.yes : "" });
      said.textContent = fill(step === 0 ? words.before : ask.chance < 0.5 ? words.byLuck : words.after, {
        name: nodding, friends: ask.neighbours.length,
        first: chanceText(act.asks.first.ask.chance), chance: chanceText(ask.chance),
      });
    },
  };
};
