import { el, fill, svg } from "lecture/common/dom.js";
import { makeSeesaw } from "lecture/common/seesaw.js";

/** Screen 9: the article's seesaw of the two minds, and what it concludes. */
export const claim = ({ texts }) => {
  const words = texts.screens.claim, said = el("p", { class: "say" });
  const seesaw = makeSeesaw({ names: words.minds, draw: mindOf, rises: true });
  return {
    words, said, elements: [seesaw.element], controls: [words.press],
    show(step) {
      const mind = (kind, value) => [{ kind, value }];
      seesaw.set({ left: mind("social", step ? 0.15 : 0.85), right: mind("analytic", step ? 0.85 : 0.15), label: words.label });
      said.textContent = step > 0 ? words.after : words.before;
    },
  };
};

/** The social mind is a heart, the analytic mind a work hat; the busier one is larger. */
const mindOf = (kind, value) => svg("g", { class: `mind ${kind}`, transform: `scale(${0.6 + 0.7 * value})` },
  kind === "social"
    ? svg("path", { d: "M0 0C-5-5-11-9-10-15-9-20-2-20 0-15 2-20 9-20 10-15 11-9 5-5 0 0Z" })
    : svg("path", { d: "M-12-1a12 12 0 0 1 24 0h3v2h-30v-2ZM-3-13v-2h6v2" }));

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
