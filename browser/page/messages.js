/** All that a reader is told, in the language of the page, but for the words of the buttons (labels.js). */

import { LANGUAGE } from "./labels.js";

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** @param {number} seconds */
const shown = (seconds) => `${seconds.toFixed(2)} s`;

const CHINESE = {
  share: "复制分享链接",
  thisRun: "这次运行",
  outputOf: (file) => `${file} 的输出`,
  loading: "正在加载 Python",
  loadingSize: (loaded, total) => `第一次运行要加载 Python：${megabytes(loaded)} / ${megabytes(total)} MB`,
  loadFailed: (reason) => `Python 没有加载成功（${reason}）。请检查网络，再按一次“运行”；如果还不行，刷新页面。`,
  running: "正在运行",
  runningForced: "正在运行，强制切换比平时慢几十倍",
  finished: (status, seconds) =>
    `${status < 0 ? `被信号 ${-status} 结束` : `退出码 ${status}`}，用时 ${shown(seconds)}`,
  stopped: (seconds) => (seconds === null ? "已停止" : `已停止，运行了 ${shown(seconds)}`),
  stoppedByAnother: "已停止：另一个程序开始运行，同一页上一次只运行一个。",
  failed: (reason) => `运行中断：${reason}`,
  linesDropped: (count, kept) => `前面的 ${count} 行没有保留，只留最后 ${kept} 行。`,
  linesSoFar: (count) => `已经输出 ${count} 行`,
  asExpected: "核对过：输出符合预期。",
  notAsExpected: "核对过：输出不符合预期。",
  notAsExpectedForced: "输出不符合预期：强制切换让平时碰不上的顺序出现了。",
  changed: "程序改过了，所以没有核对输出。",
  tooMuchToCheck: "输出太多，没有核对。",
  timeline: "这次运行的时间线",
  timelinePicture: "这次运行的时间线，下面有文字说明",
  inWords: "用文字说",
  noTimeline: (reason) => `没能画出时间线：${reason}`,
  checkFailed: (reason) => `没能核对输出：${reason}`,
  deadlock: "死锁：没有一个任务能继续，它们会一直等下去。按“停止”结束。",
  moreWait: (count) => `另外还有 ${count} 个也在等`,
  mainTask: "主线程",
  taskInProcess: (process, task) => `${process} · ${task}`,
  waits: (task, line, where, what) =>
    `${task}${line ? ` 停在第 ${line} 行` : ""}${where ? `（${where}）` : ""}：${what}`,
  waitsFor: {
    lock: (name, holder) => `在等锁${quoted(name)}${holder ? `，锁在 ${holder} 手里` : ""}`,
    join: (name) => `在等 ${name || "另一个线程"} 结束`,
    condition: (name) => `在等条件变量${quoted(name)}的通知`,
    event: (name) => `在等事件${quoted(name)}`,
    semaphore: (name) => `在等信号量${quoted(name)}`,
    barrier: (name) => `在屏障${quoted(name)}前等其他线程`,
    queue: (name) => `在等队列${quoted(name)}`,
    future: (name) => `在等 Future${quoted(name)} 的结果`,
    result: (name) => `在等进程池算出结果${quoted(name)}`,
    pool: (name) => `在等进程池${quoted(name)}里的进程结束`,
    message: (name) => `在等连接${quoted(name)}另一端发来消息`,
    reader: (name) => `管道已满，在等连接${quoted(name)}的另一端来读`,
    client: () => "在等别的进程来连接",
    child: () => "在等一个子进程结束",
    several: () => "在等几个连接或进程中的任何一个",
    signal: () => "在等信号",
    "event loop": () => "在等事件循环里的任务，但没有任务能继续",
    unknown: () => "在等永远不会发生的事",
    other: (kind, name) => `在等 ${kind}${quoted(name)}`,
  },
  honesty:
    "这是浏览器里真正的 Python 3.14：线程在一个核上轮流执行，时间片是 5 ms；每个进程是 web worker 里单独的 Python，" +
    "启动方法是 spawn；用时不等于本机 CPython 的用时。",
  editorOf: (file) => `${file} 的代码`,
  editorHint:
    "Enter 会自动缩进，Ctrl+] 和 Ctrl+[ 增减缩进（Mac 上用 ⌘），Ctrl+Enter 运行。" +
    "按 Tab 离开编辑器，先按 Esc 再按 Tab 也行。",
  editorFailed: (reason) => `编辑器没有加载成功（${reason}）。请检查网络，再按一次“编辑”。`,
  programs: "程序",
  ownCode: "（自己的代码）",
  notInBrowser: (purpose) => `${purpose}（不能在浏览器里运行）`,
  programFailed: (reason) => `这个程序没有加载成功（${reason}）。请检查网络，再选一次。`,
  shareAddress: "分享链接",
  shareCopied: "链接已经复制。打开它的人会看到这段代码。",
  shareShown: "请复制下面的链接。打开它的人会看到这段代码。",
  shareTooLong: (most) => `这段代码太长，放不进一个链接（最多 ${most} 个字符）。`,
  shareOpened: "这段代码来自分享链接，不会自己运行。请先读一读，再按“运行”。",
  undoBringsBack: "在编辑器里按 Ctrl+Z（Mac 上是 ⌘Z），就能找回刚才的代码。",
  shareLinkTooLong: (most) => `这个分享链接太长，没有打开（链接最多 ${most} 个字符，代码最多 200 KB）。`,
  shareBroken: "这个分享链接不完整或者有错，取不出代码。",
};

