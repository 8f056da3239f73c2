/** A resource graph: who holds what and who waits for what, step by step, and whether that is a cycle. */

/**
 * @typedef {{ task: string, does: "takes" | "wants" | "givesUp" | "releases" | "eats", resource?: string }} Step
 * @typedef {object} Graph
 * @property {Record<string, string>} holder  by resource: the task that holds it
 * @property {Record<string, string>} wanted  by task: the resource that it waits for
 * @property {string | null} eats  the task that eats
 * @property {string[]} ate  the tasks that have eaten
 * @property {Step} [step]  what has just happened
 */

/** The graph after each step; element 0 is the beginning. @param {Step[]} steps @returns {Graph[]} */
export function graphs(steps) {
  const found = [{ holder: {}, wanted: {}, eats: null, ate: [] }];
  for (const step of steps) found.push(after(found.at(-1), step));
  return found;
}

function after({ holder, wanted, eats, ate }, step) {
  const { task, does, resource } = step;
  const next = { holder: { ...holder }, wanted: { ...wanted }, eats: null, ate: eats ? [...ate, eats] : ate, step };
  if (does === "takes" || does === "givesUp") delete next.wanted[task];
  if (does === "takes") next.holder[resource] = task;
  if (does === "wants") next.wanted[task] = resource;
  if (does === "releases") delete next.holder[resource];
  if (does === "eats") next.eats = task;
  return next;
}

/**
 * The tasks that wait for each other in a circle, each for what the next one holds; empty if there is no circle.
 * @param {Graph} graph
 * @returns {string[]}
 */
export function cycle({ holder, wanted }) {
  for (const first of Object.keys(wanted)) {
    const path = [];
    for (let task = first; task && !path.includes(task); task = holder[wanted[task]]) path.push(task);
    if (holder[wanted[path.at(-1)]] === first) return path;
  }
  return [];
}
