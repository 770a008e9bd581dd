import { el, fill, number, percent } from "lecture/common/dom.js";
import { drawAnswers } from "lecture/scenes/chart.js";
import { votes } from "lecture/scenes/votes.js";
import { difference, least, list, withInterval } from "lecture/scenes/format.js";

/** Step 1: the question and the hands of the hall. */
export const question = ({ scene, texts, words, hands, onHands }) => {
  const first = [];
  const chart = drawAnswers({ scene, texts, words, hands, first, onHands });
  const total = el("p", { class: "soft total" });
  const none = el(
    "button", { type: "button", class: "none", text: texts.clear,
    onclick: () => votes.clear(scene.id) });
  const again = el("button", { type: "button", class: "none again", text: texts.again, onclick: () => votes.again(scene.id) });
  const update = () => {
    votes.counts(scene.id, hands.length).forEach((count, index) => { hands[index] = count; });
    first.splice(0, first.length, ...votes.first(scene.id, hands.length) ?? []);
    again.hidden = votes.round(scene.id) > 0;
    chart.update();
    total.textContent = fill(texts.total, { n: hands.reduce((sum, count) => sum + count, 0) });
    none.hidden = hands.every(count => count === 0);
  };
  update();
  return {
    update,
    elements: [
      el("header", {}, kicker(texts, scene, words), el("h1", { text: words.ask }),
        el("p", { class: "lead", text: words.lead })),
      el("section", { class: "vote", "aria-label": texts.think },
        el("div", { class: "voting" },
          el("h2", { text: texts.think }),
          total,
          none,
          again,
          el("p", { class: "soft keys", text: fill(texts.keys, { n: scene.columns.length }) })),
        chart.element),
    ],
  };
};

/** Step 2: the answer, who was right, and the verdict on the claim. */
export const reveal = ({ scene, texts, words, hands, answer }) => {
  const places = answer.places, home = Math.max(0, places.findIndex(place => place.choice === scene.vary?.at));
  const left = el("div", { class: "chart" }), right = el("div", { class: "said", "aria-live": "polite" });
  const show = index => {
    const place = places[index], asked = index === home;
    const chart = drawAnswers({ scene, texts, words, hands: asked ? hands : hands.map(() => 0), place });
    left.replaceChildren(
      chart.element,
      el("p", {
        class: "legend soft",
        text: `${fill(texts.legend, { what: words.measure })}${asked && hands.some(count => count > 0) ? ` ${texts.legendHands}` : ""}`,
      }));
    right.replaceChildren(
      ...told({ scene, texts, words, place }),
      asked
        ? el("p", { class: "hands", text: judged(texts, hands, place) })
        : el("p", { class: "hands", text: texts.elsewhere }));
  };
  show(home);
  return {
    elements: [
      el("header", {}, kicker(texts, scene, words), el("p", { class: "asked", text: words.ask })),
      el("div", { class: "two" },
        el("div", {}, left, ...scene.vary
          ? [slider({ texts, words, places, home, show }), firsts({ texts, words, places })]
          : []),
        el("div", { class: "side" }, right, verdict(texts, answer), size(texts, scene, answer))),
    ],
  };
};

/** Step 3: the picture, the model's reason, and what to try next. */
export const picture = ({ scene, texts, words, answer, context }) => ({
  elements: [
    el("header", {}, kicker(texts, scene, words), el("h2", { text: words.why })),
    el("div", { class: "two picture" },
      el("figure", {},
        drawn(answer.picture)),
      el("div", { class: "side" },
        answer.advice ? el("p", {}, el("strong", { text: `${texts.advice} ` }), answer.advice) : null,
        el("h3", { text: texts.try }),
        el("ul", { class: "try" }, ...scene.try.map(
          (one, index) => el("li", {}, trial(one, words.try[index], context)))),
        words.sources.length ? el("footer", { class: "sources" }, el("h3", { text: texts.sources }),
          el("ol", {},
            ...words.sources.map(source => el("li", {},
              source.url
                ? el("a", { href: source.url, target: "_blank", rel: "noreferrer", text: source.text })
                : source.text)))) : null)),
  ],
});

const kicker = (texts, scene, words) =>
  el("p", { class: "kicker" }, el("span", { class: "id", text: scene.id }), ` ${words.title}`);

const told = ({ scene, texts, words, place }) => {
  const { column, notWorse, next, lead } = place.answer, { worlds } = place;
  const best = words.columns[column], value = withInterval(scene, texts, place.columns[column].interval);
  const others = notWorse.filter(other => other !== column).map(other => words.columns[other]);
  return others.length
    ? [
      el("h2", {
        text: notWorse.length === scene.columns.length
          ? texts.open
          : fill(texts.openSome, { n: notWorse.length, all: scene.columns.length }),
      }),
      el("p", { text: fill(texts.openMore[scene.best], { best, value, others: list(texts, others), worlds }) }),
    ]
    : [
      el("h2", { text: best }),
      el("p", {
        text: fill(texts.sure[scene.best], { value, next: words.columns[next],
          lead: difference(scene, texts, absolute(lead)) }),
      }),
      ...doesItMatter(scene, texts, place.answer),
    ];
};

