import { el, fill, number, percent } from "lecture/dom.js";
import { post } from "lecture/server.js";
import { drawTerms, drawChance, drawHistory } from "lecture/member-pictures.js";

/** The panel "Why did she say no?": one member, one day, the ask weighed term by term. */
export const mountMember = (root, context, { choose }) => {
  const texts = context.texts.member, body = el("div", { class: "member" });
  root.append(body);
  let request = new AbortController(), timer = 0;
  const clear = () => {
    clearTimeout(timer);
    request.abort();
    body.replaceChildren();
  };
  return {
    /** Explains a member's day, once nothing else is asked for a moment. */
    show(wanted) {
      clearTimeout(timer);
      timer = setTimeout(async () => {
        request.abort();
        request = new AbortController();
        const { body: settings, ...rest } = wanted;
        try {
          const told = await post("/api/member", { ...settings, ...rest }, request.signal);
          body.replaceChildren(...explain(told, context.texts, choose));
          body.dataset.seat = told.seat;
          body.dataset.day = told.day;
        } catch (fault) {
          if (fault.name !== "AbortError") body.replaceChildren(el("p", { class: "fault", role: "alert", text: fault.message }));
        }
      }, 120);
    },
    clear,
    unmount: clear,
  };
};

const explain = (told, all, choose) => {
  const texts = all.member, { ask, morning, day } = told;
  return [
    el("h2", { text: fill(title(told, texts), { day }) }),
    el("p", { class: "sentence", role: "status", text: sentence(told, texts) }),
    el("div", { class: "weighing" }, drawTerms(ask, texts), drawChance(ask, texts)),
    el("p", { class: "doubt", text: fill(texts.traits, { seat: told.seat + 1, kind: told.poster ? texts.poster : texts.lurker, lossAversion: number(told.traits.lossAversion), painSensitivity: number(told.traits.painSensitivity), fit: percent(told.traits.offerFit) }) }),
    neighbours(ask, texts, choose),
    drawHistory(told.history, day, texts),
    happened(told, texts),
    table(ask, morning, texts),
  ];
};

const title = ({ asked, ask }, texts) => !asked ? texts.titleNotAsked : ask.customer ? texts.titleCustomer : ask.accepted ? texts.titleYes : texts.titleNo;

/** What weighed most against, or for; computed from the terms alone. */
const sentence = ({ asked, ask }, texts) => {
  const values = { offer: number(ask.offer), rejection: number(ask.rejection), effort: number(ask.effort), obligation: number(Math.abs(ask.obligationTerm)), total: number(ask.total).replace("-", "−"), chance: percent(ask.chance, ask.chance < 0.1 ? 1 : 0), lossAversion: number(ask.lossAversion) };
  const heaviest = ask.rejection >= ask.effort ? texts.weighedRejection : texts.weighedEffort;
  const owes = ask.obligationTerm > 0.005 ? texts.owes : ask.obligationTerm < -0.005 ? texts.strained : "";
  const end = !asked ? texts.wouldBe : ask.customer ? texts.hasBought : fill(ask.accepted ? texts.drawnYes : texts.drawnNo, { drawn: number(ask.drawn) });
  return [fill(ask.offer >= ask.rejection + ask.effort ? texts.weighedOffer : heaviest, values), fill(owes, values), fill(texts.chance, values), end].filter(Boolean).join(" ");
};

const neighbours = (ask, texts, choose) => {
  const endorsing = ask.neighbours.filter(neighbour => neighbour.endorses).length;
  return el("div", { class: "neighbours" },
    el("p", {}, el("b", { text: fill(texts.neighbours, { endorsing, all: ask.neighbours.length }) }), ` ${fill(texts.disapproval, { disapproval: number(ask.disapproval), cohesion: number(ask.cohesion) })}`),
    el("ul", {}, ...ask.neighbours.map(neighbour => el("li", {}, el("button", {
      type: "button", class: neighbour.endorses ? "endorses" : "", text: neighbour.endorses ? "✓" : "–", onclick: () => choose(neighbour.seat),
      title: fill(neighbour.endorses ? texts.endorses : texts.endorsesNot, { seat: neighbour.seat + 1, trust: number(neighbour.trust) }),
      "aria-label": fill(neighbour.endorses ? texts.endorses : texts.endorsesNot, { seat: neighbour.seat + 1, trust: number(neighbour.trust) }),
    })))));
};

const happened = ({ happened: all, day }, texts) => el("p", { class: "happened" },
  el("b", { text: fill(texts.happened, { day }) }), " ",
  all.length === 0 ? texts.nothing : all.map(({ what, seat }) => fill(texts.what[what] ?? what, { seat: seat + 1 })).join(", "), ".");

/** The same for those who do not see the picture. */
const table = (ask, morning, texts) => el("details", {},
  el("summary", { text: texts.numbers }),
  el("table", {}, ...[
    ["trust", ask.trust], ["socialMode", ask.socialMode], ["pain", morning.pain], ["offer", ask.offer], ["obligationTerm", ask.obligationTerm], ["expectedPain", ask.expectedPain], ["lossAversion", ask.lossAversion],
    ["rejection", -ask.rejection], ["effort", -ask.effort], ["total", ask.total], ["chanceRow", ask.chance], ["drawnRow", ask.drawn],
  ].map(([name, value]) => el("tr", {}, el("th", { scope: "row", text: texts.rows[name] }), el("td", { "data-term": name, text: value === null ? "–" : number(value, 3) })))));
