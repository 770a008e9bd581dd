import { el, fill, percent, svg } from "lecture/common/dom.js";
import { votes } from "lecture/scenes/votes.js";

const sides = ["convert", "connect"];

/** Screens 6 and 7: the hall guesses who reaches more people on a day, then sees it. */
export const guess = (name, at) => ({ texts, act }) => {
  const words = texts.screens[name], said = el("p", { class: "say" });
  const id = `act-${name}`, handsOf = () => votes.counts(id, sides.length);
  const columns = sides.map((side, index) => column(texts, side, by => votes.add(id, sides.length, index, by)));
  const drawHands = () => {
    const hands = handsOf(), total = hands[0] + hands[1];
    columns.forEach((one, index) => one.voted(hands[index], total));
  };
  const picture = el("div", { class: "racing" });
  const element = el("div", { class: "guess" }, el("div", { class: "columns" }, ...columns.map(one => one.element)), picture);
  return {
    words, said, elements: [element], controls: [words.press],
    close: votes.subscribe(drawHands),
    vote: (index, by) => votes.add(id, sides.length, index, by),
    show(step) {
      const reach = sides.map(side => act.race[`${side}Guessed`][at]);
      columns.forEach((one, index) => one.reveal(step > 0 ? reach[index].mean : null));
      drawHands();
      picture.replaceChildren(...step > 0 ? race(texts, act.race, act.race.guessed[at]) : []);
      picture.hidden = step === 0;
      const [convert, connect] = reach.map(side => side.mean), winner = convert > connect ? 0 : 1;
      const hands = handsOf(), total = hands[0] + hands[1];
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

const column = (texts, side, add) => {
  const count = el("output"), bar = el("div", { class: "bar" }), voted = el("div", { class: "voted" }), value = el("strong");
  const name = texts.sides[side];
  const button = (text, label, by) => el("button", { type: "button", class: "icon", text, "aria-label": fill(label, { name }),
    onclick: () => add(by) });
  return {
    element: el("section", { class: `guessed ${side}`, "aria-label": name },
      el("div", { class: "hands" }, el("h2", { text: name }),
        button("−", texts.fewer, -1), count, button("+", texts.hand, 1)),
      el("div", { class: "track" }, bar, voted), value),
    voted(hands, total) {
      count.textContent = hands;
      voted.hidden = hands === 0;
      voted.style.setProperty("--hands", hands / Math.max(1, total));
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
