import { post } from "lecture/common/server.js";
import { votes } from "lecture/scenes/votes.js";

const talkSeconds = 60;
const listeners = new Set();
let state = { version: 0, phones: 0, counts: {}, offer: null }, shown = null, fault = null, talk = null;
const tell = () => listeners.forEach(listen => listen());

/** What phones may do at an address of the lecture. */
const stageOf = hash => {
  const [view, id, step] = hash.replace(/^#\/?/, "").split("/");
  if (view === "hall" && id === "2") return { question: "offer", round: 0, phase: "open" };
  if (view === "hall" && id === "3") return { question: "offer", round: 0, phase: "revealed" };
  if (view === "scenes" && /^[A-Z]+\d+$/.test(id)) {
    const asked = Number(step || 1) === 1, round = votes.round(id);
    if (asked && talk?.id === id) return { question: id, round: 0, phase: "talk" };
    return { question: id, round, phase: asked ? "open" : "revealed" };
  }
  return { question: null, round: 0, phase: "wait" };
};

const take = next => {
  if (next.version < state.version) return;
  state = next;
  fault = null;
  tell();
};

const follow = async () => {
  const stage = stageOf(location.hash), name = JSON.stringify(stage);
  if (name === shown) return;
  shown = name;
  try {
    take(await post("/api/hall/stage", stage));
  } catch (why) {
    shown = null;
    fault = why;
    tell();
  }
};

const listen = async () => {
  for (;;) {
    try {
      const next = await post("/api/hall/state", { after: fault ? 0 : state.version });
      if (fault) state = { ...state, version: 0 };
      take(next);
      if (!shown) follow();
    } catch (why) {
      fault = why;
      shown = null;
      tell();
      await new Promise(done => setTimeout(done, 1000));
    }
  }
};

const rounds = new Map();

/** A second round begins with a minute of talk, on every phone and on the lecturer's screen. */
const watchRounds = () => {
  const id = location.hash.replace(/^#\/?/, "").split("/")[1] ?? "", round = votes.round(id);
  const before = rounds.get(id);
  rounds.set(id, round);
  if (round === 1 && before === 0) {
    talk = { id, until: Date.now() + 1000 * talkSeconds };
    setTimeout(() => { if (talk?.id === id) endTalk(); }, 1000 * talkSeconds);
    tell();
  }
  follow();
};

/** Ends the talk and opens the second round. */
export const endTalk = () => {
  talk = null;
  tell();
  follow();
};

/** The talk between two rounds of the scene on show: { until } in milliseconds; null if there is none. */
export const roomTalk = () => talk && location.hash.split("/")[2] === talk.id ? talk : null;

/** Opens the room: from now on phones follow the lecture's address, and the counts come in as they change. */
export const openRoom = () => {
  addEventListener("hashchange", () => {
    watchRounds();
    tell();
  });
  votes.subscribe(watchRounds);
  votes.addSource({ counts: (id, of) => state.counts[id]?.[of] ?? null, subscribe: watchRoom });
  watchRounds();
  listen();
};

/** The room as the server told it last. */
export const roomState = () => state;

/** Why the room could not be reached; null if it was. */
export const roomFault = () => fault;

/** Calls back on every change; returns a function that stops this. */
export const watchRoom = listen => {
  listeners.add(listen);
  return () => listeners.delete(listen);
};

/** Sends the hands that were counted: yes and no for each arm. */
export const typeHands = async counts => take(await post("/api/hall/typed", { counts }));
