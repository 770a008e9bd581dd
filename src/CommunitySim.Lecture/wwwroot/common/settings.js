import { fill } from "lecture/common/dom.js";

/** What the sliders of all views share: parameters that differ from the lecture's experiment, and the user's own split of hours. */
export const makeSettings = parameters => {
  const known = new Map(parameters.map(parameter => [parameter.path, parameter]));
  const values = new Map();
  const listeners = new Set();
  let split = null;
  const tell = () => listeners.forEach(listen => listen());
  return {
    /** All parameters, as GET /api/parameters tells them. */
    parameters,
    /** One of them. */
    about: path => known.get(path),
    /** The value that holds. */
    get: path => values.has(path) ? values.get(path) : known.get(path).default,
    /** Sets a value; the experiment's own is no setting. */
    set(path, value) {
      if (value === known.get(path).default) values.delete(path);
      else values.set(path, value);
      tell();
    },
    /** Puts several values in place of all that is set. */
    replace(changed, hours = null) {
      values.clear();
      for (const [path, value] of Object.entries(changed)) if (value !== known.get(path)?.default) values.set(path, value);
      split = hours;
      tell();
    },
    /** The user's own split { pitch, solve, bond }, or null. */
    get split() { return split; },
    set split(hours) { split = hours; tell(); },
    /** How many values differ. */
    get changed() { return values.size; },
    /** The same in words, for views without sliders; null where none differs. */
    changedText: shell => values.size === 0 ? null : values.size === 1 ? shell.changedOne : fill(shell.changed, { count: values.size }),
    /** What a request says. */
    body: () => ({ values: Object.fromEntries(values), split }),
    /** Calls back on every change; returns how to stop that. */
    subscribe(listen) { listeners.add(listen); return () => listeners.delete(listen); },
  };
};
