/** The panel "Why did she say no?". */
export const mountMember = () => ({ show() {}, clear() {}, unmount() {} });
