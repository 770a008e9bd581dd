import { fill } from "lecture/common/dom.js";
import { tokenHeaders } from "lecture/common/token.js";

const lookEvery = 1500;

/** This page's number at the server, which identifies the client. Without it, the address does. */
let known = null;
const name = () => known ??= number().catch(() => { known = null; return ""; });

const number = () => fetch("/api/page", { headers: tokenHeaders() })
  .then(answer => answer.json())
  .then(({ page }) => page || Promise.reject());

/** The address of a call. */
const address = async path => `${path}?page=${await name()}`;

let lost = "", words = {}, looking = false;
const listeners = new Set();

/** The message if the server does not answer, because browsers have different ones. */
export const sayWhenLost = text => { lost = text; };

/** The texts of the server's refusals by their keys. */
export const sayErrors = texts => { words = texts; };

/** A refusal in the language of the page. */
const told = ({ error, key, path, slots }) => !words[key] ? error : `${path ? `${path}: ` : ""}${fill(words[key], slots)}`;

/** Calls back when the server answers again after it had not. */
export const onRecovered = listen => { listeners.add(listen); };

/** Asks until the server answers again. A restarted lecture has new numbers, so this page takes one of them. */
const look = async () => {
  try {
    const page = await number();
    looking = false;
    known = Promise.resolve(page);
    listeners.forEach(listen => listen());
  } catch {
    setTimeout(look, lookEvery);
  }
};

const missed = why => {
  if (!(why instanceof TypeError)) return why;
  known = null;
  if (!looking) setTimeout(look, lookEvery);
  looking = true;
  return lost ? new Error(lost) : why;
};

const ask = async (path, options) => {
  const response = await fetch(await address(path), { ...options, headers: { ...options.headers, ...tokenHeaders() } })
    .catch(why => { throw missed(why); });
  if (response.ok) return response;
  const said = await response.json().catch(() => null);
  throw Object.assign(
    new Error(told(said ?? { key: "status", slots: { status: response.status } })), { status: response.status });
};

/** GET, as JSON. */
export const get = async (path, signal) => (await ask(path, { signal })).json();

/** POST of JSON; returns the raw response. Errors have a status if the server answered. */
const open = (path, body, signal) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal });

/** POST of JSON; returns JSON, or an ArrayBuffer if the server sends bytes. */
export const post = async (path, body, signal) => {
  const response = await open(path, body, signal);
  return response.headers.get("Content-Type")?.startsWith("application/json")
    ? response.json()
    : response.arrayBuffer();
};

/** POST of JSON; calls use(part) for each line of the answer. A last line { error } is thrown. */
export const stream = async (path, body, signal, use) => {
  const response = await open(path, body, signal);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { done, value } = await reader.read().catch(why => { missed(why); throw why; });
    if (done) return;
    const lines = (text + value).split("\n");
    text = lines.pop();
    for (const part of lines.map(line => JSON.parse(line))) {
      if (part.error) throw Object.assign(new Error(told(part)), { status: 503 });
      use(part);
    }
  }
};
