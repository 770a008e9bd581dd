import { el, fill, number } from "lecture/common/dom.js";
import { amount, curve, interval } from "lecture/game/curve.js";
import { inWords, splitBar } from "lecture/game/hours.js";
import { resultOf } from "lecture/game/result.js";
import { strip } from "lecture/game/strip.js";

const goals = ["value", "trust", "reach"];

/** The end of a game: the curves, the effect of luck, the best split, and what next, one page each. */
export const endScreen = (game, context, act) => {
  const pages = [yearPage, luckPage, bestPage, againPage];
  const texts = context.texts.game;
  const body = el("div", { class: "game-page" });
  const back = el("button", { type: "button", text: texts.end.back, onclick: () => turn(game.page - 1) });
  const next = el(
    "button", { type: "button", class: "primary large next", text: texts.end.next,
    onclick: () => turn(game.page + 1) });
  const where = el("p", { class: "soft where" });
  let page = null;
  const open = () => {
    page?.close?.();
    page = pages[game.page](game, context, { ...act, ask });
    body.replaceChildren(page.element);
    back.disabled = game.page === 0;
    next.hidden = game.page === pages.length - 1;
    where.textContent = fill(texts.end.page, { page: game.page + 1, pages: pages.length });
    page.show(game.end);
  };
  const turn = to => {
    if (to < 0 || to >= pages.length) return false;
    game.page = to;
    open();
    heading().focus({ preventScroll: true });
    return true;
  };
  const heading = () => body.querySelector("h1");
  const ask = () => {
    if (!game.end || game.end.fault) game.end = resultOf(game, texts.cut);
    game.end.tell = () => page?.show(game.end);
    open();
  };
  ask();
  return {
    element: el("section", { class: "game-end" }, body, el("p", { class: "game-go" }, back, next, where)),
    opened: () => heading().focus({ preventScroll: true }),
    close() { page?.close?.(); page = null; },
    recovered: ask,
    turn: (by, event) => event.key !== " " && turn(game.page + by),
    key: event => event.key === "Enter" && turn(game.page + 1),
  };
};

const at = game => goals.indexOf(game.goal);

const fault = (texts, end, ask) =>
  el("p", { class: "fault", role: "alert" },
    fill(texts.fault, { why: end.fault }), " ",
    el("button", { type: "button", text: texts.retry, onclick: ask }));

const yearPage = (game, context, { ask }) => {
  const texts = context.texts.game, goal = context.texts.observables[game.goal];
  const names = { ...context.texts.strategies, you: texts.you, best: texts.best.short };
  const chart = curve(texts, game.goal, goal, []);
  const title = el("h1", { tabindex: -1 }), table = el("table", { class: "game-table" });
  const trouble = el("div"), others = ["connect", "convert", "absent"];
  title.textContent = fill(
    texts.year.title, { goal: texts.year.goals[game.goal], amount: amount(game.goal, game.answer.series[game.goal].at(-1)) });
  const row = (name, series) => el("tr", { class: name === "you" ? "mine" : name },
    el("th", { scope: "row", text: names[name] }),
    goals.map(each =>
      el("td", { class: each === game.goal ? "counts" : "", text: amount(each, series[each].at(-1)) })));
  let drawn = 0;
  return {
    element: el("div", { class: "page-year" },
      title,
      el("p", { class: "soft", text: fill(texts.year.lead, { world: game.world }) }),
      chart.element,
      table,
      trouble),
    close: chart.close,
    show(end) {
      trouble.replaceChildren(...end.fault ? [fault(texts, end, ask)] : []);
      const known = end.best ? ["best", ...others] : others;
      if (!end.year || drawn === known.length) return;
      drawn = known.length;
      const series = { ...end.year.series, best: end.best?.series };
      chart.set([
        ...known.map(name => ({ name, label: names[name], values: series[name][game.goal] })),
        { name: "mine", label: names.you, values: series.you[game.goal] },
      ]);
      table.replaceChildren(
        el("caption", { class: "unseen", text: texts.year.table }),
        el("thead", {}, el(
          "tr", {}, el("td"), goals.map(each => el("th", { scope: "col", text: context.texts.observables[each] })))),
        el("tbody", {}, ["you", ...known].map(name => row(name, series[name]))));
    },
  };
};

const luckPage = (game, context, { ask }) => {
  const texts = context.texts.game, names = { ...context.texts.strategies, you: texts.you };
  const title = el("h1", { tabindex: -1, text: texts.luck.title });
  const rank = el("p", { class: "game-say", role: "status" });
  const leads = el("div"), marks = strip(texts, game.goal, texts.luck.title);
  return {
    element: el("div", { class: "page-luck" }, title, rank, marks.element, more(texts, leads,
      el("p", { class: "soft", text: texts.luck.legend }))),
    close: marks.close,
    show(end) {
      const { worlds, outcomes } = end.luck, all = end.year?.worlds ?? 0, own = end.year?.series.you[game.goal].at(-1);
      if (end.fault) leads.replaceChildren(fault(texts, end, ask));
      if (!worlds.length) { rank.textContent = texts.luck.waiting; return; }
      marks.set(["you", "convert", "connect"].map(name => ({
        name: name === "you" ? "mine" : name,
        label: names[name],
        values: outcomes[name].map(outcome => outcome[at(game)]),
        own: end.year.series[name][game.goal].at(-1),
      })));
      const others = worlds.flatMap((world, n) => world === game.world ? [] : [outcomes.you[n][at(game)]]),
        better = others.filter(value => value > own).length;
      rank.textContent = fill(worlds.length < all ? texts.luck.sofar : texts.luck.rank, {
        amount: amount(game.goal, own, game.goal !== "value"),
        rank: better + 1,
        worlds: others.length + 1,
        better,
        others: others.length,
      });
      if (end.leads) leads.replaceChildren(...end.leads.map(lead =>
        el("p", { class: `lead ${lead.strategy}`, text: leadText(texts, game.goal, names[lead.strategy], lead) })));
    },
  };
};

