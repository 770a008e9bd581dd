import { el, fill } from "lecture/common/dom.js";
import { get } from "lecture/common/server.js";

const marks = { supported: "✓", refuted: "✗", undecided: "?", unattributed: "(✓)" };

const server = { list: () => get("/api/scenes"), scene: id => get(`/api/scenes/${id}`) };

/** Two printed pages: the claims and the words, then what the model found, scene by scene as the answers come. */
export const mount = async (root, context) => {
  const texts = context.texts.handout, words = context.texts.scenes.all, source = context.source ?? server;
  const scenes = await source.list();
  const rows = scenes.map(scene => row(scene, words[scene.id], texts));
  const sheet = el("article", { class: "handout", "aria-busy": "true" },
    el("section", {},
      el("h1", { text: texts.title }),
      el("p", { class: "lead", text: texts.lead }),
      el("button", { type: "button", class: "primary", text: texts.print, onclick: () => print() }),
      titled(texts.claims.title, el("ul", {}, ...texts.claims.items.map(text => el("li", { text })))),
      titled(texts.terms.title, el("dl", {}, ...texts.terms.items.flatMap(
        term => [el("dt", { text: term.name }), el("dd", { text: term.text })]))),
      titled(texts.reading.title, el("ul", {}, ...texts.reading.items.map(text => el("li", { text }))))),
    el("section", {},
      titled(texts.found.title, el("table", {},
        el("thead", {}, el("tr", {}, ...texts.found.columns.map(text => el("th", { scope: "col", text })))),
        el("tbody", {}, ...rows.map(one => one.element)))),
      el("p", { class: "soft", text: texts.found.small }),
      titled(texts.sources.title, el("ul", { class: "sources" }, ...texts.sources.items.map(text => el("li", { text })))),
      el("p", { text: texts.more })));
  root.replaceChildren(sheet);
  let alive = true;
  const load = async () => {
    for (const { show, id } of rows) {
      if (!alive) return;
      try {
        show(await source.scene(id));
      } catch (fault) {
        if (alive) sheet.append(el("p", { class: "fault", role: "alert", text: fill(texts.failed, { why: fault.message }) }));
        break;
      }
    }
    if (alive) sheet.removeAttribute("aria-busy");
  };
  load();
  return { unmount: () => { alive = false; } };
};

const titled = (title, ...children) => el("div", { class: "part" }, el("h2", { text: title }), ...children);

/** The line of a scene: its question, the best column, and the verdict on its claim. */
const row = (scene, words, texts) => {
  const found = el("td", { text: texts.found.waiting }), verdict = el("td", { class: "verdict" });
  return {
    id: scene.id,
    element: el("tr", {}, el("th", { scope: "row", text: words.title }), found, verdict),
    show: answer => {
      const { notWorse, column } = (answer.places.find(place => place.choice === scene.vary?.at)
        ?? answer.places[0]).answer;
      found.textContent = notWorse.length > 1
        ? fill(texts.found.open, { n: notWorse.length, all: scene.columns.length })
        : words.columns[column];
      const outcome = answer.verdict?.outcome;
      verdict.textContent = outcome ? `${marks[outcome]} ${texts.outcome[outcome]}` : "";
    },
  };
};
