import { el, fill, money, number, percent } from "lecture/common/dom.js";
import { curve } from "lecture/game/curve.js";
import { bytesOf, makeField, strangers } from "lecture/game/field.js";
import { handsControl, hoursControl, inWords } from "lecture/game/hours.js";

const months = 12, members = 1000;

/** A month: the group on one side, its answer and the next choice on the other. */
export const monthScreen = (game, context, act) => {
  const texts = context.texts.game, value = path => game.values[path] ?? context.settings.about(path).default;
  const hours = value("brand.hoursPerThousandMembers");
  const inGroups = value("community.network.kind") === "groups", size = inGroups
    ? value("community.network.groupSize")
    : members;
  const firstTrust = game.answer?.firstTrust ?? value("member.initialTrust");
  const field = makeField(
    texts, members, firstTrust, size < 10 || size > members ? members : size);
  const control = game.hall ? handsControl(game, texts, hours, () => next.click()) : hoursControl(game, texts, hours);
  const line = () => [{ name: "mine", label: texts.you, values: game.answer?.series[game.goal] ?? [] }];
  const goal = context.texts.observables[game.goal], chart = curve(texts, game.goal, goal, line());
  const title = el("h1"), report = el("div", { class: "game-report", "aria-live": "polite" }),
    dots = el("ol", { class: "game-months", "aria-hidden": "true" });
  const next = el("button", {
    type: "button",
    class: "primary large next",
    onclick: () => game.months.length === months ? act.finish() : act.play(control.shares()),
  });
  const show = () => {
    const done = game.months.length, over = done === months;
    title.textContent = over ? texts.month.over : fill(texts.month.title, { month: done + 1, months });
    dots.replaceChildren(
      ...Array.from({ length: months }, (_, at) => el("li", { class: at < done ? "done" : at === done ? "now" : "" })));
    next.textContent = over ? texts.month.finish : fill(texts.month.live, { month: done + 1 });
    control.element.hidden = over;
    hint.hidden = over;
    report.replaceChildren(
      ...(game.answer
      ? told(texts, game)
      : [el("p", { class: "felt", text: texts.month.first })]));
  };
  const hint = el("p", { class: "soft keys", text: game.hall ? texts.month.hallKeys : texts.month.keys });
  const element = el("section", { class: "game-month" },
    el("div", { class: "game-left" }, el("header", {}, title, dots), field.element),
    el("div", { class: "game-right" },
      el("div", {}, el("h2", { class: "game-what", text: fill(texts.month.curve, { goal }) }), chart.element),
      report,
      control.element,
      el("p", { class: "game-go" }, next, hint)));
  field.set(game.answer ? bytesOf(game.answer.frames.at(-1)) : strangers(members, firstTrust));
  show();
  return {
    element,
    opened: () => (game.hall ? element.querySelector("input") : next).focus({ preventScroll: true }),
    close() { field.close(); chart.close(); },
    answered(answer) {
      show();
      chart.set(line());
      field.play(answer.frames.map(bytesOf));
      if (title.getBoundingClientRect().top < 0) element.scrollIntoView();
    },
    turn: (_, event) => {
      if (event.key === "PageDown" && !event.repeat) next.click();
      return event.key.startsWith("Page");
    },
    key: event => event.key === "Enter" ? (next.click(), true) : game.months.length < months && control.key(event),
  };
};

/** Describes the month: the actions, the events and how the group felt. */
const told = (texts, game) => {
  const { answer } = game, counts = Object.fromEntries(
    Object.entries(answer.counts).map(([name, count]) => [name, number(count, 0)]));
  const happened = ["pitches", "salesOwn", "raised", "letDown"].filter(name => answer.counts[name] > 0)
    .map(name => fill(texts.report[name], counts));
  const felt = answer.felt.slice(
    0, 2).map(change => fill(texts.felt[change.of][change.to > change.from ? "up" : "down"], {
    from: measured(change.of, change.from),
    to: measured(change.of, change.to),
  }));
  return [
    el("p", { class: "felt", text: felt.length ? felt.join(" ") : texts.felt.nothing }),
    el("details", {}, el("summary", { text: texts.report.more }), el("div", {},
      el("p", { class: "did", text: fill(texts.report.did, {
        month: answer.month,
        split: inWords(texts, game.months[answer.month - 1], answer.hours),
      }) }),
      el("p", { class: "counts", text: happened.length ? happened.join(" ") : texts.report.nothing }),
      el("p", { class: "now", text: fill(texts.report.now, {
        value: money(answer.series.value.at(-1)),
        trust: number(answer.series.trust.at(-1)),
        reach: percent(answer.series.reach.at(-1)),
        customers: percent(answer.series.customers.at(-1)),
      }) }))),
  ];
};

const measured = (of, amount) => of === "trust" || of === "pain" ? number(amount) : percent(amount);
