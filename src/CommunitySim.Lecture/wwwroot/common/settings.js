import { fill } from "lecture/common/dom.js";

/** The settings that all views share: changed parameters of the lecture's experiment, and the user's own split of hours. */
export const makeSettings = parameters => {
  const known = new Map(parameters.map(parameter => [parameter.path, parameter]));
  const values = new Map();
  const listeners = new Set();
  let split = null;
  const tell = () => listeners.forEach(listen => listen());
  return {
    /** All parameters, as GET /api/parameters returns them. */
    parameters,
    /** One of them. */
    about: path => known.get(path),
    /** The current value. */
    get: path => values.has(path) ? values.get(path) : known.get(path).default,
    /** Sets a value; the experiment's own value removes the setting. */
    set(path, value) {
      if (value === known.get(path).default) values.delete(path);
      else values.set(path, value);
      tell();
    },
    /** Replaces all settings. */
    replace(changed, hours = null) {
      values.clear();
      for (const [path, value] of Object.entries(
        changed)) if (value !== known.get(path)?.default) values.set(path, value);
      split = hours;
      tell();
    },
    /** The user's own split { pitch, solve, bond }, or null. */
    get split() { return split; },
    set split(hours) { split = hours; tell(); },
    /** The number of changed values. */
    get changed() { return values.size; },
    /** The number in words, for views without sliders; null if nothing is changed. */
    changedText: shell =>
      values.size === 0 ? null : values.size === 1 ? shell.changedOne : fill(shell.changed, { count: values.size }),
    /** The settings for the body of a request. */
    body: () => ({ values: Object.fromEntries(values), split }),
    /** Calls back on every change; returns a function that stops this. */
    subscribe(listen) { listeners.add(listen); return () => listeners.delete(listen); },
  };
};
