import { el, fill } from "lecture/common/dom.js";
import { makeSeesaw } from "lecture/common/seesaw.js";

/** Screen 9: the article's seesaw of the two minds, and what it concludes. */
export const claim = ({ texts }) => {
  const words = texts.screens.claim, said = el("p", { class: "say" });
  const seesaw = makeSeesaw({ label: words.label, left: words.social, right: words.analytic, unit: 26 });
  return {
    words, said, elements: [seesaw.element], controls: [words.press],
    show(step) {
      const mind = (kind, value) => [{ kind, value }];
      seesaw.set({ left: mind("social", step ? 0.15 : 0.85), right: mind("analytic", step ? 0.85 : 0.15) });
      said.textContent = step > 0 ? words.after : words.before;
    },
  };
};

const outcomes = ["supported", "refuted", "undecided", "unattributed"];

/** Screen 10: how the claims of all scenes come out, counted as the answers arrive. */
export const model = ({ texts, scenes, context }) => {
  const words = texts.screens.model, said = el("p", { class: "say" });
  const rows = el("ul", { class: "verdicts", "aria-live": "polite" });
  let open = true;
  const draw = (list, answers, all) => {
    rows.replaceChildren(...outcomes.map(outcome => {
      const found = list.filter(scene => answers.get(scene.id)?.verdict?.outcome === outcome);
      return el("li", { class: outcome, "data-count": found.length },
        el("strong", { text: found.length }), ` ${words.outcomes[outcome]}`);
    }));
    const against = list.filter(scene => answers.get(scene.id)?.verdict?.outcome === "refuted");
    said.textContent = answers.size < all
      ? fill(words.counting, { done: answers.size, all })
      : fill(words.after, { all, fails: context.texts.scenes.all[against[0]?.id]?.title ?? "" });
  };
  const count = async () => {
    const list = await scenes.list(), answers = scenes.answers;
    draw(list, answers, list.length);
    for (const scene of list) {
      if (!open) return;
      if (!answers.has(scene.id)) answers.set(scene.id, await scenes.scene(scene.id));
      draw(list, answers, list.length);
    }
  };
  return {
    words, said, elements: [rows], controls: [words.press],
    close: () => { open = false; },
    show(step) {
      rows.hidden = step === 0;
      if (step > 0) count().catch(fault => { said.textContent = fault.message; });
      else said.textContent = words.before;
    },
  };
};
