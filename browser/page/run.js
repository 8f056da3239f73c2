/** Entry of the page: puts the buttons beside its programs. All else loads when one of them is pressed. */

import { Controls } from "./controls.js";
import { labels } from "./labels.js";

for (const place of document.querySelectorAll(".snippet-run")) {
  const figure = place.parentElement;
  let loading = null;
  const controls = new Controls({
    file: figure.querySelector("a[download]").download,
    hasEdit: true,
    hasSeed: "races" in figure.dataset,
    onAction: async (action) => {
      let program;
      controls.say("");
      try {
        loading ??= import("./figure.js").then(({ FigureProgram }) => new FigureProgram(figure, controls));
        program = await loading;
      } catch (error) {
        loading = null;
        controls.say(labels.buttonFailed(error.message));
        return;
      }
      program[action]();
    },
  });
  place.append(controls.element);
}

const playground = document.getElementById("playground");
if (playground) {
  try {
    const { showPlayground } = await import("./playground.js");
    await showPlayground(playground);
  } catch (error) {
    playground.textContent = labels.playgroundFailed(error.message);
  }
}
