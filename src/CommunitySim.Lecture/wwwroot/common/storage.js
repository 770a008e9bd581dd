// Where a browser or the page around this one refuses storage, nothing is remembered, and all else works.
const trying = (use, otherwise) => {
  try {
    return use();
  } catch {
    return otherwise;
  }
};

/** What was kept under a name: for this tab, or with `kind` "localStorage" for this browser; null where there is nothing. */
export const recall = (name, kind = "sessionStorage") => trying(() => JSON.parse(window[kind].getItem(name)), null);

/** Keeps something; null forgets it. */
export const remember = (name, what, kind = "sessionStorage") =>
  trying(() => what === null
    ? window[kind].removeItem(name)
    : window[kind].setItem(name, JSON.stringify(what)));
