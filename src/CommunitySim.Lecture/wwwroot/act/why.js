import { el, fill, number } from "lecture/common/dom.js";
import { makeSeesaw, weightsOf } from "lecture/common/seesaw.js";
import { chanceText, logisticOf, whatIfs } from "lecture/member/words.js";
import { faceOf } from "lecture/act/crowd.js";

/** Screen 8: why somebody said no, and the chance of a yes if all friends endorsed; one refusal after the other. */
export const why = ({ texts, act }) => {
  const words = texts.screens.why, said = el("p", { class: "say" }), title = el("h1");
  const seesaw = makeSeesaw({ names: texts.weights });
  const her = el("div", { class: "her" }), chances = el("dl", { class: "chances" });
  const chanceAt = logisticOf(act.choiceSensitivity);
  let at = act.refusals.findIndex(refusal => refusal.seat === act.mia);
  const draw = step => {
    const { seat, day, ask } = act.refusals[at], name = texts.names[seat];
    const all = whatIfs(ask, chanceAt, act.allyEffect).find(one => one.kind === "endorsement");
    title.textContent = fill(words.title, { name });
    her.replaceChildren(faceOf(texts, act, seat, act.fliers[day - 1][seat]));
    const weights = weightsOf(step > 0 && all ? { ...ask, rejection: 0, expectedPain: 0 } : ask);
    seesaw.set({ ...weights, label: fill(texts.weighing, {
      name, offer: number(ask.offer), looks: number(ask.effort + (step > 0 && all ? 0 : ask.rejection)),
    }) });
    chances.replaceChildren(
      ...pair(fill(words.asItWas, { day }), chanceText(ask.chance)),
      ...step > 0 && all ? pair(fill(words.ifAll, { friends: all.count }), chanceText(all.chance)) : []);
    said.textContent = "";
  };
  let now = 0;
  return {
    words, said, title, controls: [words.press],
    elements: [el("div", { class: "why-no" }, her, seesaw.element, chances),
      el("p", { class: "more-buttons" }, el("button", { type: "button", class: "next-refusal", text: words.another,
        onclick: () => { at = (at + 1) % act.refusals.length; draw(now); } }))],
    show(step) { now = step; draw(step); },
  };
};

const pair = (term, value) => [el("dt", { text: term }), el("dd", { text: value })];
