/** The words of the buttons, which every page with a program shows. All other texts load with what shows them. */

/** @type {"zh" | "en"} */
export const LANGUAGE = document.documentElement.lang.startsWith("zh") ? "zh" : "en";

const CHINESE = {
  run: "运行",
  stop: "停止",
  reset: "还原",
  edit: "编辑",
  tools: (file) => `运行 ${file}`,
  forceSwitching: "强制切换：任何一条字节码处都可能换线程",
  seed: "种子",
  timeline: "画出时间线",
  buttonFailed: (reason) => `没有加载成功（${reason}）。请检查网络，再按一次；如果还不行，刷新页面。`,
  playgroundFailed: (reason) => `练习场没有加载成功（${reason}）。请检查网络，再刷新页面。`,
};

const ENGLISH = {
  run: "Run",
  stop: "Stop",
  reset: "Reset",
  edit: "Edit",
  tools: (file) => `Run ${file}`,
  forceSwitching: "Force switching at every bytecode",
  seed: "Seed",
  timeline: "Draw a timeline",
  buttonFailed: (reason) =>
    `This could not be loaded (${reason}). Check your connection and press again; if that does not help, reload the page.`,
  playgroundFailed: (reason) =>
    `The playground could not be loaded (${reason}). Check your connection and reload the page.`,
};

export const labels = LANGUAGE === "zh" ? CHINESE : ENGLISH;
