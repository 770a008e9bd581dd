import { el, fill } from "lecture/common/dom.js";
import { recall, remember } from "lecture/common/storage.js";
import { post } from "lecture/common/server.js";
import { startScreen } from "lecture/game/start.js";
import { monthScreen } from "lecture/game/month.js";
import { endScreen } from "lecture/game/end.js";

const worlds = 101;
const screens = { start: startScreen, month: monthScreen, end: endScreen };

// A game survives other views and a reload of the page, and ends with the tab.
let game = null;

const keep = () => {
  const { end, answer, ...choices } = game;
  remember("game", choices);
};

/** Drops a stored game that the server refuses, so that it does not fail again and again. */
const lose = () => {
  game = null;
  remember("game", null);
};

const fresh = () => ({
  screen: "start", goal: "value", hall: false, world: anyWorld(), values: {}, months: [], answer: null,
  end: null, page: 0,
  steps: { pitch: 0, solve: 0, bond: 0 }, hands: { pitch: 0, solve: 0, bond: 0 },
});

const anyWorld = () => crypto.getRandomValues(new Uint32Array(1))[0] % worlds;

/** Shows the game. */
export const mount = async (root, context) => {
  game ??= { ...fresh(), ...recall("game") };
  let shown = null, busy = null;
  const texts = context.texts.game;
  const answered = months => post("/api/game", { values: game.values, world: game.world, months }, busy?.signal);
  if (game.months.length > 0 && !game.answer) game.answer = await answered(game.months)
    .catch(why => { if (why.status === 400) lose(); throw why; });
  const draw = () => {
    shown?.close?.();
    keep();
    shown = screens[game.screen](game, context, act);
    root.replaceChildren(shown.element);
    shown.opened?.();
  };
  const fault = why => {
    root.querySelector(".fault")?.remove();
    root.append(el("p", { class: "fault", role: "alert", text: fill(texts.fault, { why: why.message }) }));
  };
  const forget = () => { game.end?.stop.abort(); game.end = null; };
  const begin = world => {
    forget();
    Object.assign(game, {
      screen: "month", world, values: context.settings.body().values, months: [], answer: null, page: 0,
      steps: { pitch: 0, solve: 0, bond: 0 }, hands: { pitch: 0, solve: 0, bond: 0 },
    });
    draw();
  };
  const play = async shares => {
    if (busy) return;
    busy = new AbortController();
    root.setAttribute("aria-busy", "true");
    try {
      const asked = [...game.months, shares];
      game.answer = await answered(asked);
      game.months = asked;
      keep();
      shown.answered(game.answer);
    } catch (why) {
      if (why.name !== "AbortError") fault(why);
    } finally {
      busy = null;
      root.removeAttribute("aria-busy");
    }
  };
  const act = {
    begin: () => begin(game.world),
    again: () => begin(game.world),
    another: () => begin((game.world + 1 + (anyWorld() % (worlds - 1))) % worlds),
    choose: () => { forget(); game = { ...fresh(), goal: game.goal, hall: game.hall }; draw(); },
    play,
    finish: () => { game.screen = "end"; draw(); },
    fault,
  };
  draw();
  return {
    unmount() { keep(); busy?.abort(); shown?.close?.(); },
    recovered: () => {
      root.querySelectorAll(":scope > .fault").forEach(one => one.remove());
      shown?.recovered?.();
    },
    turn: (by, event) => shown?.turn?.(by, event) ?? false,
    key: event => shown?.key?.(event) ?? false,
  };
};
