/** This page's name towards the server, so that its work is counted as one client's; without one this machine's address counts. */
let known = null;
const name = () => known ??= fetch("/api/page").then(answer => answer.json()).then(({ page }) => page || Promise.reject()).catch(() => { forget(); return ""; });

/** Asks for a name anew before the next call: a lecture that was started again knows none of before. */
export const forget = () => { known = null; };

/** The address of a call. */
export const address = async path => `${path}?page=${await name()}`;

const checked = async response => {
  if (response.ok) return response;
  const said = await response.json().catch(() => null);
  throw new Error(said?.error ?? `${response.status} ${response.statusText}`);
};

/** GET, as JSON. */
export const get = async (path, signal) => (await checked(await fetch(await address(path), { signal }))).json();

/** POST of JSON; the answer is JSON, or an ArrayBuffer where the server sends bytes. */
export const post = async (path, body, signal) => {
  const response = await checked(await fetch(await address(path), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal }));
  return response.headers.get("Content-Type")?.startsWith("application/json") ? response.json() : response.arrayBuffer();
};
