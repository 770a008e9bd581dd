import { el, fill } from "lecture/common/dom.js";
import { recall, remember } from "lecture/common/storage.js";

/** The settings that ship, by the key of their names. */
const shipped = {
  article: {},
  minds: { "community.cohesion": 0 },
  moving: { "community.turnover": 0.01 },
  losses: { "member.lossAversion": 1 },
  hour: { "brand.hoursPerThousandMembers": 1 },
  unseen: { "brand.detectability": 0 },
};

const store = "settings kept", most = 30;

/** The choice of settings that ship or that a lecturer has kept, and the dialog that keeps, deletes and links them. */
export const makePresets = (settings, texts, address) => {
  let kept = (recall(store, "localStorage") ?? []).filter(one => one?.name && typeof one.query === "string");
  const select = el("select", { class: "presets", "aria-label": texts.label, onchange: () => use(select.value) });
  const use = id => {
    if (Object.hasOwn(shipped, id)) settings.replace(shipped[id]);
    else if (id) address.apply(kept[Number(id)].query);
  };
  const same = (values, split) => {
    const now = settings.body();
    return JSON.stringify(Object.entries(now.values).sort()) === JSON.stringify(Object.entries(values).sort())
      && JSON.stringify(now.split) === JSON.stringify(split);
  };
  const refresh = () => {
    const at = kept.findIndex(one => one.query === address.query());
    select.value = Object.keys(shipped).find(id => same(shipped[id], null)) ?? (at < 0 ? "" : `${at}`);
  };
  const option = (value, text) => el("option", { value, text });
  const list = () => {
    select.replaceChildren(
      option("", texts.own),
      ...Object.keys(shipped).map((id, at) => option(id, fill(texts.numbered, { n: at + 1, name: texts.names[id] }))),
      ...kept.length
        ? [el("optgroup", { label: texts.kept }, ...kept.map((one, at) => option(`${at}`, one.name)))]
        : []);
    refresh();
  };
  const save = next => {
    kept = next.slice(-most);
    remember(store, kept.length ? kept : null, "localStorage");
    list();
  };
  const { button, dialog } = makeKeep(texts, address, { save, kept: () => kept });
  list();
  return {
    row: el("div", { class: "preset-row" }, select, button),
    dialog,
    refresh,
    /** A digit chooses one that ships. */
    key: ({ code, shiftKey }) => {
      const id = Object.keys(shipped)[Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1]) - 1];
      if (!id || shiftKey) return false;
      use(id);
      return true;
    },
  };
};

/** Keeps the settings under a name in this browser; lists what is kept, to delete or to link it. */
const makeKeep = (texts, address, { save, kept }) => {
  const name = el("input", { type: "text", maxlength: 40, required: true, id: "preset-name", autocomplete: "off" });
  const rows = el("ul", { class: "kept" }), done = el("p", { class: "soft", role: "status" });
  const dialog = el("dialog", { class: "take", "aria-label": texts.title });
  const draw = () => rows.replaceChildren(...kept().map((one, at) => el("li", {},
    el("a", { href: address.link(one.query), text: one.name, onclick: () => dialog.close() }),
    el("button", { type: "button", text: texts.remove, "aria-label": fill(texts.removeName, { name: one.name }),
      onclick: () => {
        save(kept().filter((_, other) => other !== at));
        draw();
        done.textContent = fill(texts.removed, { name: one.name });
        name.focus();
      } }))));
  dialog.append(
    el("h2", { text: texts.title }),
    el("form", { onsubmit: event => {
      event.preventDefault();
      const called = name.value.trim();
      if (!called) return;
      save([...kept().filter(one => one.name !== called), { name: called, query: address.query() }]);
      name.value = "";
      draw();
      done.textContent = fill(texts.done, { name: called });
    } },
      el("label", { for: "preset-name", text: texts.name }), " ", name, " ",
      el("button", { class: "primary", text: texts.save })),
    done, rows,
    el("p", { class: "soft", text: texts.link }),
    el("form", { method: "dialog" }, el("button", { text: texts.close })));
  const button = el("button", { type: "button", text: texts.keep, onclick: () => {
    done.textContent = "";
    draw();
    dialog.showModal();
    name.focus();
  } });
  return { button, dialog };
};
