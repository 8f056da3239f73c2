/** The deadlock as a resource graph, step by step, and the same two threads with one order of the locks. */

import { element } from "../page/dom.js";
import { cycle, graphs } from "./graph.js";
import { ONE_ORDER, OPPOSITE_ORDERS } from "./scenarios.js";
import { Stepper } from "./stepper.js";
import { words } from "./words.js";

export const replacesPicture = true;

const SCENARIOS = { opposite: OPPOSITE_ORDERS, one: ONE_ORDER };
const INTERVAL = 2000; // ms: a sentence is to be read

// Units of the drawing, as in diagrams/deadlock.svg.
const TASKS = { A: { x: 50, y: 106 }, B: { x: 310, y: 106 } };
const RESOURCES = { knife: { x: 180, y: 38 }, fork: { x: 180, y: 174 } };
/** Of the line between a task and a resource: its ends, and where its words begin or end. */
const EDGES = {
  A: {
    knife: { task: [84, 88], resource: [131, 61], words: [90, 64, "end"] },
    fork: { task: [84, 124], resource: [131, 151], words: [90, 158, "end"] },
  },
  B: {
    knife: { task: [276, 88], resource: [229, 61], words: [270, 64, "start"] },
    fork: { task: [276, 124], resource: [229, 151], words: [270, 158, "start"] },
  },
};
/** In the middle of a circle. */
const CLOSED = `<g text-anchor="middle" class="danger-mark strong">
  <text x="180" y="103" font-size="16">✗</text><text x="180" y="121">${words.cycleBriefly}</text></g>`;

/** @param {HTMLElement} panel to be filled */
export function show(panel) {
  let chosen;
  let states;
  const drawing = element("div", { class: "steps-drawing", role: "img" });
  const said = element("p", { class: "steps-said", role: "status" });
  const stepper = new Stepper({
    name: words.deadlock,
    panel,
    show: (position) => {
      const state = states[position];
      drawing.innerHTML = draw(state);
      drawing.setAttribute("aria-label", describe(state));
      said.textContent = tell(state, chosen);
    },
  });
  const choose = (name) => {
    chosen = name;
    states = graphs(SCENARIOS[name]);
    for (const each of buttons.children) each.setAttribute("aria-pressed", String(each.value === name));
    stepper.load(SCENARIOS[name].length, 0, INTERVAL);
  };
  const buttons = element("div", { class: "steps-moves", role: "group", "aria-label": words.deadlock });
  for (const name of Object.keys(SCENARIOS)) {
    const attributes = { type: "button", class: "steps-button", value: name, onclick: () => choose(name) };
    buttons.append(element("button", attributes, words.scenarios[name]));
  }
  panel.append(buttons, drawing, said, stepper.element);
  choose("opposite");
}

function tell(state, scenario) {
  const { step, holder } = state;
  if (!step) return words.begin[scenario];
  const { task, does, resource } = step;
  const happened = words[does](task, words.resources[resource], holder[resource]);
  return cycle(state).length ? [happened, words.cycle].join(words.between) : happened;
}

/** All lines of the graph, in words. */
function describe({ holder, wanted }) {
  const held = Object.entries(holder).map(([resource, task]) => words.holding(task, words.resources[resource]));
  const waits = Object.entries(wanted).map(([task, resource]) => words.waiting(task, words.resources[resource]));
  return [...held, ...waits].join(words.comma) || words.noEdges;
}

function draw(state) {
  const circle = cycle(state);
  const closing = circle.map((task) => state.wanted[task]); // the resources of the circle
  const edge = (task, resource, kind) =>
    drawEdge(task, resource, kind, circle.includes(task) && closing.includes(resource), state.step);
  const parts = [
    ...Object.entries(state.holder).map(([resource, task]) => edge(task, resource, "holds")),
    ...Object.entries(state.wanted).map(([task, resource]) => edge(task, resource, "wants")),
    ...Object.keys(RESOURCES).map((name) => drawResource(name, state)),
    ...Object.keys(TASKS).map((name) => drawTask(name, state)),
    circle.length ? CLOSED : "",
  ];
  return `<svg class="diagram" viewBox="0 16 360 180" font-size="13" stroke-width="1.5">${parts.join("")}</svg>`;
}

function drawResource(name, { holder }) {
  const { x, y } = RESOURCES[name];
  return `<rect x="${x - 56}" y="${y - 19}" width="112" height="38" rx="3" class="${holder[name] ? "box" : "paper"}"/>
    <text x="${x}" y="${y + 5}" text-anchor="middle" class="strong">${words.lock(words.resources[name])}</text>`;
}

function drawTask(name, { wanted, eats, ate }) {
  const { x, y } = TASKS[name];
  const done = ate.includes(name) ? `✓ ${words.ate}` : "";
  const under = eats === name ? words.eating : wanted[name] ? words.waits : done;
  return `<circle cx="${x}" cy="${y}" r="33" class="${eats === name ? "task-main" : "box"}"/>
    <g text-anchor="middle"><text x="${x}" y="${y + (under ? 0 : 5)}" font-size="15" class="strong">${name}</text>
    <text x="${x}" y="${y + 16}" font-size="12">${under}</text></g>`;
}

/** An arrow from a resource to its holder, or a dashed one from a task to what it waits for. */
function drawEdge(task, resource, kind, isInCycle, last) {
  const { task: atTask, resource: atResource, words: place } = EDGES[task][resource];
  const [from, to] = kind === "holds" ? [atResource, atTask] : [atTask, atResource];
  const isNew = last.task === task && last.resource === resource;
  const [line, mark] = isInCycle ? ["danger-line", "danger-mark"] : ["line", "mark"];
  const dashes = kind === "wants" ? ' stroke-dasharray="6 4"' : "";
  const [x, y, anchor] = place;
  const said = kind === "holds" ? words.heldBy(task) : words.wantedBy(task);
  return `<path d="M${from}L${to}" class="${line}" stroke-width="${isInCycle || isNew ? 3 : 1.5}"${dashes}/>
    <path d="${arrowHead(from, to)}" class="${mark}"/>
    <text x="${x}" y="${y}" text-anchor="${anchor}"${isNew ? ' class="strong"' : ""}>${said}</text>`;
}

/** A triangle whose tip lies a little beyond the end of a line. */
function arrowHead([x0, y0], [x1, y1]) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [dx, dy] = [(x1 - x0) / length, (y1 - y0) / length];
  const point = (along, across) => [x1 + along * dx - across * dy, y1 + along * dy + across * dx];
  return `M${point(7, 0)}L${point(-4, 5.5)}L${point(-4, -5.5)}z`;
}
