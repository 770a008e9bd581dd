import { el, useNumbers } from "lecture/common/dom.js";
import { recall, remember } from "lecture/common/storage.js";

const usual = "en", store = "language";

/**
 * The language of the page, of those in `languages` { code: texts }: the one in the address (?language=de), else the server's, else
 * the one that was last chosen in this browser, else English.
 */
export const pickLanguage = languages => [
  new URLSearchParams(location.search).get("language"),
  document.documentElement.dataset.language,
  recall(store, "localStorage"),
].find(code => Object.hasOwn(languages, code ?? "")) ?? usual;

/** Makes the page and its numbers speak a language; returns its texts. What a language lacks stays English. */
export const useLanguage = (languages, code) => {
  const texts = complete(languages[usual], languages[code]);
  document.documentElement.lang = code;
  useNumbers(code, texts.shell.numbers);
  return texts;
};

const complete = (english, own) => own === undefined ? english
  : typeof english !== "object" || Array.isArray(english) ? own
  : { ...own, ...Object.fromEntries(Object.entries(english).map(([key, text]) => [key, complete(text, own[key])])) };

/**
 * The button that turns to the next language. The page opens anew at the same place, because what it shows is made of its texts;
 * `leave()` is called before.
 */
export const languageButton = (languages, code, leave = () => {}) => {
  const codes = Object.keys(languages).sort(), next = codes[(codes.indexOf(code) + 1) % codes.length];
  const name = languages[next].shell?.language ?? next;
  const short = next.toUpperCase();
  return el("button", { type: "button", class: "icon language", lang: next, title: name, "aria-label": `${short}: ${name}`,
    text: short, onclick: () => {
      leave();
      remember(store, next, "localStorage");
      const address = new URL(location.href);
      address.searchParams.set("language", next);
      location.assign(address);
    } });
};
