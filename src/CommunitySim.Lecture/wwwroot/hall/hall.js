import { el, fill, svg } from "lecture/common/dom.js";
import { get } from "lecture/common/server.js";
import { drawOffer } from "lecture/hall/offer.js";
import { drawResult } from "lecture/hall/result.js";
import { roomFault, roomState, watchRoom } from "lecture/hall/room.js";

const steps = 3;

/** The hall: the code to join, the experiment on the phones, and the hall beside the model. */
export const mount = async (root, context) => {
  const texts = context.texts.hall, about = await get("/api/hall");
  const body = el("article", { class: "hall" }), fault = el("p", { class: "fault", role: "alert", hidden: true });
  const back = el("button", { type: "button", class: "icon turn", "aria-label": texts.back, title: texts.back,
    text: "←", onclick: () => turn(-1) });
  const next = el("button", { type: "button", class: "primary turn", text: `${texts.next} →`, onclick: () => turn(1) });
  root.replaceChildren(body, fault, el("nav", { class: "foot", "aria-label": texts.steps }, back, next));
  let now = 0, shown = null;

  const turn = by => {
    now = Math.max(1, Math.min(steps, now + by));
    context.go(`#/hall/${now}`);
  };
  const update = () => {
    const why = roomFault();
    fault.hidden = !why;
    fault.textContent = why ? fill(texts.lost, { why: why.message }) : "";
    shown?.update(roomState());
  };
  const show = () => {
    now = Math.max(1, Math.min(steps, Number(location.hash.split("/")[2]) || 1));
    shown = [drawStart, drawOffer, drawResult][now - 1]({ texts, about });
    body.className = `hall hall-${now}`;
    body.replaceChildren(...shown.elements);
    back.disabled = now === 1;
    next.disabled = now === steps;
    context.announce(body.querySelector("h1").textContent);
    update();
  };
  const stop = watchRoom(update);
  show();
  return {
    moved: show,
    unmount: stop,
    key: event => {
      if (shown?.key?.(event)) return true;
      const by = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key] ?? 0;
      if (by) turn(by);
      return by !== 0;
    },
  };
};

/** Step 1: how to join. The code is dark on white in both schemes, or cameras would not read it. */
const drawStart = ({ texts, about }) => {
  const phones = el("p", { class: "phones", role: "status" });
  return {
    elements: [
      svg("svg", { class: "qr", viewBox: `0 0 ${about.side} ${about.side}`, role: "img", "aria-label": texts.start.qr },
        svg("rect", { class: "light", width: about.side, height: about.side }),
        svg("path", { class: "dark", d: about.path })),
      el("div", { class: "how" },
        el("h1", { text: texts.start.title }),
        el("p", { text: texts.start.how }),
        el("p", { class: "address", text: about.join }),
        el("p", { text: texts.start.code }),
        el("p", { class: "code", text: about.code }),
        phones),
    ],
    update: ({ phones: n }) => { phones.textContent = fill(n === 1 ? texts.start.phone : texts.start.phones, { n }); },
  };
};
