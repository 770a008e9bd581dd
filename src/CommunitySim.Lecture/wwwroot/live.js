/** Shows the view. */
export const mount = root => {
  root.textContent = "";
  return { unmount() {} };
};