const ENGLISH = {
  share: "Copy share link",
  thisRun: "Your run",
  outputOf: (file) => `Output of ${file}`,
  loading: "Loading Python",
  loadingSize: (loaded, total) => `The first run loads Python: ${megabytes(loaded)} of ${megabytes(total)} MB`,
  loadFailed: (reason) =>
    `Python could not be loaded (${reason}). Check your connection and press Run again; if that does not help, reload the page.`,
  runningForced: "Running; with forced switching it takes many times longer",
  running: "Running",
  finished: (status, seconds) =>
    `${status < 0 ? `Ended by signal ${-status}` : `Exit status ${status}`}, ${shown(seconds)}`,
  stopped: (seconds) => (seconds === null ? "Stopped" : `Stopped after ${shown(seconds)}`),
  stoppedByAnother: "Stopped: another program was started, and a page runs one at a time.",
  failed: (reason) => `The run broke off: ${reason}`,
  linesDropped: (count, kept) => `The first ${count} lines were dropped; the last ${kept} are kept.`,
  linesSoFar: (count) => `${count} lines so far`,
  asExpected: "Checked: the output is as expected.",
  notAsExpected: "Checked: the output is not as expected.",
  notAsExpectedForced: "The output is not as expected: forced switching brought out an order that is rarely met.",
  changed: "The program was changed, so its output was not checked.",
  tooMuchToCheck: "Too much output to check.",
  timeline: "The timeline of your run",
  timelinePicture: "The timeline of your run, told in words below",
  inWords: "In words",
  noTimeline: (reason) => `The timeline could not be drawn: ${reason}`,
  checkFailed: (reason) => `The output could not be checked: ${reason}`,
  deadlock: "Deadlock: no task can go on; they will wait for ever. Stop ends the run.",
  moreWait: (count) => `${count} more wait as well`,
  mainTask: "main thread",
  taskInProcess: (process, task) => `${process} · ${task}`,
  waits: (task, line, where, what) =>
    `${task}${line ? ` at line ${line}` : ""}${where ? ` (${where})` : ""}: ${what}`,
  waitsFor: {
    lock: (name, holder) => `waits for the lock${quoted(name)}${holder ? `, held by ${holder}` : ""}`,
    join: (name) => `waits for ${name || "another thread"} to end`,
    condition: (name) => `waits to be notified by the condition${quoted(name)}`,
    event: (name) => `waits for the event${quoted(name)}`,
    semaphore: (name) => `waits for the semaphore${quoted(name)}`,
    barrier: (name) => `waits for others at the barrier${quoted(name)}`,
    queue: (name) => `waits for the queue${quoted(name)}`,
    future: (name) => `waits for the result of the future${quoted(name)}`,
    result: (name) => `waits for the pool's result${quoted(name)}`,
    pool: (name) => `waits for the processes of the pool${quoted(name)} to end`,
    message: (name) => `waits for a message from the other end of the connection${quoted(name)}`,
    reader: (name) => `the pipe is full: waits for the other end of the connection${quoted(name)} to read`,
    client: () => "waits for another process to connect",
    child: () => "waits for a child process to end",
    several: () => "waits for any one of several connections or processes",
    signal: () => "waits for a signal",
    "event loop": () => "waits for the tasks of the event loop, none of which can go on",
    unknown: () => "waits for something that will never happen",
    other: (kind, name) => `waits for: ${kind}${quoted(name)}`,
  },
  honesty:
    "This is real Python 3.14 in your browser: threads take turns on one core in slices of 5 ms; each process is a " +
    "separate Python in a web worker, start method spawn; times are not those of CPython on your machine.",
  editorOf: (file) => `Code of ${file}`,
  editorHint:
    "Enter indents by itself, Ctrl+] and Ctrl+[ indent more and less (⌘ on a Mac), Ctrl+Enter runs. " +
    "Tab leaves the editor, and so does Escape, then Tab.",
  editorFailed: (reason) => `The editor could not be loaded (${reason}). Check your connection and press Edit again.`,
  programs: "Program",
  ownCode: "(code of your own)",
  notInBrowser: (purpose) => `${purpose} (does not run in a browser)`,
  programFailed: (reason) =>
    `This program could not be loaded (${reason}). Check your connection and choose it again.`,
  shareAddress: "Share link",
  shareCopied: "The link has been copied. Whoever opens it sees this code.",
  shareShown: "Copy the link below. Whoever opens it sees this code.",
  shareTooLong: (most) => `This code is too long for a link (at most ${most} characters).`,
  shareOpened: "This code came from a share link and does not run by itself. Read it before you press Run.",
  undoBringsBack: " Ctrl+Z in the editor (⌘Z on a Mac) brings back the code that stood here.",
  shareLinkTooLong: (most) =>
    `This share link is too long and was not opened (at most ${most} characters, or 200 KB of code).`,
  shareBroken: "This share link is incomplete or wrong: no code can be read from it.",
};

/** @param {string | undefined} name */
function quoted(name) {
  if (!name) return "";
  return LANGUAGE === "zh" ? `“${name}”` : ` “${name}”`;
}

export const messages = LANGUAGE === "zh" ? CHINESE : ENGLISH;
