import { recall, remember } from "lecture/common/storage.js";

// The hands that were typed, by scene and round. They are kept while the tab is open.
const typed = new Map(Object.entries(recall("votes") ?? {}));
const sources = new Set(), listeners = new Set();
const tell = () => listeners.forEach(listen => listen());

const roundsOf = id => {
  if (!typed.has(id)) typed.set(id, [[]]);
  return typed.get(id);
};
const others = (id, round, option) =>
  [...sources].reduce((sum, source) => sum + (source.counts(id, round)?.[option] ?? 0), 0);
const keep = () => {
  remember("votes", Object.fromEntries(typed));
  tell();
};

/** The votes of the hall: hands that were typed, and those of other sources such as phones, added up. */
export const votes = {
  /** The current round of a scene: 0, or 1 after `again`. */
  round: id => roundsOf(id).length - 1,
  /** The counts of a round, one for each of so many options. */
  counts: (id, options, round = votes.round(id)) => Array.from({ length: options },
    (_, option) => (roundsOf(id)[round]?.[option] ?? 0) + others(id, round, option)),
  /** The counts of the first round if there is a second; null otherwise. */
  first: (id, options) => votes.round(id) > 0 ? votes.counts(id, options, 0) : null,
  /** Sets the sum of an option; what other sources counted stays. */
  set(id, option, count) {
    const round = votes.round(id), hands = roundsOf(id)[round];
    for (let at = 0; at <= option; at++) hands[at] ??= 0;
    hands[option] = Math.max(0, count - others(id, round, option));
    keep();
  },
  /** Removes the typed hands of the current round. */
  clear(id) {
    roundsOf(id)[votes.round(id)] = [];
    keep();
  },
  /** Begins the second round; the first is kept. */
  again(id) {
    if (votes.round(id) > 0) return;
    roundsOf(id).push([]);
    keep();
  },
  /** Adds a source { counts(id, round): number[] | null, subscribe(listen) }. */
  addSource(source) {
    sources.add(source);
    source.subscribe(tell);
  },
  /** Calls back on every change; returns a function that stops this. */
  subscribe(listen) {
    listeners.add(listen);
    return () => listeners.delete(listen);
  },
};