/** What a hall need not read at once. */
const more = (texts, ...parts) =>
  el("details", { class: "game-sure" }, el("summary", { text: texts.sure }), el("div", {}, ...parts));

const negative = end => Number.isFinite(end) ? -end : end;

/** Describes who is ahead, in how many worlds, and by how much. */
const leadText = (texts, goal, name, lead) => {
  const { difference: { mean, low, high, excludesZero } } = lead, ahead = mean > 0;
  const by = interval(goal, ahead ? { mean, low, high } : { mean: -mean, low: negative(high), high: negative(low) });
  return capital(fill(!excludesZero ? texts.luck.even : ahead ? texts.luck.behind : texts.luck.ahead, {
    name,
    by,
    worlds: lead.worlds,
    count: ahead ? lead.ahead : lead.worlds - lead.ahead - lead.tied,
  }));
};

const capital = text => text[0].toUpperCase() + text.slice(1);

const bestPage = (game, context, { ask }) => {
  const texts = context.texts.game, names = { ...context.texts.strategies, you: texts.you };
  const title = el("h1", { tabindex: -1, text: texts.best.title });
  const say = el("div", { role: "status" });
  const progress = el("progress", { max: 1, "aria-label": texts.best.looking });
  const marks = strip(texts, game.goal, texts.best.title), split = el("div", { class: "best-split" });
  let told = false;
  return {
    element: el("div", { class: "page-best" }, title, split, say, progress, marks.element),
    close: marks.close,
    show(end) {
      if (end.fault) { say.replaceChildren(fault(texts, end, ask)); progress.hidden = true; }
      if (end.search && !end.best) { progress.value = end.search.done / end.search.of; }
      if (!end.best && !end.fault) say.replaceChildren(el("p", { text: texts.best.looking }));
      if (told || !end.best) return;
      told = true;
      progress.hidden = true;
      const { found, luck, lead } = end.best, hours = game.answer.hours;
      title.textContent = fill(texts.best.found, { split: inWords(texts, found.split, hours) });
      split.replaceChildren(splitBar(texts, found.split));
      say.replaceChildren(
        el("p", { class: "game-say", text: leadText(texts, game.goal, texts.best.it, lead) }),
        more(texts, el("p", {
          text: found.notTold.length
            ? fill(texts.best.notTold, { splits: found.notTold.map(other => inWords(texts, other, hours)).join("; ") })
            : texts.best.alone,
        }), el("p", {
          class: "soft",
          text: fill(texts.best.how, {
            splits: found.splits,
            screened: found.screenedIn.length,
            finalists: found.finalists.length,
            chosen: found.chosenIn.length,
            worlds: lead.worlds,
            mean: interval(game.goal, lead.mean),
          }),
        })));
      const rows = [
        ["best", texts.best.short, luck.outcomes.best],
        ["mine", names.you, end.luck.outcomes.you],
        ["connect", names.connect, end.luck.outcomes.connect],
      ];
      marks.set(rows.map(([name, label, outcomes]) => ({
        name,
        label,
        values: outcomes.map(outcome => outcome[at(game)]),
        own: outcomes[game.world][at(game)],
      })));
    },
  };
};

const againPage = (game, context, act) => {
  const texts = context.texts.game.again;
  const save = el("a", { class: "button", text: texts.file }), command = el("code", {});
  const keep = el("p", { class: "soft", hidden: true }, texts.command, " ", command);
  return {
    element: el("div", { class: "page-again" },
      el("h1", { tabindex: -1, text: texts.title }),
      el("div", { class: "game-next" },
        el("button", { type: "button", class: "large primary", onclick: act.again },
          el("strong", { text: texts.same }),
          el("span", { text: fill(texts.sameMeans, { world: game.world }) })),
        el("button", { type: "button", class: "large", onclick: act.another }, el("strong", { text: texts.another }),
          el("span", { text: texts.anotherMeans })),
        el("button", { type: "button", class: "large", onclick: act.choose }, el("strong", { text: texts.goal }),
          el("span", { text: texts.goalMeans }))),
      el("h2", { text: texts.further }),
      el("p", { class: "game-links" },
        el("a", { class: "button", href: "#/live", text: texts.live }),
        el("a", { class: "button", href: "#/group", text: texts.group }),
        save),
      keep),
    show(end) {
      if (!end.year || save.href) return;
      save.href = URL.createObjectURL(new Blob([end.year.file], { type: "application/json" }));
      save.download = end.year.fileName;
      command.textContent = `communitysim run ${end.year.fileName}`;
      keep.hidden = false;
      keep.append(el("span", { text: ` ${fill(texts.replicate, { world: number(game.world, 0) })}` }));
    },
    close: () => { if (save.href) URL.revokeObjectURL(save.href); },
  };
};
