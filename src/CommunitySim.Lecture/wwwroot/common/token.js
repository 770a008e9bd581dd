import { recall, remember } from "lecture/common/storage.js";

const key = "lecturer";
let token = null;

/** Whether this server lets phones join, so that all else needs the lecturer's token. */
export const hasHall = () => document.body.dataset.hall !== undefined;

/** Moves the token from the address into this tab; returns it, or null. It leaves no trace in the history. */
export const takeToken = () => {
  const found = /^#token=([0-9a-f]+)$/.exec(location.hash)?.[1];
  if (found) {
    remember(key, found);
    history.replaceState(null, "", location.pathname);
  }
  return token = found ?? recall(key);
};

/** The headers of a call. */
export const tokenHeaders = () => token ? { "X-Lecture-Token": token } : {};
