import { el, fill, percent } from "lecture/common/dom.js";
import { drawAnswers, drawQuestion } from "lecture/scenes/chart.js";
import { doubt } from "lecture/scenes/doubt.js";
import { sourceOf } from "lecture/scenes/ends.js";

const sum = counts => counts.reduce((total, count) => total + count, 0);

/** Step 1: the question and the hands of the hall, in one or two rounds. */
export const question = ({ scene, texts, words, hands }) => {
  const chart = drawQuestion({ scene, texts, words, hands });
  const total = el("p", { class: "soft total" }), talk = el("p", { class: "talk", text: texts.talk });
  const again = el("button", {
    type: "button", class: "again", title: texts.againKey, text: texts.again, onclick: hands.again,
  });
  const clear = el("button", { type: "button", class: "none", text: texts.clear, onclick: hands.clear });
  const update = () => {
    chart.update();
    const second = hands.first() !== null, n = sum(hands.counts());
    total.textContent = fill(second ? texts.totalAgain : texts.total, { n });
    clear.hidden = n === 0 && !second;
    again.hidden = second || n === 0;
    talk.hidden = !second || n > 0;
  };
  update();
  return {
    update,
    elements: [
      el("header", {}, kicker(texts, words), el("h1", { text: words.ask })),
      el("section", { class: "vote", "aria-label": texts.think },
        chart.element,
        el("div", { class: "voting" }, total, talk, again, clear)),
    ],
  };
};

/** Step 2: the answer in two breaths. What came out, and on ↓ how sure it is. */
export const reveal = ({ scene, texts, words, hands, answer }) => {
  const places = answer.places, home = Math.max(0, places.findIndex(place => place.choice === scene.vary?.at));
  const found = el("h1", { class: "found", "aria-live": "polite" });
  const chart = el("div", { class: "chart" }), side = el("div", { class: "side" });
  const more = el("button", { type: "button", class: "more", "aria-expanded": "false", onclick: () => open(!sure) });
  const wrong = el("div", { class: "wrong" }), elements = el("div", { class: "breath" }, chart, side);
  const vary = scene.vary ? slider({ texts, words, places, home, show: index => { chosen = index; draw(); } }) : null;
  let chosen = home, sure = false;
  const draw = () => {
    const place = places[chosen], asked = chosen === home;
    found.textContent = sentence({ scene, texts, words, place });
    chart.replaceChildren(
      drawAnswers({ scene, texts, words, hands: asked ? hands : null, place, sure }),
      ...sure && vary ? [vary] : []);
    side.replaceChildren(...sure ? doubt({ scene, texts, words, answer }) : []);
    wrong.replaceChildren(...sure || !asked ? [] : guesses({ texts, words, place, hands }));
  };
  const open = to => {
    sure = to;
    elements.classList.toggle("open", sure);
    more.textContent = sure ? texts.lessSure : texts.howSure;
    more.setAttribute("aria-expanded", `${sure}`);
    draw();
  };
  open(false);
  return {
    elements: [
      el("header", {}, kicker(texts, words), found),
      elements,
      el("div", { class: "after" }, wrong, more),
    ],
    update: () => { if (!sure) draw(); },
    key: event => {
      const to = { ArrowDown: true, ArrowUp: false }[event.key];
      if (to === undefined || event.target.matches?.("input[type=range]")) return false;
      if (to !== sure) open(to);
      return true;
    },
  };
};

/** Step 3: the picture, the model's reason, and what to try next. */
export const picture = ({ scene, texts, words, answer, context }) => ({
  elements: [
    el("div", { class: "two picture" },
      el("figure", {}, ...drawn(answer.picture)),
      el("div", { class: "side" },
        kicker(texts, words),
        el("h1", { text: words.why }),
        el("h2", { text: texts.try }),
        el("ul", { class: "try" },
          ...scene.try.map((one, index) => el("li", {}, trial(one, words.try[index], context)))),
        context.settings ? null : el("p", {}, `${texts.inLecture} `, el("code", { text: "communitysim lecture" })),
        words.sources.length ? el("details", { class: "sources" }, el("summary", { text: texts.sources }),
          el("ul", {}, ...words.sources.map(source => el("li", {}, sourceOf(source))))) : null)),
  ],
});

const kicker = (texts, words) => el("p", { class: "kicker", text: words.title });

/** What came out, by which answers cannot be told from the best, and whether the lead matters. */
const sentence = ({ scene, texts, words, place }) => {
  const { column, notWorse, lead, matters } = place.answer;
  const ends = [Math.abs(lead.low), Math.abs(lead.high)].filter(Number.isFinite);
  const tooLittle = matters && ends.length && Math.max(...ends) < matters;
  if (tooLittle && words.found.same) return words.found.same;
  return words.found[[...notWorse].sort((one, other) => one - other).join()]
    ?? (notWorse.length > 1
      ? words.found.none ?? texts.foundNone
      : fill(texts.foundOne[scene.best], { best: words.columns[column] }));
};

const mostWrong = 2;

/** How many were right, and a sentence for each wrong guess; for the most frequent if there are many. */
const guesses = ({ texts, words, place, hands }) => {
  const counts = hands.counts(), total = sum(counts), { notWorse } = place.answer;
  if (!total) return [];
  const right = sum(notWorse.map(column => counts[column]));
  const all = notWorse.length === counts.length;
  const wrong = counts.map((count, column) => ({ count, column }))
    .filter(({ count, column }) => count > 0 && !notWorse.includes(column))
    .sort((one, other) => other.count - one.count || one.column - other.column);
  return [
    el("p", { class: "hands", text: all
      ? texts.noneWrong
      : fill(notWorse.length > 1 ? texts.possible : texts.right, { right, total, share: percent(right / total) }) }),
    ...wrong.slice(0, mostWrong).map(({ column }) => el("p", { class: "why-not" },
      el("span", { class: "key", "aria-hidden": "true", text: `${column + 1}` }), ` ${words.wrong[column]}`)),
  ];
};

const slider = ({ texts, words, places, home, show }) => {
  const shown = choice => words.choices?.[choice] ?? choice;
  const now = el("output", { text: shown(places[home].choice) });
  const field = el("input", {
    type: "range", min: "0", max: `${places.length - 1}`, step: "1", value: `${home}`,
    "aria-valuetext": shown(places[home].choice),
    oninput: () => {
      const { choice } = places[field.value];
      now.textContent = shown(choice);
      field.setAttribute("aria-valuetext", shown(choice));
      show(Number(field.value));
    },
  });
  return el("label", { class: "vary" }, el("span", { text: fill(texts.vary, { what: words.vary }) }), now, field);
};

/** The picture in the language of the page, under what it measures; nothing where the server cannot draw. */
const drawn = pictures => {
  const picture = pictures?.[document.documentElement.lang] ?? pictures?.en;
  // What follows the first sentence was on the step before.
  return picture ? [
    el("figcaption", { text: picture.title.split(". ")[0] }),
    el("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(picture.svg)}`, alt: described(picture) }),
  ] : [];
};

const described = ({ title, svg }) =>
  `${title}. ${new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("desc")?.textContent ?? ""}`;

const trial = (one, text, context) => context.settings
  ? el("button", {
    type: "button", text: `${text} →`,
    onclick: () => {
      if (one.view !== "game") context.settings.replace(one.values ?? {});
      context.go(`#/${one.view}`);
    },
  })
  : text;
