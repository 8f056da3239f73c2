/** The interleavings of two read–add–write threads: the reader picks who moves next, or one of them all. */

import { element, enable } from "../page/dom.js";
import { ACTIONS, RIGHT, choose, orders, outcome, run } from "./interleavings.js";
import { Stepper, prefersStillness } from "./stepper.js";
import { words } from "./words.js";

export const replacesPicture = true;

const FIRST = "ABAABB"; // the one that the picture shows
const STEPS = FIRST.length;
const INTERVAL = 1200; // ms
const THREADS = ["A", "B"];
const TASKS = { A: "task-sing", B: "task-dance" };

// Units of the drawing, as in diagrams/interleavings.svg.
const LEFT = 64;
const COLUMN = 49;
const CELL = 45;
const ROWS = { A: 32, B: 92 };
const COUNTER = 156;

/** @param {HTMLElement} panel to be filled */
export function show(panel) {
  let order = FIRST;
  const drawing = element("div", { class: "steps-drawing", role: "img" });
  const said = element("p", { class: "steps-said", role: "status" });
  const pick = (who) => {
    order = choose(order, stepper.position, who);
    stepper.go(stepper.position + 1);
  };
  const moves = Object.fromEntries(THREADS.map((who) => [who, moveButton(who, () => pick(who))]));
  const choices = new Map(
    orders().map((each) => [
      each,
      choiceButton(each, () => {
        order = each;
        stepper.go(prefersStillness() ? STEPS : 0);
        if (!prefersStillness()) stepper.play();
        drawing.scrollIntoView({ block: "nearest" }); // the list is long on a telephone
      }),
    ]),
  );
  const stepper = new Stepper({
    name: words.interleavings,
    panel,
    show: (position) => {
      const states = run(order).slice(0, position + 1);
      drawing.innerHTML = draw(states);
      drawing.setAttribute("aria-label", describe(states.at(-1)));
      said.textContent = tell(states);
      for (const who of THREADS) update(moves[who], who, states.at(-1)[who].done);
      for (const [each, button] of choices) button.setAttribute("aria-pressed", String(each === order));
    },
  });
  panel.append(drawing, said);
  panel.append(element("div", { class: "steps-moves" }, ...Object.values(moves)), stepper.element);
  panel.append(...list(choices));
  stepper.load(STEPS, 0, INTERVAL);
}

/** The last step, in words. */
function tell(states) {
  const { who, action, counter, ...threads } = states.at(-1);
  if (!who) return words.nobodyMoved;
  const happened =
    action === "write"
      ? words.write(who, counter, counter !== states.at(-2).counter)
      : words[action](who, threads[who].value);
  const end = states.length > STEPS ? [counter === RIGHT ? words.kept : words.lost] : [];
  return [happened, ...end].join(words.between);
}

/** What the drawing shows, in words. */
function describe({ counter, A, B }) {
  const values = [A, B].map(({ value }) => (value === null ? words.notRead : words.has(value)));
  return words.memory(counter, ...values);
}

function moveButton(who, act) {
  const made = element("button", { type: "button", class: `steps-move steps-move--${who}` });
  made.addEventListener("click", () => {
    if (made.getAttribute("aria-disabled") !== "true") act();
  });
  return made;
}

function update(button, who, done) {
  const action = ACTIONS[done];
  button.textContent = action ? words.moves(who, words.actions[action]) : words.isDone(who);
  enable(button, Boolean(action));
}

/** A button that opens the list of all orders, and the list. */
function list(choices) {
  const right = [...choices.keys()].filter((order) => outcome(order) === RIGHT).length;
  const all = element("div", { class: "steps-all", hidden: true });
  const grid = element("div", { class: "steps-choices", role: "group", "aria-label": words.all(choices.size) });
  grid.append(...choices.values());
  all.append(element("p", {}, words.allCounted(choices.size, right)), grid);
  const toggle = element("button", { type: "button", class: "steps-button", "aria-expanded": "false" });
  toggle.append(words.all(choices.size));
  toggle.addEventListener("click", () => {
    all.hidden = !all.hidden;
    toggle.setAttribute("aria-expanded", String(!all.hidden));
  });
  return [toggle, all];
}

