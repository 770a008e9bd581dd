import { el } from "lecture/common/dom.js";

/** Fields that take text, and fields that take a number: both keep most keys for themselves. */
const text = "textarea, [contenteditable], input:is([type=text], [type=search], [type=email], :not([type]))";
const field = `${text}, input[type=number], select`;
const arrows = `${text}, input:is([type=number], [type=range], [type=radio])`;
const pressed = "button, a, summary, input[type=checkbox], select";

/** The turn that a key asks for: 1 to go on, -1 to go back, 0 for none. Page keys, which clickers send, always turn. */
export const movement = event => {
  const within = list => Boolean(event.target.closest?.(list));
  if (event.key === "PageDown") return 1;
  if (event.key === "PageUp") return -1;
  if (event.key === "ArrowRight" && !within(arrows)) return 1;
  if (event.key === "ArrowLeft" && !within(arrows)) return -1;
  if (event.key === " " && !within(pressed) && !within(field)) return event.shiftKey ? -1 : 1;
  return 0;
};

/**
 * Gives the page's keys to the view that is shown. `view()` is that view: `turn(by, event)`, if it has one, takes the turns and
 * returns whether it took one; `key(event)`, if it has one, takes the other keys and returns the same. B and the full
 * stop darken the screen, F fills it; Enter leaves a field.
 */
export const listen = ({ view, texts, announce, fullScreen }) => {
  const blank = makeBlank(texts, announce);
  addEventListener("keydown", event => {
    if (blank.shown) {
      if (!modified(event)) event.preventDefault();
      event.stopImmediatePropagation();
      blank.hide();
    } else if (!modified(event) && ["b", "B", "."].includes(event.key) && !event.target.closest?.(text)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) blank.show();
    }
  }, true);
  addEventListener("keydown", event => {
    const dialog = document.querySelector("dialog[open]");
    if (modified(event) || (dialog && !event.key.startsWith("Page"))) return;
    dialog?.close();
    // A held key counts once, and Enter on a link or button belongs to that.
    if (event.key === "Enter" && event.repeat) return event.preventDefault();
    if (event.key === "Enter" && event.target.closest?.("a, button, summary")) return;
    const by = movement(event);
    if (event.key.startsWith("Page") && event.target.closest?.("input, select")) event.preventDefault();
    if (by && view()?.turn?.(by, event)) event.preventDefault();
    else if (event.target.closest?.(field) && !by && event.key !== "Escape") {
      if (event.key === "Enter" && !event.target.closest("textarea")) leave(event);
    } else if (view()?.key?.(event)) event.preventDefault();
    else if (event.key === "f" || event.key === "F") {
      event.preventDefault();
      fullScreen();
    }
  });
};

const modified = event => event.ctrlKey || event.altKey || event.metaKey;

/** Enter commits a field, which the browser does as it loses the focus. */
const leave = event => {
  if (event.defaultPrevented) return;
  event.preventDefault();
  event.target.blur();
};

/** A black screen above all else. Any key or click takes it away. */
const makeBlank = (texts, announce) => {
  const cover = el("div", { class: "blank", popover: "manual", onclick: () => hide() });
  document.body.append(cover);
  const hide = () => {
    cover.hidePopover();
    announce(texts.unblanked);
  };
  return {
    get shown() { return cover.matches(":popover-open"); },
    show() {
      cover.showPopover();
      announce(texts.blanked);
    },
    hide,
  };
};
