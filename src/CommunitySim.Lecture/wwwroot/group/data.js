import { event, eventOf, mark } from "lecture/common/packed-member.js";

/**
 * Parses the answer of /api/group: header, places, ties, and for each strategy trust and marks on each evening (0 is
 * the morning of day 1).
 */
export const unpack = buffer => {
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const { members, days, ties, complete } = header;
  let at = 4 + length;
  const take = (Type, count) => {
    const taken = new Type(buffer, at, count);
    at = Math.ceil((at + taken.byteLength) / 4) * 4;
    return taken;
  };
  const places = take(Float32Array, 2 * members), ends = take(Uint16Array, 2 * ties);
  const one = (days + 1) * members;
  const strategies = header.strategies.map((strategy, index) => {
    const from = at + 2 * one * index;
    return {
      ...strategy,
      trust: day => new Uint8Array(buffer, from + day * members, members),
      marks: day => new Uint8Array(buffer, from + one + day * members, members),
    };
  });
  return { members, days, ties, complete, places, ends, strategies };
};

/** The events of a member on a day, the most important last, with the names of the legend. */
export const happenings = (before, now) => {
  const found = [];
  const what = eventOf(now);
  const bought = !(before & mark.customer) && now & mark.customer, muted = !(before & mark.muted) && now & mark.muted;
  if (what === event.pitched && !bought && !muted) found.push("pitched");
  if (what === event.solved) found.push("solved");
  if (what === event.letDown) found.push("letDown");
  if (what === event.sanctioned) found.push("sanctioned");
  if (muted) found.push("muted");
  if (bought) found.push("bought");
  return found;
};
