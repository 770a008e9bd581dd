import { el, fill } from "lecture/common/dom.js";
import { curvesOf, forms } from "lecture/live/format.js";

/** What is behind "How sure?": the size of the run, every mean with its interval on a day, and every sentence. */
export const makeSure = texts => {
  const live = texts.live, words = live.sure;
  const worlds = el("p", { class: "worlds" }), numbers = el("div", { class: "numbers" }), sentences = el("ul", { lang: "en" });
  const dialog = el("dialog", { class: "take sure", "aria-label": words.title },
    el("h2", { text: words.title }), worlds, numbers, el("p", { class: "soft", text: words.bands }),
    el("h3", { text: words.sentences }), sentences,
    el("form", { method: "dialog" }, el("button", { text: words.close })));
  let last = null, shownDay = null;
  const write = () => {
    const { days } = last, at = shownDay === null ? days.length - 1
      : days.reduce((best, day, index) => Math.abs(day - shownDay) < Math.abs(days[best] - shownDay) ? index : best, 0);
    numbers.replaceChildren(...Object.keys(forms).map(name => table(texts, forms[name], name, last, at)));
    sentences.replaceChildren(...last.verdict.map(line =>
      el("li", {}, ...line.map(piece => piece.strong ? el("strong", { text: piece.text }) : piece.text))));
  };
  const open = () => {
    if (!last) return;
    write();
    dialog.showModal();
  };
  return {
    button: el("button", { type: "button", class: "sure-open", text: words.button, onclick: open }),
    dialog,
    open,
    show(answer, day) {
      [last, shownDay] = [answer, day];
      if (!answer) return;
      worlds.textContent = size(live, answer);
      worlds.dataset.worlds = answer.worlds;
      if (dialog.open) write();
    },
  };
};

const size = (live, answer) => fill(answer.lacking === 0 ? live.worlds : live.worldsSoFar, {
  worlds: answer.worlds,
  members: answer.members,
  days: answer.days.at(-1),
  all: answer.worlds + answer.failed + answer.lacking,
}) + (answer.failed > 0 ? ` ${fill(live.failed, { failed: answer.failed })}` : "");

const table = (texts, { read }, name, answer, at) => {
  const range = (from, to) => from === null || to === null ? ""
    : fill(texts.live.sure.range, { from: read(from), to: read(to) });
  return el("table", {},
    el("caption", { text: `${texts.live.titles[name]}, ${fill(texts.chart.day, { day: answer.days[at] })}` }),
    el("thead", {}, el("tr", {}, el("td"), ...["mean", "interval", "spread"].map(
      column => el("th", { scope: "col", text: texts.chart[column] })))),
    el("tbody", {}, ...curvesOf(answer, name, { perThousand: name === "value" }).map((curve, strategy) => el("tr", {},
      el("th", { scope: "row", class: `strategy-${answer.strategies[strategy]}`,
        text: texts.strategies[answer.strategies[strategy]] ?? answer.strategies[strategy] }),
      el("td", { text: read(curve.mean[at]) }),
      el("td", { text: range(curve.low[at], curve.high[at]) }),
      el("td", { text: range(curve.below[at], curve.above[at]) })))));
};
