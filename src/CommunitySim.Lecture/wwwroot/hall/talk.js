import { el, fill, svg } from "lecture/common/dom.js";
import { endTalk, roomTalk, watchRoom } from "lecture/hall/room.js";

/** The countdown between two votes. It covers the question until the minute is over, or the lecturer goes on. */
export const addTalk = texts => {
  const words = texts.hall.talk, left = el("p", { class: "left" });
  const ring = svg("circle", { class: "ring", cx: 50, cy: 50, r: 44, pathLength: 60 });
  const panel = el("section", { class: "pause", "aria-label": words.title, hidden: true },
    el("h2", { text: words.title }),
    el("div", { class: "clock" }, svg("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" },
      svg("circle", { class: "face", cx: 50, cy: 50, r: 44 }), ring), left),
    el("button", { type: "button", class: "primary", text: words.now, onclick: () => endTalk() }));
  document.body.append(panel);
  let tick = null;
  const update = () => {
    const talk = roomTalk();
    panel.hidden = !talk;
    if (!talk) {
      clearInterval(tick);
      tick = null;
      return;
    }
    const seconds = Math.max(0, Math.ceil((talk.until - Date.now()) / 1000));
    left.textContent = fill(words.left, { n: seconds });
    ring.style.setProperty("stroke-dasharray", `${seconds} 60`);
    tick ??= setInterval(update, 250);
  };
  watchRoom(update);
  // The next press of a clicker opens the second vote, not the answer.
  addEventListener("keydown", event => {
    if (panel.hidden || !["PageDown", "ArrowRight", "Enter", " "].includes(event.key)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) endTalk();
  }, { capture: true });
};
