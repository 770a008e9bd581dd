import { el, fill, number, percent } from "lecture/common/dom.js";
import { post } from "lecture/common/server.js";
import { rough } from "lecture/live/format.js";
import { unpack } from "lecture/group/data.js";
import { mark } from "lecture/common/packed-member.js";
import { drawNetwork, signs } from "lecture/group/network.js";
import { drawCurve } from "lecture/group/curve.js";
import { makePlayer } from "lecture/group/player.js";
import { mountMember } from "lecture/member/member.js";

const sizes = [100, 500, 1000];

/** Shows two strategies side by side in one community with the same luck, member by member and day by day. */
export const mount = (root, context) => {
  const texts = context.texts.group, names = context.texts.strategies;
  const choices = ["convert", "connect", "absent", ...(context.settings.split ? ["mine"] : [])];
  const chosen = { side: -1, seat: -1 };
  // The world on display. The controls may already show another one that is still loading.
  let replicate = 0, data = null, lived = null, loading = new AbortController();

  const player = makePlayer(texts, (day, playing) => showDay(day, playing));
  const sides = ["convert", "connect"].map(
    (strategy, index) => makeSide(texts, names, choices, strategy, () => load(), seat => choose(index, seat)));
  const members = el("select", { "aria-label": texts.members, onchange: () => { unchoose(); load(); } },
    ...[...new Set([...sizes, context.settings.get("community.members")])].sort((a, b) => a - b).map(size =>
      el("option", { value: size, text: fill(texts.size, { members: number(size, 0) }),
        selected: size === context.settings.get("community.members") })));
  const world = el("button", {
    type: "button", class: "world", text: fill(texts.world, { n: replicate }),
    onclick: () => { replicate = (replicate + 1) % 200; load(); },
  });
  const seat = el("input", {
    type: "number",
    min: 1,
    step: 1,
    onchange: () => seat.value === "" ? unchoose() : choose(Math.max(0, chosen.side), Number(seat.value) - 1),
    onkeydown: event => { if (event.key === "Escape") unchoose(); },
  });
  const fault = el("p", { class: "fault", role: "alert", hidden: true }),
    unknown = el("p", { class: "fault unknown", role: "alert", hidden: true });
  const changedText = context.settings.changedText(context.texts.shell), changed = changedText
    && el("li", {}, el("a", { href: "#/live", text: changedText }));
  const complete = el("li", { text: texts.complete, hidden: true });
  const panel = el("section", { class: "why", hidden: true, "aria-label": context.texts.member.title ?? "" });
  const title = el("h1", { text: texts.title });
  const stage = el("div", { class: "sides" }, ...sides.map(side => side.root), panel);
  root.append(
    el("div", { class: "tools" },
      title,
      members,
      world,
      el("label", {}, texts.member, seat)),
    fault, unknown, stage, player.bar, legend(texts, complete, changed));
  const why = mountMember(panel, context, { choose: next => choose(chosen.side, next) });
  panel.prepend(
    el("button", { type: "button", class: "icon close", text: "×", "aria-label": texts.close,
    title: texts.close, onclick: () => unchoose() }));

  const load = async () => {
    loading.abort();
    const mine = loading = new AbortController(),
      asked = { body: body(), replicate, strategies: sides.map(side => side.strategy) };
    player.stop();
    stage.setAttribute("aria-busy", "true");
    try {
      data = unpack(await post(
        "/api/group", { ...asked.body, strategies: asked.strategies, replicate: asked.replicate }, mine.signal));
      lived = asked;
      fault.hidden = true;
      complete.hidden = !data.complete;
      if (chosen.seat >= data.members) unchoose();
      seat.max = data.members;
      world.textContent = fill(texts.world, { n: lived.replicate });
      sides.forEach((side, index) => side.open(data, data.strategies[index]));
      linkCameras(sides);
      player.open(data.days);
      ring();
    } catch (problem) {
      if (problem.name === "AbortError") return;
      fault.textContent = problem.message;
      fault.hidden = false;
    } finally {
      if (loading === mine) stage.removeAttribute("aria-busy");
    }
  };
  const body = () => {
    const set = context.settings.body();
    return { ...set, values: { ...set.values, "community.members": Number(members.value) } };
  };
  const showDay = (day, playing) => {
    if (!data) return;
    sides.forEach(side => side.show(day));
    if (!playing) {
      context.announce(sides.map(side => side.said()).join(" "));
      explain();
    }
  };
  const choose = (side, member) => {
    if (!data) return;
    const known = Number.isInteger(member) && member >= 0 && member < data.members;
    unknown.textContent = fill(texts.noMember, { members: data.members });
    unknown.hidden = known;
    if (!known) return;
    Object.assign(chosen, { side, seat: member });
    seat.value = member + 1;
    stage.dataset.chosen = side;
    panel.hidden = false;
    // The panel has a title of its own; the hall need not read two.
    title.classList.add("unseen");
    player.stop();
    sides.forEach(each => each.resize());
    ring();
  };
  const unchoose = () => {
    unknown.hidden = true;
    Object.assign(chosen, { side: -1, seat: -1 });
    if (panel.contains(document.activeElement)) seat.focus({ preventScroll: true });
    seat.value = "";
    delete stage.dataset.chosen;
    panel.hidden = true;
    title.classList.remove("unseen");
    why.clear();
    sides.forEach(each => each.resize());
    ring();
  };
  const ring = () => sides.forEach((side, index) => side.ring(index === chosen.side ? chosen.seat : -1));
  const explain = () => {
    if (chosen.seat < 0) return;
    why.show({ body: lived.body, strategy: lived.strategies[chosen.side], replicate: lived.replicate,
      seat: chosen.seat, day: Math.max(1, player.day) });
  };
  const retint = () => sides.forEach(side => side.retint());
  addEventListener("themechange", retint);
  // The controls take keys while the world is simulated, so nothing here waits for it.
  load();
  window.lecture = { ...window.lecture, group: { placeOf: (side, member) => sides[side].placeOf(member) } };
  return {
    unmount() {
      loading.abort();
      player.stop();
      removeEventListener("themechange", retint);
      why.unmount();
      sides.forEach(side => side.kill());
    },
    recovered: load,
    turn: player.turn,
    key: event => event.key === "Escape" && chosen.seat >= 0 ? (unchoose(), true) : player.key(event),
  };
};

