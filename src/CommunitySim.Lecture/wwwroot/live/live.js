import { el } from "lecture/common/dom.js";
import { makeAddress } from "lecture/live/address.js";
import { makeBoard } from "lecture/live/board.js";
import { makeTake } from "lecture/live/download.js";
import { makePresets } from "lecture/live/presets.js";
import { openLive } from "lecture/live/requests.js";
import { makeAll, makeControl, nameOf, plain } from "lecture/live/sliders.js";
import { makeSplit } from "lecture/live/split.js";

/**
 * Shows sliders and the results of two hundred worlds. For tests and measurements, window.lecture holds the answer to the current
 * settings, and for every input the milliseconds until the bands were redrawn.
 */
export const mount = (root, { texts, settings, announce }) => {
  const live = texts.live, view = { day: null, pair: 0 };
  window.lecture = { latencies: [], answer: null };
  const address = makeAddress(settings, view, live.address, path => nameOf(live, path));
  let quiet = false;
  const board = makeBoard(texts, view, () => address.follow());
  const panel = makePanel(settings, texts, address);
  root.append(el("h1", { class: "unseen", text: texts.shell.views.live }), panel.aside, board.section);
  let moved = performance.now();
  panel.aside.addEventListener("input", event => { moved = event.timeStamp; }, true);
  const requests = openLive({
    onLost: board.lost,
    onRefused: message => {
      window.lecture.answer = requests.upToDate ? { refused: message } : null;
      board.refuse(plain(settings, live, message).split("\n"));
      board.stale();
    },
    onAnswer: (answer, times) => {
      window.lecture.answer = requests.upToDate ? answer : null;
      board.show(answer, announce);
      // The next frame begins once this one is on the screen.
      requestAnimationFrame(() => times.forEach(at => window.lecture.latencies.push(performance.now() - at)));
    },
  });
  const ask = () => {
    window.lecture.answer = null;
    requests.ask(settings.body(), moved);
  };
  const unsubscribe = settings.subscribe(() => {
    panel.refresh();
    if (quiet) return;
    board.told([]);
    address.follow();
    ask();
  });
  const read = () => {
    const asked = address.asked();
    if (asked !== null) {
      quiet = true;
      board.told(address.apply(asked));
      quiet = false;
    }
    board.refresh();
    address.follow();
    ask();
  };
  read();
  return {
    moved: read,
    turn: (by, { key }) => key !== " " && (board.turn(by), true),
    key: event => {
      if (event.key === "c" || event.key === "C") board.compare();
      else if (event.key === "?") board.sure();
      else return panel.key(event);
      return true;
    },
    unmount() {
      unsubscribe();
      address.close();
      requests.close();
      board.destroy();
    },
  };
};

const makePanel = (settings, texts, address) => {
  const { live } = texts;
  const paths = Object.keys(live.sliders);
  const controls = paths.map(path => makeControl(settings, live, path));
  const split = makeSplit(settings, live.split), all = makeAll(settings, live, paths, texts.parameters),
    take = makeTake(settings, live.take), presets = makePresets(settings, live.presets, address);
  const reset = el("button", { type: "button", class: "reset", text: live.reset, onclick: () => settings.replace({}) });
  const refresh = () => {
    [...controls, split, all, presets].forEach(control => control.refresh());
    reset.disabled = settings.changed === 0 && !settings.split;
  };
  refresh();
  return {
    aside: el("aside", { class: "sliders", "aria-label": live.sliderGroup },
      presets.row, ...controls.map(control => control.row), split.fieldset,
      el("div", { class: "buttons" }, reset, all.button, take.button),
      presets.dialog, all.dialog, take.dialog),
    key: presets.key,
    refresh,
  };
};