/** Says so if the lead is not certainly larger than the smallest difference that matters to the claim. */
const doesItMatter = (scene, texts, { lead, matters }) => {
  const { low, high } = absolute(lead);
  return !matters || low > matters ? [] : [el("p", {
    text: fill(high < matters ? texts.tooLittle : texts.perhapsTooLittle, { least: least(scene, texts, matters) }),
  })];
};

const negative = end => Number.isFinite(end) ? -end : end;

const absolute = lead =>
  lead.mean < 0 ? { mean: -lead.mean, low: negative(lead.high), high: negative(lead.low) } : lead;

const judged = (texts, hands, place) => {
  const total = hands.reduce((sum, count) => sum + count, 0);
  const right = place.answer.notWorse.reduce((sum, column) => sum + hands[column], 0);
  if (!total) return texts.noHands;
  const open = place.answer.notWorse.length;
  return open === hands.length ? texts.noneRuledOut
    : fill(open > 1 ? texts.notRuledOut : texts.right, { right, total, share: percent(right / total) });
};

/** What comes first at each value that the reader may choose. */
const firsts = ({ texts, words, places }) => el("p", { class: "firsts soft" },
  `${texts.firsts} `,
  places.map(place => fill(texts.firstAt, {
    choice: place.choice,
    first: place.answer.notWorse.length > 1 ? texts.noFirst : words.columns[place.answer.column],
  })).join("; "), ".");

const slider = ({ texts, words, places, home, show }) => {
  const now = el("output", { text: places[home].choice });
  const field = el("input", {
    type: "range", min: "0", max: `${places.length - 1}`, step: "1", value: `${home}`,
    "aria-valuetext": places[home].choice,
    oninput: () => {
      now.textContent = places[field.value].choice;
      field.setAttribute("aria-valuetext", places[field.value].choice);
      show(Number(field.value));
    },
  });
  return el("label", { class: "vary" }, el("span", { text: fill(texts.vary, { what: words.vary }) }), now, field);
};

const marks = { holds: "✓", fails: "✗", open: "?" },
  badges = { supported: "✓", refuted: "✗", undecided: "?", unattributed: "(✓)" }, mostShown = 3, longList = 6;

const verdict = (texts, answer) => {
  const { outcome, says, headline, refutation, all, expectations } = answer.verdict;
  const shown = expectations.length > longList ? mostShown - 1 : mostShown, rest = expectations.slice(shown);
  return el("section", { class: `verdict ${outcome}`, "aria-label": texts.verdict },
    el("p", { class: "claim" }, el(
      "span", { class: "badge", text: `${badges[outcome]} ${texts.outcome[outcome]}` }), ` “${says}”`),
    el("p", { class: "cause", text: fill(texts.headline, { headline }) }),
    el("ul", {},
      ...expectations.slice(0, shown).map(
        one => el("li", {}, el("span", { class: `mark ${one.standing}`, text: marks[one.standing] }), ` ${one.that}: `,
        el("span", { class: "figures", text: figures(texts, one) }))),
      rest.length ? el(
        "li", { text: fill(
        texts.rest, { n: rest.length, holding: rest.filter(one => one.standing === "holds").length }) }) : null),
    el("details", { class: "doubt" },
      el("summary", { text: texts.whenRefuted }),
      el("p", { text: fill(texts.doubt, { refutation, needs: expectations.length > 1 ? texts.needs[all ? "all" : "any"] : "" }) })));
};

const figures = (texts, one) => `${here(texts, one)}; ${fill(texts.matters, one)}${one.without ? `; ${without(texts, one.without)}` : ""}`;

const here = (texts, one) => {
  const slots = { ...one, standing: texts.standing[one.standing] };
  return one.difference === null
    ? fill(one.everywhere ? texts.inPlaces : texts.inSomePlace, slots)
    : fill(texts.inWorlds, slots);
};

/** What is left with the claim's mechanism switched off. */
const without = (texts, left) => left.difference === null
  ? fill(texts.withoutInPlaces, left)
  : fill(left.effect ? texts.effect : texts.without, { ...left, standing: texts.standing[left.standing] });

const size = (texts, scene, answer) => {
  const { worlds, least, most, days, cells } = answer.size;
  const members = least === most
    ? number(least, 0)
    : fill(texts.fromTo, { least: number(least, 0), most: number(most, 0) });
  return el("p", { class: "size soft" },
    fill(cells === 1 ? texts.small : texts.smallCells, { worlds, members, days, cells }),
    " ",
    el("code", { text: scene.command }));
};

/** The picture in the language of the page; nothing where the server cannot draw. */
const drawn = pictures => {
  const picture = pictures?.[document.documentElement.lang] ?? pictures?.en;
  return picture
    ? el("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`, alt: described(picture) })
    : null;
};

const described = ({ title, svg }) =>
  `${title}. ${new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("desc")?.textContent ?? ""}`;

const trial = (one, text, context) => {
  const values = one.values ?? {};
  if (!context.settings) {
    const set = Object.entries(values).map(([path, value]) => `${path} = ${value}`).join(", ");
    return [el("span", { text }), el("code", { text: "communitysim lecture" }),
      el("span", { class: "soft", text: set })];
  }
  return el("button", {
    type: "button", text: `${text} →`,
    onclick: () => {
      if (one.view !== "game") context.settings.replace(values);
      context.go(`#/${one.view}`);
    },
  });
};
