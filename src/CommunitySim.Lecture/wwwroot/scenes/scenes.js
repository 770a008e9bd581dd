import { el, fill } from "lecture/common/dom.js";
import { get } from "lecture/common/server.js";
import { closing, limits, opening, terms } from "lecture/scenes/ends.js";
import { makeFoot } from "lecture/scenes/foot.js";
import { picture, question, reveal } from "lecture/scenes/steps.js";
import { votes } from "lecture/scenes/votes.js";

/** The name of the short route in the address. */
const short = "seven";
const ends = { start: opening, words: terms, end: closing, limits }, steps = [question, reveal, picture];

/** Loads scenes from this page's server, each only once. */
const server = () => {
  const asked = new Map();
  return {
    list: () => get("/api/scenes"),
    scene: id => {
      if (!asked.has(id)) asked.set(id, get(`/api/scenes/${id}`).catch(fault => { asked.delete(id); throw fault; }));
      return asked.get(id);
    },
  };
};

/** The questions of the lecture, three steps each. `context.source` provides the scenes if there is no server. */
export const mount = async (root, context) => {
  const texts = context.texts.scenes, source = context.source ?? server(), all = await source.list();
  const routes = { "": route(all), [short]: route(all.filter(scene => scene.route)) };
  const answers = source.answers ?? new Map();
  const body = el("article", { class: "scene" }),
    foot = makeFoot({
      texts,
      turn: by => turn(by),
      go: id => context.go(placeOf(routes[name].stops.find(stop => stop.id === id), name)),
    });
  root.replaceChildren(body, foot.element);
  let name = "", now = 0, shown = null, alive = true;

  const load = async id => {
    const answer = await source.scene(id);
    answers.set(id, answer);
    return answer;
  };
  const prefetch = index => {
    const stop = routes[name].stops[index];
    if (stop?.scene) load(stop.id).catch(() => {});
  };
  /** Loads the answers that are missing, one after the other, while a stop is on show. */
  const complete = async (stop, update) => {
    for (const { id } of all) {
      if (answers.has(id)) continue;
      await load(id).catch(() => {});
      if (!alive || routes[name].stops[now] !== stop) return;
      update();
    }
  };
  const turn = by => {
    const { stops } = routes[name];
    // This counts at once, because a second press may come before the address changes.
    now = Math.max(0, Math.min(stops.length - 1, now + by));
    context.go(placeOf(stops[now], name));
  };

  const show = async () => {
    ({ name, now } = find(routes));
    const { stops, scenes } = routes[name];
    if (now < 0) {
      now = 0;
      history.replaceState(null, "", placeOf(stops[now], name));
    }
    const stop = stops[now], { scene } = stop;
    foot.show({ stops, scenes, now });
    const words = scene && texts.all[scene.id];
    const common = { scene, texts, words, hands: scene && handsOf(scene), context, scenes: all, answers };
    const draw = made => {
      shown = made;
      body.className = `scene step-${stop.step ?? stop.id}`;
      body.dataset.id = stop.id;
      body.replaceChildren(...made.elements);
      scrollTo(0, 0);
      context.announce(scene
        ? `${words.title}. ${[texts.think, texts.answer, texts.pictureIs][stop.step - 1]}`
        : texts[{ start: "opening", words: "terms", end: "closing", limits: "limits" }[stop.id]].title);
    };
    const choose = to => context.go(placeOf(routes[to].stops[1], to));
    if (stop.id === "end") {
      draw(closing(common));
      complete(stop, () => body.replaceChildren(...closing(common).elements));
    } else if (!scene) draw(ends[stop.id]({ ...common, go: choose, short, routes }));
    else if (stop.step === 1) draw(question(common));
    else {
      if (!answers.has(scene.id)) {
        shown = null;
        body.className = "scene waiting";
        body.replaceChildren(el("p", { class: "working", role: "status", text: texts.working }));
      }
      try {
        const answer = answers.get(scene.id) ?? await load(scene.id);
        if (!alive || routes[name].stops[now] !== stop) return;
        draw(steps[stop.step - 1]({ ...common, answer }));
      } catch (fault) {
        if (alive && routes[name].stops[now] === stop) body.replaceChildren(
          el("p", { class: "fault", role: "alert", text: fill(texts.failed, { why: fault.message }) }));
        return;
      }
    }
    prefetch(scene ? now - stop.step + (stop.step === 1 ? 1 : 4) : now + 1);
  };

  const quiet = votes.subscribe(() => shown?.update?.());
  // A stop takes keys while its answer is computed, so nothing here waits for it.
  show();
  return {
    moved: show,
    unmount: () => {
      alive = false;
      quiet();
    },
    turn: by => { turn(by); return true; },
    key: event => {
      const { scene, step } = routes[name].stops[now];
      return shown?.key?.(event) || (step === 1 && vote(event, handsOf(scene), scene.columns.length));
    },
  };
};

/** The stops on the way through some scenes. */
const route = scenes => ({
  scenes,
  stops: [{ id: "start" }, { id: "words" },
    ...scenes.flatMap(scene => steps.map((_, index) => ({ id: scene.id, step: index + 1, scene }))),
    { id: "end" }, { id: "limits" }],
});

const placeOf = ({ id, step }, name) =>
  `#/scenes/${id}${name ? `/${step ?? 0}/${name}` : step ? `/${step}` : ""}`;

/** The stop of the address and its route; below zero for none. */
const find = routes => {
  const [, id, step, wanted] = location.hash.replace(/^#\/?/, "").split("/");
  const on = stops => stops.findIndex(
    stop => stop.id === (id || "start") && (!stop.step || stop.step === Number(step || 1)));
  const name = wanted === short && on(routes[short].stops) >= 0 ? short : "";
  return { name, now: on(routes[name].stops) };
};

/** The hands for a scene, as its steps use them. */
const handsOf = ({ id, columns: { length } }) => ({
  counts: () => votes.counts(id, length),
  first: () => votes.first(id, length),
  add: (index, by) => votes.add(id, length, index, by),
  set: (index, count) => votes.set(id, length, index, count),
  again: () => votes.again(id),
  clear: () => votes.clear(id),
});

/** Digits add a hand, with Shift they take one away; R opens the second round. */
const vote = (event, hands, columns) => {
  if (event.key === "r" || event.key === "R") {
    hands.again();
    return true;
  }
  const digit = /^(?:Digit|Numpad)([1-7])$/.exec(event.code), index = digit ? Number(digit[1]) - 1 : -1;
  if (index < 0 || index >= columns) return false;
  hands.add(index, event.shiftKey ? -1 : 1);
  return true;
};
