import { el, fill, fullScreenSign } from "lecture/common/dom.js";
import { recall, remember } from "lecture/common/storage.js";

const themes = ["auto", "light", "dark"];

/** The button that switches the colours: like the device, light, dark. */
export const themeButton = shell => {
  const button = el("button", { type: "button", class: "icon", onclick: () => {
    const theme = themes[(themes.indexOf(chosen()) + 1) % themes.length];
    remember("colours", theme, "localStorage");
    apply(shell, button, theme);
  } });
  apply(shell, button, chosen());
  return button;
};

const chosen = () => recall("colours", "localStorage") ?? "auto";

const apply = (shell, button, theme) => {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  button.textContent = { auto: "◐", light: "☀", dark: "☾" }[theme];
  button.title = fill(shell.themeSwitch, { now: shell.theme[theme] });
  button.setAttribute("aria-label", button.title);
  dispatchEvent(new Event("themechange"));
};

/** Switches full screen on and off. */
export const fullScreen = () =>
  document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();

/** The button for it. */
export const fullScreenButton = shell =>
  el("button", { type: "button", class: "icon", "aria-label": shell.fullScreen, title: shell.fullScreen,
    onclick: fullScreen },
    fullScreenSign());
