import { el, fill, percent, svg } from "lecture/common/dom.js";
import { recall, remember } from "lecture/common/storage.js";

const sides = ["convert", "connect"];

/** Screens 6 and 7: the hall guesses who reaches more people on a day, then sees it. */
export const guess = (id, at) => ({ texts, act }) => {
  const words = texts.screens[id], said = el("p", { class: "say" });
  const hands = recall(`act-${id}`) ?? [0, 0];
  const columns = sides.map((side, index) => column(texts, side, hands, index, () => remember(`act-${id}`, hands)));
  const picture = el("div", { class: "racing" });
  const element = el("div", { class: "guess" }, el("div", { class: "columns" }, ...columns.map(one => one.element)), picture);
  return {
    words, said, elements: [element], controls: [words.press],
    vote: (index, by) => columns[index]?.add(by),
    show(step) {
      const reach = sides.map(side => act.race[`${side}Guessed`][at]);
      columns.forEach((one, index) => one.reveal(step > 0 ? reach[index].mean : null));
      picture.replaceChildren(step > 0 ? race(texts, act.race, act.race.guessed[at]) : "");
      picture.hidden = step === 0;
      const [convert, connect] = reach.map(side => side.mean), winner = convert > connect ? 0 : 1;
      const total = hands[0] + hands[1];
      said.textContent = step > 0
        ? `${fill(words.after[sides[winner]], { convert: percent(convert), connect: percent(connect) })}${total
          ? ` ${fill(texts.right, { right: hands[winner], total })}` : ""}`
        : words.before;
    },
    more: fill(texts.raceMore, {
      worlds: act.race.worlds, members: act.race.members,
      ...Object.fromEntries(sides.flatMap(side => ["low", "high"].map(
        end => [`${side}_${end}`, percent(act.race[`${side}Guessed`][at][end], 1)]))),
    }),
  };
};

const column = (texts, side, hands, index, changed) => {
  const count = el("output", { text: hands[index] }), bar = el("div", { class: "bar" }), value = el("strong");
  const add = by => {
    hands[index] = Math.max(0, hands[index] + by);
    count.textContent = hands[index];
    changed();
  };
  const name = texts.sides[side];
  return {
    add,
    element: el("section", { class: `guessed ${side}`, "aria-label": name },
      el("h2", { text: name }),
      el("p", { class: "hands" },
        el("button", { type: "button", class: "icon", text: "−", "aria-label": fill(texts.fewer, { name }), onclick: () => add(-1) }),
        count,
        el("button", { type: "button", class: "icon", text: "+", "aria-label": fill(texts.hand, { name }), onclick: () => add(1) })),
      el("div", { class: "track" }, bar), value),
    reveal(reach) {
      bar.style.setProperty("--share", reach ?? 0);
      value.textContent = reach === null ? "" : percent(reach);
    },
  };
};

/** Both curves of reach up to the guessed day. */
const race = (texts, { days, convert, connect }, until) => {
  const end = days[days.length - 1], x = day => 100 * (day - 1) / (end - 1), y = share => 40 - 38 * share;
  const line = values => values.map((share, at) => days[at] <= until ? `${at ? "L" : "M"}${x(days[at]).toFixed(1)} ${y(share).toFixed(1)}` : "").join("");
  return svg("svg", { class: "race", viewBox: "0 0 100 42", preserveAspectRatio: "none", role: "img", "aria-label": fill(texts.raceLabel, { day: until }) },
    svg("path", { class: "ground", d: "M0 40H100" }),
    svg("path", { class: "convert", d: line(convert) }), svg("path", { class: "connect", d: line(connect) }));
};
