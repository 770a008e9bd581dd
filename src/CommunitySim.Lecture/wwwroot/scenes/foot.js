import { el, fill } from "lecture/common/dom.js";

/** Buttons for back and next, the list of scenes, and the progress of the lecture or of its short route. */
export const makeFoot = ({ texts, turn, go }) => {
  const back = el("button", {
    type: "button", class: "icon turn", "aria-label": texts.back, title: texts.back, text: "←", onclick: () => turn(-1),
  });
  const on = el("button", { type: "button", class: "primary turn", onclick: () => turn(1) });
  const option = (id, text) => el("option", { value: id, text });
  const jump = el("select", {
    "aria-label": texts.list,
    onchange: () => {
      go(jump.value);
      jump.blur();
    },
  });
  const line = el("div", { class: "line" }), place = el("span", { class: "place soft" });
  let listed = null;
  const list = scenes => {
    listed = scenes;
    jump.replaceChildren(
      option("start", texts.opening.short), option("words", texts.terms.short),
      ...scenes.map((scene, index) => option(scene.id, `${index + 1}. ${texts.all[scene.id].title}`)),
      option("end", texts.closing.short), option("limits", texts.limits.short));
  };
  return {
    element: el("nav", { class: "foot", "aria-label": texts.steps },
      el("div", { class: "progress", "aria-hidden": "true" }, line), back, jump, place, on),
    /** Shows where stop `now` of `stops` lies among `scenes`. */
    show: ({ stops, scenes, now }) => {
      const stop = stops[now];
      if (scenes !== listed) list(scenes);
      jump.value = stop.id;
      line.style.setProperty("width", `${100 * now / (stops.length - 1)}%`);
      place.textContent = stop.scene ? fill(texts.place, { now: scenes.indexOf(stop.scene) + 1, all: scenes.length }) : "";
      back.disabled = now === 0;
      on.disabled = now === stops.length - 1;
      on.textContent = `${stop.step === 1 ? texts.revealNow : texts.next} →`;
    },
  };
};
