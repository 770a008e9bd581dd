// If the browser refuses storage, nothing is remembered, but everything else works.
const trying = (use, otherwise) => {
  try {
    return use();
  } catch {
    return otherwise;
  }
};

/** Reads the value of a name: for this tab, or with `kind` "localStorage" for this browser; null if there is nothing. */
export const recall = (name, kind = "sessionStorage") => trying(() => JSON.parse(window[kind].getItem(name)), null);

/** Stores a value; null removes it. */
export const remember = (name, what, kind = "sessionStorage") =>
  trying(() => what === null
    ? window[kind].removeItem(name)
    : window[kind].setItem(name, JSON.stringify(what)));