function choiceButton(order, act) {
  const counter = outcome(order);
  const isRight = counter === RIGHT;
  const name = words.choice(order, counter, isRight);
  const attributes = { type: "button", class: "steps-choice", "aria-label": name, title: name, onclick: act };
  const made = element("button", attributes);
  if (isRight) made.classList.add("steps-choice--right");
  const cells = [...order].map(
    (who, n) => `<path d="M${1 + n * 12} ${who === "A" ? 1 : 11}h12v9h-12z" class="${TASKS[who]}"/>`,
  );
  made.innerHTML =
    `<svg class="diagram" viewBox="0 0 74 21" aria-hidden="true">${cells.join("")}</svg>` +
    `<span aria-hidden="true">${counter}</span>` +
    `<span class="steps-sign" aria-hidden="true">${isRight ? "✓" : "✗"}</span>`;
  return made;
}

/** The picture of what has happened so far, with what each thread would do next. */
function draw(states) {
  const columns = states.slice(1).map(drawColumn);
  const numbers = ACTIONS.concat(ACTIONS).map((_, n) => `<text x="${centre(n)}" y="12">${n + 1}</text>`);
  return `<svg class="diagram" viewBox="0 0 360 204" font-size="13" stroke-width="1.5">
    <g text-anchor="middle" class="muted">${numbers.join("")}</g>
    <path d="M64 22H350" class="line"/><path d="M358 22l-8-4v8z" class="mark"/>
    <text x="4" y="12" class="muted">${words.thread}</text>
    <g class="strong"><text x="4" y="${ROWS.A + 16.5}">A</text><text x="4" y="${ROWS.B + 16.5}">B</text></g>
    <g class="mono" font-size="12"><text x="4" y="${ROWS.A + 42}">value</text>
    <text x="4" y="${ROWS.B + 42}">value</text>
    <text x="4" y="${COUNTER + 16.5}">counter</text></g>
    <rect x="64" y="${COUNTER}" width="290" height="24" rx="3" class="paper"/>
    <g text-anchor="middle">${columns.join("")}${drawNext(states)}</g>${drawOutcome(states)}</svg>`;
}

const centre = (column) => LEFT + column * COLUMN + CELL / 2;

function drawColumn({ who, action, counter, ...threads }, n) {
  const values = THREADS.filter((name) => threads[name].value !== null).map(
    (name) => `<text x="${centre(n)}" y="${ROWS[name] + 42}" class="mono">${threads[name].value}</text>`,
  );
  return `<rect x="${LEFT + n * COLUMN}" y="${ROWS[who]}" width="${CELL}" height="24" class="${TASKS[who]}"/>
    <text x="${centre(n)}" y="${ROWS[who] + 16.5}">${words.actions[action]}</text>${values.join("")}
    <text x="${centre(n)}" y="${COUNTER + 16.5}" class="mono">${counter}</text>`;
}

/** Dashed, in the next column: what each thread would do. */
function drawNext(states) {
  const n = states.length - 1;
  const next = THREADS.map((who) => [who, ACTIONS[states.at(-1)[who].done]]).filter(([, action]) => action);
  return next
    .map(
      ([who, action]) => `<rect x="${LEFT + n * COLUMN}" y="${ROWS[who]}" width="${CELL}" height="24" class="absent"/>
      <text x="${centre(n)}" y="${ROWS[who] + 16.5}" class="muted">${words.actions[action]}?</text>`,
    )
    .join("");
}

function drawOutcome(states) {
  if (states.length <= STEPS) return "";
  const { counter } = states.at(-1);
  const [box, mark, said] =
    counter === RIGHT
      ? ["task-main", "strong", `✓ ${words.keptBriefly}`]
      : ["danger", "danger-mark strong", `✗ ${words.lostBriefly}`];
  const x = LEFT + (STEPS - 1) * COLUMN;
  return `<rect x="${x}" y="${COUNTER}" width="${CELL}" height="24" rx="3" class="${box}" stroke-width="2.5"/>
    <text x="${centre(STEPS - 1)}" y="${COUNTER + 16.5}" class="mono strong" text-anchor="middle">${counter}</text>
    <text x="354" y="${COUNTER + 42}" text-anchor="end" class="${mark}">${said}</text>`;
}
