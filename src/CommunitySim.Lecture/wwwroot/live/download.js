import { el, fill } from "lecture/common/dom.js";
import { post } from "lecture/common/server.js";

/** A button that offers the current settings as an experiment file, and the command that runs it. */
export const makeTake = (settings, texts) => {
  const dialog = el("dialog", { class: "take", "aria-label": texts.title });
  const button = el("button", { type: "button", class: "take-open", text: texts.button, onclick: async () => {
    let children;
    try {
      children = contents(await post("/api/experiment", settings.body()), texts);
    } catch (fault) {
      children = [el("p", { class: "fault", text: fault.message })];
    }
    dialog.replaceChildren(el("h2", { text: texts.title }), ...children,
      el("form", { method: "dialog" }, el("button", { text: texts.close })));
    dialog.showModal();
  } });
  return { button, dialog };
};

const contents = (file, texts) => {
  const command = el("code", { class: "command", text: file.command });
  const done = el("span", { class: "soft", role: "status" });
  const link = el("a", {
    class: "button primary",
    download: file.name,
    href: URL.createObjectURL(new Blob([file.text], { type: "application/json" })),
    text: fill(texts.download, file),
  });
  const copy = el("button", { type: "button", text: texts.copy, onclick: async () => {
    try {
      await navigator.clipboard.writeText(file.command);
      done.textContent = texts.copied;
    } catch {
      // A page from another machine may not write to the clipboard, so the text is selected for manual copying.
      getSelection().selectAllChildren(command);
      done.textContent = texts.marked;
    }
  } });
  return [
    el("p", { text: texts.says }),
    el("pre", { class: "file", tabindex: "0", text: file.text }),
    el("p", {}, link),
    el("p", {}, command, " ", copy, " ", done),
  ];
};
