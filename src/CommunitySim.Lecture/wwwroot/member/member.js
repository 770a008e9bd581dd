import { el, fill, number } from "lecture/common/dom.js";
import { face } from "lecture/common/face.js";
import { moodOf } from "lecture/common/mood.js";
import { makeSeesaw, weightsOf } from "lecture/common/seesaw.js";
import { rem } from "lecture/common/rem.js";
import { post } from "lecture/common/server.js";
import { chanceText, happenedText, kindOf, logisticOf, rowsOf, sentenceOf, whatIfs } from "lecture/member/words.js";
import { drawWeighing } from "lecture/member/weighing.js";
import { drawHistory, listEvents } from "lecture/member/history.js";
import { disapprovalOf, listNeighbours } from "lecture/member/neighbours.js";

/** Milliseconds to wait for a further call before asking the server. */
const settled = 120;

/** Drawings count in sixteenths of the page's type; beside the weighing, her surroundings take so much type. */
const unit = 16, side = 13.2, sideFrom = 30;

/**
 * The panel "Why did she say no?" shows how a member weighed the ask of a day, or would have weighed it.
 * It calls choose(seat) when the reader picks a neighbour. show({ body, strategy, replicate, seat, day }) loads and
 * draws; clear() empties it.
 */
export const mountMember = (root, context, { choose }) => {
  const texts = context.texts.member;
  const box = el("div", { class: "member", tabindex: "-1" }),
    fault = el("p", { class: "fault", role: "alert", hidden: true });
  let asking = new AbortController(), timer = 0, unfolded = false;
  root.append(fault, box);

  const stop = () => {
    clearTimeout(timer);
    asking.abort();
    box.removeAttribute("aria-busy");
  };
  const ask = async (request, { body, ...wanted }) => {
    try {
      const told = await post("/api/member", { ...body, ...wanted }, request.signal);
      if (request.signal.aborted) return;
      fault.hidden = true;
      draw(told, body.values ?? {});
    } catch (problem) {
      if (problem.name === "AbortError") return;
      fault.textContent = problem.message;
      fault.hidden = false;
    }
    if (request === asking) box.removeAttribute("aria-busy");
  };
  const draw = (told, values) => {
    const valueOf = path => values[path] ?? context.settings.about(path).default;
    const focus = focusIn(box);
    box.replaceChildren(...contents(told, valueOf, { context, box, choose }, unfolded, open => { unfolded = open; }));
    Object.assign(box.dataset, { seat: told.seat, day: told.day, strategy: told.strategy });
    if (focus) (box.querySelector(focus) ?? box).focus({ preventScroll: true });
    context.announce(box.querySelector(".sentence").textContent);
  };
  return {
    show(wanted) {
      stop();
      asking = new AbortController();
      const request = asking;
      box.setAttribute("aria-busy", "true");
      timer = setTimeout(() => ask(request, wanted), settled);
    },
    clear() {
      stop();
      fault.hidden = true;
      box.replaceChildren();
      ["seat", "day", "strategy"].forEach(name => delete box.dataset[name]);
    },
    unmount() {
      stop();
      fault.remove();
      box.remove();
    },
  };
};

/** A selector of the focused element, to restore the focus after the next drawing. */
const focusIn = box => {
  const at = document.activeElement;
  if (!box.contains(at)) return null;
  return at.dataset.neighbour
    ? `[data-neighbour="${at.dataset.neighbour}"]` : at.tagName === "SUMMARY" ? "summary" : ".member";
};

const contents = (told, valueOf, { context, box, choose }, unfolded, onUnfold) => {
  const texts = context.texts.member, { ask } = told;
  const chanceAt = logisticOf(valueOf("member.choiceSensitivity")),
    ifs = whatIfs(ask, chanceAt, valueOf("member.allyEffect"));
  // Drawings do not follow the type by themselves; a panel that is not shown yet has the width of a phone.
  const room = (box.clientWidth || rem(20)) / rem(1), wide = room > sideFrom;
  return [
    el("header", {},
      el("span", { class: "portrait" }, portrait(context.texts.act, told, valueOf)),
      seesaw(context.texts.act, ask, fill(texts.her, { seat: told.seat + 1 })),
      el("h2", { text: texts.titles[kindOf(told)] }),
      el("p", { class: "who soft", text: fill(texts.who,
        { seat: told.seat + 1, strategy: context.texts.strategies[told.strategy], day: told.day }) })),
    el("div", { class: "weighing" },
      drawWeighing(texts, ask, chanceAt, ifs, unit * (wide ? room - side : room)),
      el("ul", { class: "what-ifs" },
        ...ifs.map(({ kind, sign, chance, count }) => el("li", {},
          el("b", { class: "sign", text: sign, "aria-hidden": "true" }),
          ` ${fill(texts.whatIf[kind], { count, chance: chanceText(chance) })}`)))),
    el("div", { class: "around" },
      listNeighbours(texts, ask, choose),
      drawHistory(texts, told, unit * (wide ? side - 1 : room))),
    numbers(texts, told, unfolded, onUnfold, valueOf("member.endorsementThreshold")),
  ];
};

/** Her face in the evening: her mood, pain, muting and buying. A sign of a problem would be too small to read here. */
const portrait = (texts, { seat, evening, firstTrust }, valueOf) => {
  const tolerance = valueOf("member.tolerance");
  const mood = moodOf({ trust: evening.trust, firstTrust, pain: evening.pain, tolerance });
  return face({
    seat, mood, pain: Math.min(1, evening.pain / Math.max(tolerance, 0.001)), muted: evening.muted,
    customer: evening.customer, stranger: !evening.aware,
    label: texts.looks[evening.muted ? "muted" : mood > 0.02 ? "glad" : mood < -0.02 ? "hurt" : "calm"],
  });
};

const seesaw = (texts, ask, name) => {
  const made = makeSeesaw({ names: null });
  made.set({ ...weightsOf(ask), label: fill(texts.weighing, {
    name, offer: number(ask.offer + Math.max(0, ask.obligationTerm)), looks: number(ask.rejection + ask.effort),
  }) });
  return made.element;
};

const marksText = (texts, told) => [
  told.ask.customer && "customer",
  told.morning.muted && "muted",
  told.morning.openProblem && "openProblem",
  told.poster && "poster",
  told.ally && "ally",
].filter(Boolean).map(mark => texts.marks[mark]).join(" · ");

/** All in words and numbers, folded away but always there for a screen reader. */
const numbers = (texts, told, open, onUnfold, threshold) => {
  const details = el("details", { class: "numbers", open, ontoggle: () => onUnfold(details.open) },
    el("summary", { text: texts.table.title }),
    el("p", { class: "sentence", text: sentenceOf(texts, told) }),
    el("p", { class: "marks", text: marksText(texts, told) }),
    ...disapprovalOf(texts, told.ask, threshold),
    el("p", { class: "happened", text: happenedText(texts, told) }),
    listEvents(texts, told.history.events),
    el("table", {},
      el("thead", {}, el(
        "tr", {}, ...["term", "value", "from"].map(column => el("th", { scope: "col", text: texts.table[column] })))),
      el("tbody", {}, ...rowsOf(texts, told).map(([name, value, from]) => el("tr", { "data-term": name },
        el("th", { scope: "row", text: texts.terms[name] }), el("td", { text: value }), el("td", { text: from }))))));
  return details;
};
