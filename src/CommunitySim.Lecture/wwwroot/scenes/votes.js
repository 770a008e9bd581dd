import { recall, remember } from "lecture/common/storage.js";

/**
 * The hands of a hall: one or two rounds of counts a scene. They are kept while the page's tab is open, also when other views are
 * open in between. Hands that are typed and hands that a source brings, such as the phones of a hall, are summed.
 */
const makeVotes = () => {
  const kept = new Map(Object.entries(recall("hands") ?? {}).filter(([, one]) => Array.isArray(one?.rounds)));
  const listeners = new Set(), sources = [];
  const tell = () => listeners.forEach(listen => listen());
  const save = () => {
    remember("hands", Object.fromEntries(kept));
    tell();
  };
  const typed = (id, round, columns) => {
    const own = kept.get(id)?.rounds[round];
    return own?.length === columns ? own : Array(columns).fill(0);
  };
  const counts = (id, round, columns) => sources
    .map(source => source.counts(id, round))
    .filter(Boolean)
    .reduce((sum, more) => sum.map((count, index) => count + (more[index] ?? 0)), typed(id, round, columns));
  const roundOf = id => Math.max(0, (kept.get(id)?.rounds.length ?? 1) - 1);
  const put = (id, columns, change) => {
    const round = roundOf(id), rounds = kept.get(id)?.rounds ?? [[]];
    kept.set(id, { rounds: rounds.with(round, change(typed(id, round, columns))) });
    save();
  };
  return {
    /** The round that is open: 0 or 1. */
    round: roundOf,
    /** The counts of the open round. */
    counts: (id, columns) => counts(id, roundOf(id), columns),
    /** The counts of the first round once the second is open; null before. */
    first: (id, columns) => roundOf(id) ? counts(id, 0, columns) : null,
    /** Adds hands to a column of the open round, or takes them away; what was typed stays at 0 or more. */
    add: (id, columns, index, by) => put(id, columns, own => own.with(index, Math.max(0, own[index] + by))),
    /** Sets the typed hands of a column so that the whole count is as given, as far as 0 typed hands allow. */
    set: (id, columns, index, count) => put(id, columns, own => {
      const others = counts(id, roundOf(id), columns)[index] - own[index];
      return own.with(index, Math.max(0, count - others));
    }),
    /** Opens the second round and keeps the first. */
    again: id => {
      if (roundOf(id)) return;
      kept.set(id, { rounds: [...kept.get(id)?.rounds ?? [[]], []] });
      save();
    },
    /** Forgets what was typed for a scene, in both rounds. */
    clear: id => {
      kept.delete(id);
      save();
    },
    /** Adds a source of hands: { counts(id, round): number[] or null, subscribe(listen) }. */
    addSource: source => {
      sources.push(source);
      source.subscribe(tell);
      tell();
    },
    /** Calls back on every change; returns a function that stops this. */
    subscribe: listen => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
  };
};

/** The hands of this page. */
export const votes = makeVotes();
