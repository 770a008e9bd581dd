import { stream } from "lecture/common/server.js";

/** Loads the end of a game line by line, and calls `tell` with each. `cut` means that the server stopped early. */
export const resultOf = (game, cut) => {
  const stop = new AbortController();
  const result = { stop, tell: () => {}, year: null, luck: { worlds: [], outcomes: {} }, leads: null,
    search: null, best: null, fault: null };
  const request = { values: game.values, world: game.world, months: game.months, goal: game.goal };
  stream("/api/game/end", request, stop.signal, part => { take(result, part); result.tell(); })
    .then(() => { if (!result.best) throw new Error(cut); })
    .catch(why => {
      if (why.name === "AbortError") return;
      result.fault = why instanceof TypeError ? cut : why.message;
      result.tell();
    });
  return result;
};

const take = (result, part) => {
  if (part.luck) {
    result.luck.worlds.push(...part.luck.worlds);
    for (const [name, outcomes] of Object.entries(part.luck.outcomes)) (result.luck.outcomes[name] ??= [])
      .push(...outcomes);
  } else Object.assign(result, part);
};
