/** Run, Stop and Reset of one program, whether it stands in a chapter or in the playground. */

import { messages } from "./messages.js";
import { ResultView } from "./result-view.js";
import { check, draw, LoadError, Run } from "./session.js";

/**
 * @typedef {object} Shown what the program's place on the page provides
 * @property {string} file  name of the program, without a path
 * @property {import("./controls.js").Controls} controls
 * @property {() => string} code  the text as it stands there now
 * @property {() => boolean} isChanged  whether that is not its first form
 * @property {() => string | null} original  address of the whole file with its expected output; null if it has none
 * @property {() => void} reset  give the text back its first form
 */

export class Program {
  /** @param {Shown} shown */
  constructor(shown) {
    this.shown = shown;
    /** @type {Run | null} the run that the result shows */
    this.latest = null;
    this.isRunning = false;
    this.result = new ResultView(shown.file);
    this.update();
  }

  /** Enable the buttons that can be used now; to be called when the text has changed. */
  update() {
    this.shown.controls.enable({
      run: !this.isRunning,
      stop: this.isRunning,
      reset: this.shown.isChanged() || this.latest !== null,
    });
  }

  /** End the run. */
  stop() {
    this.latest?.stop("reader");
  }

  /** Give text and result their first form. */
  reset() {
    this.latest?.stop("reader");
    this.latest = null;
    this.isRunning = false;
    this.shown.reset();
    this.result.reset({ isShown: false });
    this.update();
  }

  /** Run the text as it stands; nothing happens while it is running already. */
  async run() {
    if (this.isRunning) return;
    const { shown, result } = this;
    const code = shown.code();
    const original = shown.isChanged() ? null : shown.original();
    const { seed, isRecorded } = shown.controls;
    result.reset({ isShown: true });
    result.showLoading();
    // A run that was reset, or followed by another one, has nothing more to show.
    const ifShown = (listener) => (event) => this.latest === run && listener(event);
    const run = new Run(code, {
      seed,
      isRecorded,
      onProgress: ifShown((progress) => result.showProgress(progress)),
      onStart: ifShown(() => result.showRunning({ isForced: seed !== null })),
      onProcess: ifShown(({ pid }) => result.output.setMainPid(pid)),
      onOutput: ifShown((chunk) => result.output.append(chunk)),
      onDeadlock: ifShown((report) => result.showDeadlock(report, code.split("\n"))),
    });
    this.latest = run;
    this.isRunning = true;
    this.update();
    result.bringIntoView();
    const end = await this.#endOf(run);
    if (this.latest !== run) return;
    await result.output.flush();
    if (this.latest !== run) return;
    this.isRunning = false;
    this.update();
    result.showEnd(end.state, end.text);
    if (end.state !== "ended") return;
    if (isRecorded) await this.#draw(run, code, end.outcome);
    if (original) await this.#check(run, end.outcome, original, seed !== null);
    else if (shown.isChanged() && shown.original()) result.showVerdict("none", messages.changed);
  }

  /** How a run ended, and what to say of it. */
  async #endOf(run) {
    try {
      const outcome = await run.result;
      const { stopped, status, seconds } = outcome;
      if (!stopped) return { state: "ended", text: messages.finished(status, seconds), outcome };
      if (run.stoppedBy === "another") return { state: "stopped", text: messages.stoppedByAnother };
      return { state: "stopped", text: messages.stopped(seconds) };
    } catch (error) {
      const message = error instanceof LoadError ? messages.loadFailed : messages.failed;
      return { state: "failed", text: message(error.message) };
    }
  }

  /** Show the timeline of a run that was recorded. */
  async #draw(run, source, outcome) {
    const timeline = await draw({ ...outcome, source });
    if (this.latest === run) this.result.showTimeline(timeline);
  }

  /** Hold the output of an unchanged program against what its file says it must be. */
  async #check(run, { stdout, stderr, status, isComplete }, original, isForced) {
    const { result } = this;
    if (!isComplete) {
      result.showVerdict("none", messages.tooMuchToCheck);
      return;
    }
    try {
      const answer = await fetch(original);
      if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
      const verdict = await check({ source: await answer.text(), stdout, stderr, status });
      if (this.latest !== run) return;
      const otherwise = isForced ? messages.notAsExpectedForced : messages.notAsExpected;
      if (verdict.ok) result.showVerdict("good", messages.asExpected);
      else result.showVerdict("bad", otherwise, verdict.mismatches);
    } catch (error) {
      if (this.latest === run) result.showVerdict("none", messages.checkFailed(error.message));
    }
  }
}
