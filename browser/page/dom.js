/** Small helpers to make elements. */

/**
 * @param {string} tag
 * @param {Record<string, string | boolean | EventListener>} [attributes] `onclick` and the like become listeners;
 *   false leaves an attribute out, true makes it empty
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

/** Paths of the buttons' icons, in a square of 16 by 16. */
const ICONS = {
  run: "M4 2.5v11l9-5.5z",
  stop: "M3.5 3.5h9v9h-9z",
  reset: "M8 3V.8L4.6 4 8 7.2V5a3.75 3.75 0 1 1-3.75 3.75h-2A5.75 5.75 0 1 0 8 3z",
  edit: "M11.3 1.8 14.2 4.7 5.4 13.5 1.7 14.3 2.5 10.6z",
  share: "M9 2h5v5h-2V5.4L7.7 9.7 6.3 8.3 10.6 4H9zM3 4h4v2H4v6h6V9h2v5H2V4z",
};

/**
 * A button with an icon. One that cannot be used stays in the Tab order (aria-disabled), so that focus is never lost.
 * @param {string} label its accessible name
 * @param {keyof ICONS} icon
 * @param {() => void} action called unless the button is disabled
 * @returns {HTMLButtonElement}
 */
export function button(label, icon, action) {
  const made = element("button", { type: "button", class: `run-button run-button--${icon}` });
  made.innerHTML = `<svg viewBox="0 0 16 16" aria-hidden="true"><path d="${ICONS[icon]}"/></svg>`;
  made.append(label);
  made.addEventListener("click", () => {
    if (made.getAttribute("aria-disabled") !== "true") action();
  });
  return made;
}

/**
 * @param {HTMLButtonElement} target
 * @param {boolean} isEnabled
 */
export function enable(target, isEnabled) {
  target.setAttribute("aria-disabled", String(!isEnabled));
}
