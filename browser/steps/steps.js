/** Entry of what is looked at step by step. A page loads it when the reader first presses such a button (site.js). */

import { element } from "../page/dom.js";

/**
 * By the name that a button gives: the module whose `show(panel, picture, button)` fills a panel. It may return a
 * function that is told whether the panel is visible, whenever that changes; `replacesPicture` is for a drawing in the
 * place of the picture.
 */
const MODULES = {
  interleavings: () => import("./interleavings-view.js"),
  deadlock: () => import("./deadlock-view.js"),
  replay: () => import("./replay.js"),
};
const opened = new WeakMap();

/**
 * Open what a button stands for, or close it.
 * @param {HTMLButtonElement} button in a .steps-tools, before the picture
 */
export async function toggle(button) {
  if (!opened.has(button)) opened.set(button, open(button));
  try {
    (await opened.get(button))();
  } catch (error) {
    opened.delete(button);
    throw error;
  }
}

/** Make the panel, hidden as yet. @returns {Promise<() => void>} what shows and hides it */
async function open(button) {
  const picture = button.parentElement.nextElementSibling;
  const panel = element("div", { class: "steps", hidden: true });
  const { show, replacesPicture } = await MODULES[button.dataset.steps]();
  picture.before(panel);
  let changed;
  try {
    changed = await show(panel, picture, button);
  } catch (error) {
    panel.remove();
    throw error;
  }
  return () => {
    panel.hidden = !panel.hidden;
    if (replacesPicture) picture.classList.toggle("steps-replaced", !panel.hidden);
    button.setAttribute("aria-expanded", String(!panel.hidden));
    changed?.(!panel.hidden);
  };
}
