import { el, fill } from "lecture/common/dom.js";
import { perThousand, rough } from "lecture/live/format.js";

const nameOf = (texts, strategy) => texts.strategies[strategy] ?? strategy;

const list = (texts, names) => names.length < 2 ? names.join("")
  : fill(texts.live.and, { some: names.slice(0, -1).join(", "), last: names.at(-1) });

/** Who earns most after a year, in words for a hall: a text with what matters in bold. */
export const headline = (texts, answer) => {
  const { standing, strategy, rivals, value, runnerUp, lead } = answer.best, words = texts.live.headline;
  const money = amount => rough(amount * perThousand(answer));
  if (standing !== "clear") return [
    el("strong", { text: words.open }), " ",
    fill(words[standing === "open" ? "openNames" : standing],
      { names: list(texts, [strategy, ...rivals].map(name => nameOf(texts, name))) }),
  ];
  const slots = {
    strategy: nameOf(texts, strategy),
    value: money(value),
    lead: money(lead.mean),
    next: nameOf(texts, runnerUp),
  };
  return [
    el("strong", { text: fill(words.best, slots) }), " ", fill(value > 0 ? words.earns : words.loses, slots),
  ];
};

/** What each strategy has gained or lost against the answer that was kept; changes within their intervals are none. */
export const changes = (texts, before, now) => {
  const words = texts.live.compare, last = answer => answer.days.length - 1;
  const found = now.strategies.flatMap((strategy, at) => {
    const then = before.strategies.indexOf(strategy);
    if (then < 0) return [];
    const [one, other] = [[before, then], [now, at]].map(([answer, index]) => {
      const curve = answer.curves.value[index], scale = perThousand(answer);
      const half = curve.high[last(answer)] === null ? 0 : (curve.high[last(answer)] - curve.low[last(answer)]) / 2;
      return { mean: curve.mean[last(answer)] * scale, half: half * scale };
    });
    const by = other.mean - one.mean, sure = Math.abs(by) > Math.hypot(one.half, other.half);
    return [fill(!sure ? words.same : by > 0 ? words.gains : words.loses,
      { strategy: nameOf(texts, strategy), by: rough(Math.abs(by)) })];
  });
  return fill(words.since, { changes: found.join(", ") });
};
