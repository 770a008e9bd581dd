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

/** Claims that are named with their scene, of each outcome. */
const named = 2;

/** Computes the scenes one after the other, as long as somebody wants them; tell(list) is called after each. */
export const computeScenes = async (scenes, wanted, tell = () => {}) => {
  const list = await scenes.list();
  tell(list);
  for (const scene of list) {
    if (!wanted()) return;
    scenes.answers.set(scene.id, await scenes.scene(scene.id));
    tell(list);
  }
};

/** Screen 10: how the claims of all scenes come out, counted as the answers arrive. */
export const model = ({ texts, scenes, context }) => {
  const words = texts.screens.model, said = el("p", { class: "say" });
  const rows = el("div", { class: "verdicts" });
  let open = true;
  const tell = list => {
    if (!open) return;
    const of = outcome => list.filter(scene => scenes.answers.get(scene.id)?.verdict?.outcome === outcome);
    rows.replaceChildren(...["supported", "refuted"].map(outcome => {
      const found = of(outcome);
      return el("section", { class: outcome, "data-count": found.length },
        el("h2", {}, el("strong", { text: found.length }), ` ${words.outcomes[outcome]}`),
        el("ul", {}, ...found.slice(0, named).map(scene => el("li", {},
          el("a", { href: `#/scenes/${scene.id}/1`, text: context.texts.scenes.all[scene.id].title })))));
    }));
    const done = list.filter(scene => scenes.answers.has(scene.id)).length;
    said.textContent = done < list.length
      ? fill(words.counting, { done, all: list.length })
      : fill(words.after, { open: of("undecided").length, without: of("unattributed").length });
  };
  return {
    words, said, elements: [rows], controls: [words.press],
    close: () => { open = false; },
    show(step) {
      rows.hidden = step === 0;
      if (step === 0) said.textContent = words.before;
      else computeScenes(scenes, () => open, tell).catch(fault => { said.textContent = fault.message; });
    },
  };
};
