import { el, fill, number } from "lecture/common/dom.js";

const goals = ["value", "trust", "reach"];

/** The start page: it explains the game, and the player chooses a goal. */
export const startScreen = (game, context, act) => {
  const texts = context.texts.game, hours = context.settings.get("brand.hoursPerThousandMembers");
  const begin = el("button", { type: "button", class: "primary large", text: texts.start.begin, onclick: act.begin });
  const changed = context.settings.changedText(context.texts.shell);
  const element = el("section", { class: "game-start" },
    el("h1", { text: texts.start.title }),
    el("p", { class: "game-lead", text: fill(texts.start.lead, { hours: number(hours, hours % 1 ? 1 : 0) }) }),
    el("dl", { class: "game-ways" }, ["pitch", "solve", "bond"].map(way => el("div", { class: `way ${way}` },
      el("dt", {}, el("span", { class: "letter", "aria-hidden": "true", text: texts.ways[way].letter }),
        texts.ways[way].name),
      el("dd", { text: texts.ways[way].means })))),
    choice(
      "goal",
      texts.start.goal,
      goals.map(goal => [goal, context.texts.observables[goal], texts.start.goals[goal]]),
      game.goal,
      goal => { game.goal = goal; }),
    choice(
      "who",
      texts.start.who,
      ["one", "hall"].map(who => [who, texts.start.players[who].name]),
      game.hall ? "hall" : "one",
      who => { game.hall = who === "hall"; }),
    changed && el("p", { class: "soft", text: changed }),
    el("p", { class: "game-go" }, begin, el("span", { class: "soft", text: texts.start.enter })));
  return {
    element,
    opened: () => begin.focus({ preventScroll: true }),
    turn: (_, event) => event.key === "PageDown" && (act.begin(), true),
    key: event => event.key === "Enter" && (act.begin(), true),
  };
};

const choice = (name, legend, options, chosen, onchange) => el("fieldset", { class: `game-choice ${name}` },
  el("legend", { text: legend }),
  options.map(([value, title, means]) => el("label", {},
    el("input", {
      type: "radio",
      name,
      value,
      checked: value === chosen,
      onchange: () => onchange(value),
    }),
    el("span", { class: "card" }, el("strong", { text: title }), means && el("span", { text: means })))));