const legend = (texts, ...more) => el("ul", { class: "legend", "aria-label": texts.legend },
  ...Object.entries(signs).map(([name, [sign, kind]]) => el(
    "li", {}, el("b", { class: kind, text: sign, "aria-hidden": "true" }), ` ${texts.signs[name]}`)),
  el("li", {}, el("span", { class: "dot ringed", "aria-hidden": "true" }), ` ${texts.customer}`),
  el("li", {}, el("span", { class: "dot struck", "aria-hidden": "true" }), ` ${texts.mutedMember}`),
  el("li", {}, `${texts.trustLow} `, el("span", { class: "scale", "aria-hidden": "true" }), ` ${texts.trustHigh}`),
  ...more);

/** One side: the strategy's name, the group, and the numbers of the day. */
const makeSide = (texts, names, choices, first, changed, choose) => {
  const select = el("select", { "aria-label": texts.strategy, onchange: changed },
    ...choices.map(name => el("option", { value: name, text: names[name], selected: name === first })));
  const canvas = el("div", { class: "network" });
  const spark = el("div", { class: "sparkbox" });
  const counts = el("p", { class: "counts" });
  const state = el("p", { class: "state" });
  const root = el("section", { class: "side" }, el("div", { class: "sidehead" }, select, state, spark), canvas, counts);
  let network = null, strategy = null, words = "", members = 1000, moveDay = () => {};
  return {
    root,
    get strategy() { return select.value; },
    open(data, lived) {
      network?.kill();
      strategy = lived;
      members = data.members;
      root.dataset.strategy = lived.name;
      canvas.replaceChildren();
      network = drawNetwork(canvas, data, {
        choose,
        name: fill(data.complete ? texts.pictureComplete : texts.picture, {
          strategy: names[lived.name],
          members: data.members,
          ties: data.ties,
        }),
      });
      if (!network) canvas.replaceChildren(el("p", { class: "fault", text: texts.noWebGl }));
      moveDay = drawCurve(spark, lived.series.trust, fill(texts.trustCurve, { strategy: names[lived.name] }));
    },
    show(day) {
      const before = strategy.marks(Math.max(0, day - 1)), now = strategy.marks(day);
      network?.show(strategy.trust(day), day === 0 ? now : before, now);
      moveDay(day);
      const index = day - 1, of = (group, name) => day === 0 ? 0 : strategy[group][name][index];
      const muted = day === 0 ? 0
        : now.reduce((sum, packed, member) => sum + (packed & mark.muted && !(before[member] & mark.muted) ? 1 : 0), 0);
      const today = {
        pitched: of("counts", "pitches"),
        bought: of("counts", "salesPitched") + of("counts", "salesOwn"),
        solved: of("counts", "solved"),
        letDown: of("counts", "letDown"),
        sanctioned: of("counts", "sanctioned"),
        muted,
      };
      words = fill(texts.counts, today);
      counts.replaceChildren(
        el("span", { class: "unseen", text: words }),
        el("span", { "aria-hidden": "true" }, ...Object.entries(signs).map(([name, [sign, kind]]) =>
          el("span", { class: "count" }, el("b", { class: kind, text: sign }), ` ${today[name]}`))));
      state.textContent = day === 0 ? texts.morning : fill(texts.state, {
        trust: number(of("series", "trust")),
        reach: percent(of("series", "reach")),
        customers: percent(of("series", "customers")),
        value: rough(of("series", "value") * 1000 / members),
      });
      root.dataset.day = day;
    },
    said: () => strategy ? `${names[strategy.name]}: ${words} ${state.textContent}` : "",
    ring: seat => network?.ring(seat),
    placeOf: seat => network?.placeOf(seat),
    retint: () => network?.retint(),
    resize: () => requestAnimationFrame(() => network?.resize()),
    get camera() { return network?.camera; },
    kill() { network?.kill(); network = null; },
  };
};

/** Zooms both sides together. */
const linkCameras = sides => {
  const cameras = sides.map(side => side.camera);
  if (cameras.some(camera => !camera)) return;
  let following = false;
  cameras.forEach((camera, index) => camera.on("updated", state => {
    if (following) return;
    following = true;
    cameras[1 - index].setState(state);
    following = false;
  }));
};
