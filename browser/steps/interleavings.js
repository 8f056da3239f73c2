/** Two threads of three steps each (read, add, write): the orders in which they can move, and what each leads to. */

export const ACTIONS = ["read", "add", "write"];
export const RIGHT = 2;

/**
 * All orders in which two threads can move, A first.
 * @param {number} a  how many steps A has left
 * @param {number} b  how many B has
 * @returns {string[]} such as "AAABBB"
 */
export function orders(a = ACTIONS.length, b = ACTIONS.length) {
  if (a + b === 0) return [""];
  const then = (name, rest) => rest.map((order) => name + order);
  return [...(a ? then("A", orders(a - 1, b)) : []), ...(b ? then("B", orders(a, b - 1)) : [])];
}

/**
 * The memory after each move: element 0 is the beginning; `value` is null until the thread has read.
 * @typedef {{ counter: number, A: Thread, B: Thread, who?: "A" | "B", action?: string }} Memory
 * @typedef {{ done: number, value: number | null }} Thread
 * @param {string} order
 * @returns {Memory[]}
 */
export function run(order) {
  const states = [{ counter: 0, A: { done: 0, value: null }, B: { done: 0, value: null } }];
  for (const who of order) {
    const { counter, ...threads } = states.at(-1);
    const { done, value } = threads[who];
    const action = ACTIONS[done];
    const moved = { done: done + 1, value: action === "read" ? counter : value + (action === "add" ? 1 : 0) };
    states.push({ ...threads, [who]: moved, counter: action === "write" ? value : counter, who, action });
  }
  return states;
}

/** The counter when all have moved. @param {string} order */
export function outcome(order) {
  return run(order).at(-1).counter;
}

/**
 * The order that begins with the first moves of this one, lets a thread move next, and changes as little as possible.
 * @param {string} order
 * @param {number} position  how many moves have been made
 * @param {"A" | "B"} who  has a step left
 */
export function choose(order, position, who) {
  return order.slice(0, position) + who + order.slice(position).replace(who, "");
}
