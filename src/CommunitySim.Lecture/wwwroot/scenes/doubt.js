import { el, fill, number } from "lecture/common/dom.js";
import { least, range, unitOf } from "lecture/scenes/format.js";

const marks = { holds: "✓", fails: "✗", open: "?" },
  badges = { supported: "✓", refuted: "✗", undecided: "?", unattributed: "(✓)" }, mostShown = 2;

/** The second breath: the verdict on the claim with its figures, what would refute it, and the size of the run. */
export const doubt = ({ scene, texts, words, answer }) => {
  const { id, outcome, cause, byDifference, all, expectations } = answer.verdict;
  const shown = expectations.length > mostShown + 1 ? mostShown : expectations.length;
  const rest = expectations.slice(shown);
  return [
    el("section", { class: `verdict ${outcome}`, "aria-label": texts.verdict },
      el("p", {
        class: "badge", text: `${badges[outcome]} ${id} ${texts.outcome[outcome]}${settings(texts, expectations)}`,
      }),
      el("p", { class: "claim", text: fill(texts.claimIs, { says: words.says }) }),
      failing(texts, words, outcome, expectations)),
    part(texts.restsOn, el("ul", { class: "expectations" },
      ...expectations.slice(0, shown).map((one, index) => el("li", {},
        el("span", {
          class: `mark ${one.standing}`, "aria-label": texts.standing[one.standing], role: "img",
          text: marks[one.standing],
        }),
        ` ${words.that[index]}: `, el("span", { class: "figures", text: figures(texts, one) }))),
      rest.length ? el("li", {
        text: fill(texts.rest, { n: rest.length, holding: rest.filter(one => one.standing === "holds").length }),
      }) : null)),
    part(texts.whenRefuted,
      el("p", { text: texts.refutedIf[expectations.length === 1 ? "one" : all ? "all" : "any"] }),
      causeOf(texts, outcome, cause, byDifference)),
    part(texts.measured, el("p", { text: `${words.measure}.`.replace("..", ".") }), size(texts, scene, answer)),
  ];
};

/** One of the parts, of which one is open at a time. */
const part = (title, ...inside) =>
  el("details", { name: "doubt" }, el("summary", { text: title }), ...inside.filter(Boolean));

/** What a refuted claim fails on: the first expectation that fails, with its figures. */
const failing = (texts, words, outcome, expectations) => {
  const at = outcome === "refuted" ? expectations.findIndex(one => one.standing === "fails") : -1;
  return at < 0 ? null : el("p", { class: "fails",
    text: fill(texts.failsHere, { that: words.that[at], figures: told(texts, expectations[at]) }) });
};

/** A verdict over several settings says in how many it holds. */
const settings = (texts, expectations) => {
  const over = expectations.filter(one => one.places > 1);
  if (!over.length) return "";
  const { holding, places } = over.reduce((worst, one) => one.holding < worst.holding ? one : worst);
  return `: ${fill(texts.inSettings, { holding, places })}`;
};

const told = (texts, one) => one.difference
  ? difference(texts, unitOf(one.of), one.difference)
  : fill(texts.inSettings, one);

const figures = (texts, one) => {
  const unit = unitOf(one.of), smallest = written(texts, unit, least(unit, one.matters));
  const matters = fill(texts.matters, { least: smallest });
  return `${told(texts, one)}; ${matters}`;
};

const difference = (texts, unit, interval) => {
  const { mean, ends } = range(texts, unit, interval);
  return written(texts, unit, ends ? fill(texts.meanAndRange, { mean, ends }) : mean);
};

const written = (texts, unit, text) => unit === "points" ? fill(texts.inPoints, { n: text }) : text;

const causeOf = (texts, outcome, cause, byDifference) => {
  const text = outcome === "supported" ? texts.cause[byDifference ? "shrinks" : "falls"]
    : outcome === "unattributed" ? texts.cause[cause] ?? texts.cause.open : null;
  return text && el("p", { text });
};

const size = (texts, scene, answer) => {
  const { worlds, least, most, days, cells } = answer.size;
  const members = least === most
    ? number(least, 0)
    : fill(texts.fromTo, { least: number(least, 0), most: number(most, 0) });
  return el("p", { class: "size soft" },
    fill(cells === 1 ? texts.small : texts.smallCells, { worlds, members, days, cells }), " ",
    el("code", { text: scene.command }));
};
