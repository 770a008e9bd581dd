import { el, fill } from "lecture/common/dom.js";
import { get } from "lecture/common/server.js";
import { closing, opening } from "lecture/scenes/ends.js";
import { picture, question, reveal } from "lecture/scenes/steps.js";
import { votes } from "lecture/scenes/votes.js";

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
  const texts = context.texts.scenes, source = context.source ?? server(), scenes = await source.list();
  const stops = [{ id: "start" }, ...scenes.flatMap(
    scene => [1, 2, 3].map(step => ({ id: scene.id, step, scene }))), { id: "end" }];
  const answers = source.answers ?? new Map();
  const body = el("article", { class: "scene" }),
    foot = makeFoot({ texts, scenes, stops, turn: by => turn(by), go: context.go });
  root.replaceChildren(body, foot.element);
  let now = 0, shown = null, alive = true;

  const load = async id => {
    const answer = await source.scene(id);
    answers.set(id, answer);
    return answer;
  };
  const prefetch = index => { if (stops[index]?.scene) load(stops[index].id).catch(() => {}); };
  const turn = by => {
    // This counts at once, because a second press may come before the address changes.
    now = Math.max(0, Math.min(stops.length - 1, now + by));
    context.go(placeOf(stops[now]));
  };
  const handsOf = scene => votes.counts(scene.id, scene.columns.length);
  const onHands = (index, count) => votes.set(stops[now].scene.id, stops[now].scene.columns.length, index, count);
  const stopVotes = votes.subscribe(() => shown?.update?.());

  const show = async () => {
    now = indexOf(stops);
    if (now < 0) {
      now = 0;
      history.replaceState(null, "", placeOf(stops[now]));
    }
    const stop = stops[now], { scene } = stop;
    foot.show(now);
    const words = scene && texts.all[scene.id],
      common = { scene, texts, words, hands: scene && handsOf(scene),
        first: scene && votes.first(scene.id, scene.columns.length), onHands, context, scenes, answers };
    const draw = made => {
      shown = made;
      body.className = `scene step-${stop.step ?? stop.id}`;
      body.replaceChildren(...made.elements);
      scrollTo(0, 0);
      context.announce(scene
        ? `${scene.id} ${words.title}. ${[texts.think, texts.answer, texts.pictureIs][stop.step - 1]}`
        : texts[stop.id === "start" ? "opening" : "closing"].title);
    };
    if (!scene) draw((stop.id === "start" ? opening : closing)(common));
    else if (stop.step === 1) draw(question(common));
    else {
      if (!answers.has(scene.id)) {
        shown = null;
        body.className = "scene waiting";
        body.replaceChildren(el("p", { class: "working", role: "status", text: texts.working }));
      }
      try {
        const answer = answers.get(scene.id) ?? await load(scene.id);
        if (!alive || stops[now] !== stop) return;
        draw((stop.step === 2 ? reveal : picture)({ ...common, answer }));
      } catch (fault) {
        if (alive && stops[now] === stop) body.replaceChildren(
          el("p", { class: "fault", role: "alert", text: fill(texts.failed, { why: fault.message }) }));
        return;
      }
    }
    prefetch(scene ? now - stop.step + (stop.step === 1 ? 1 : 4) : now + 1);
  };

  await show();
  return {
    moved: show,
    unmount: () => {
      alive = false;
      stopVotes();
    },
    key: event => {
      const by = movement(event);
      if (by) turn(by);
      else if (stops[now].step === 1) {
        const { scene } = stops[now];
        return vote(event, handsOf(scene), onHands, () => votes.again(scene.id));
      }
      return by !== 0;
    },
  };
};

const placeOf = stop => `#/scenes/${stop.id}${stop.step ? `/${stop.step}` : ""}`;

const indexOf = stops => {
  const [, id, step] = location.hash.replace(/^#\/?/, "").split("/");
  return stops.findIndex(stop => stop.id === (id || "start") && (!stop.step || stop.step === Number(step || 1)));
};

/** Handles arrows, Page keys (presenters' clickers send these) and space. Sliders keep arrows, and buttons keep space. */
const movement = event => {
  const slides = event.target.matches?.("input[type=range]"), presses = event.target.closest?.("button, a, summary");
  if (event.key === "PageDown"
    || (event.key === "ArrowRight" && !slides) || (event.key === " " && !event.shiftKey && !presses)) return 1;
  if (event.key === "PageUp"
    || (event.key === "ArrowLeft" && !slides) || (event.key === " " && event.shiftKey && !presses)) return -1;
  return 0;
};

const vote = (event, hands, onHands, again) => {
  if (event.key === "r" || event.key === "R") {
    again();
    return true;
  }
  const digit = /^(?:Digit|Numpad)([1-7])$/.exec(event.code);
  const index = digit ? Number(digit[1]) - 1 : -1;
  if (index < 0 || index >= hands.length) return false;
  onHands(index, Math.max(0, hands[index] + (event.shiftKey ? -1 : 1)));
  return true;
};

/** Buttons for back and next, the list of scenes, and the progress of the lecture. */
const makeFoot = ({ texts, scenes, stops, turn, go }) => {
  const back = el(
    "button", { type: "button", class: "icon turn", "aria-label": texts.back, title: texts.back,
    text: "←", onclick: () => turn(-1) });
  const on = el("button", { type: "button", class: "primary turn", text: `${texts.next} →`, onclick: () => turn(1) });
  const option = (id, text) => el("option", { value: id, text });
  const jump = el(
    "select",
    {
      "aria-label": texts.list,
      onchange: () => {
        go(jump.value === "start" || jump.value === "end" ? `#/scenes/${jump.value}` : `#/scenes/${jump.value}/1`);
        jump.blur();
      },
    },
    option("start", texts.opening.short),
    ...scenes.map((scene, index) => option(scene.id, `${index + 1}. ${texts.all[scene.id].title}`)),
    option("end", texts.closing.short));
  const line = el("div", { class: "line" }), place = el("span", { class: "place soft" });
  return {
    element: el("nav", { class: "foot", "aria-label": texts.steps },
      el("div", { class: "progress", "aria-hidden": "true" }, line), back, jump, place, on),
    show: now => {
      const stop = stops[now];
      jump.value = stop.id;
      line.style.width = `${100 * now / (stops.length - 1)}%`;
      place.textContent = stop.scene
        ? fill(texts.place, { now: scenes.indexOf(stop.scene) + 1, all: scenes.length, step: stop.step })
        : "";
      back.disabled = now === 0;
      on.disabled = now === stops.length - 1;
      on.textContent = `${stop.step === 1 ? texts.revealNow : texts.next} →`;
    },
  };
};
