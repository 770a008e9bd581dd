/** A length in px of the page. A drawing does not follow the page's type by itself, so its lengths are read here. */
export const rem = count => count * parseFloat(getComputedStyle(document.documentElement).fontSize);
