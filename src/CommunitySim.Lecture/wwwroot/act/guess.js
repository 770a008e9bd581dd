import { el, fill, percent, svg } from "lecture/common/dom.js";
import { recall, remember } from "lecture/common/storage.js";

const sides = ["convert", "connect"];

/** Screens 6 and 7: the hall guesses who reaches more people on a day, then sees it. */
export const guess = (id, at) => ({ texts, act }) => {
  const words = texts.screens[id], said = el("p", { class: "say" });
  const hands = recall(`act-${id}`) ?? [0, 0];
  const drawHands = () => columns.forEach((one, index) => one.voted(hands[index] / Math.max(1, hands[0] + hands[1])));
  const columns = sides.map((side, index) => column(texts, side, hands, index, () => {
    remember(`act-${id}`, hands);
    drawHands();
  }));
  const picture = el("div", { class: "racing" });
  const element = el("div", { class: "guess" }, el("div", { class: "columns" }, ...columns.map(one => one.element)), picture);
  return {
    words, said, elements: [element], controls: [words.press],
    vote: (index, by) => columns[index]?.add(by),
    show(step) {
      const reach = sides.map(side => act.race[`${side}Guessed`][at]);
      columns.forEach((one, index) => one.reveal(step > 0 ? reach[index].mean : null));
      drawHands();
      picture.replaceChildren(...step > 0 ? race(texts, act.race, act.race.guessed[at]) : []);
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
  const count = el("output", { text: hands[index] }), bar = el("div", { class: "bar" }), voted = el("div", { class: "voted" }), value = el("strong");
  const add = by => {
    hands[index] = Math.max(0, hands[index] + by);
    count.textContent = hands[index];
    changed();
  };
  const name = texts.sides[side];
  return {
    add,
    element: el("section", { class: `guessed ${side}`, "aria-label": name },
      el("div", { class: "hands" }, el("h2", { text: name }),
        el("button", { type: "button", class: "icon", text: "−", "aria-label": fill(texts.fewer, { name }), onclick: () => add(-1) }),
        count,
        el("button", { type: "button", class: "icon", text: "+", "aria-label": fill(texts.hand, { name }), onclick: () => add(1) })),
      el("div", { class: "track" }, bar, voted), value),
    voted(share) {
      voted.hidden = share === 0;
      voted.style.setProperty("--hands", share);
    },
    reveal(reach) {
      bar.style.setProperty("--share", reach ?? 0);
      value.textContent = reach === null ? "" : percent(reach);
    },
  };
};

/** Both curves of reach up to the guessed day, with the days at the ends of their axis. */
const race = (texts, { days, convert, connect }, until) => {
  const x = day => 100 * (day - 1) / (until - 1), y = share => 40 - 38 * share;
  const line = values => `M${days.filter(day => day <= until)
    .map((day, at) => `${x(day).toFixed(1)} ${y(values[at]).toFixed(1)}`).join("L")}`;
  return [
    svg("svg", { class: "race", viewBox: "0 0 100 42", preserveAspectRatio: "none", role: "img",
      "aria-label": fill(texts.raceLabel, { day: until }) },
    svg("path", { class: "ground", d: "M0 40H100" }),
    svg("path", { class: "convert", d: line(convert) }), svg("path", { class: "connect", d: line(connect) })),
    el("p", { class: "days" }, ...[1, until].map(day => el("span", { text: fill(texts.day, { day }) }))),
  ];
};
