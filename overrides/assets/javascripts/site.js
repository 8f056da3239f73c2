// The site's own behaviour, each part by itself. Loaded before Material's script; every page is complete without it.

// Material's script sends two requests with every first visit. The one for the search index, the heaviest file of the site,
// is held back until search is opened, or a search result is visited, whose matches are to be marked (?h=). The one for
// the sitemap of each `hreflang` address is never sent: on a mirror that would be another host.
{
  const never = new Promise(() => {});
  const searchUsed = new Promise((resolve) => {
    document.getElementById("__search")?.addEventListener("change", resolve, { once: true });
    if (new URLSearchParams(location.search).has("h")) resolve();
  });
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (/\/search_index\.json$/.test(url)) this.goAhead = searchUsed;
    if (/\/sitemap\.xml$/.test(url)) this.goAhead = never;
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (this.goAhead) this.goAhead.then(() => send.apply(this, body));
    else send.apply(this, body);
  };
}

// Opened from file: a page may not start a worker. Material's search worker runs in a frame as well, if the class that
// holds it has this name.
if (location.protocol === "file:") {
  window.IFrameWorker = class extends EventTarget {
    constructor(url) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.body.append(frame);
      const load = (address) =>
        new Promise((loaded) => {
          const script = frame.contentDocument.createElement("script");
          script.src = address;
          script.onload = loaded;
          frame.contentDocument.head.append(script);
        });
      frame.contentWindow.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      frame.contentWindow.importScripts = async (...addresses) => {
        for (const address of addresses) await load(address);
      };
      this.window = frame.contentWindow;
      this.ready = load(url);
    }
    postMessage(data) {
      this.ready.then(() => this.window.dispatchEvent(new MessageEvent("message", { data })));
    }
  };
  window.Worker = window.IFrameWorker;
}

// Material cuts a Chinese query at the words of the index, but never looks at its last character: 多进程 becomes 多, if that
// is a word. One more character at the end (〇) makes it see the rest. What only begins a word (竞态条) is left alone, since
// Material looks for words that begin with the last one.
{
  let text = "";
  const isFound = (run, end) => new RegExp(`(?<!\\p{sc=Han})${run}${end}`, "u").test(text);
  const { postMessage } = window.Worker.prototype;
  window.Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.data?.docs) text = message.data.docs.map((entry) => `${entry.title} ${entry.text}`).join(" ");
    if (typeof message?.data === "string") {
      const query = message.data.replace(/\p{sc=Han}+/gu, (run) =>
        isFound(run, "\\p{sc=Han}") && !isFound(run, "(?!\\p{sc=Han})") ? run : `${run}〇`,
      );
      message = { ...message, data: query };
    }
    postMessage.call(this, message, ...rest);
  };
}

// Material puts the copy button of each program into a <nav>: dozens of landmarks without a name for who listens to a page.
new MutationObserver(() => {
  for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
}).observe(document.body, { childList: true, subtree: true });

// Programs can be run (browser/page), unless the page was opened from file: or the browser cannot suspend WebAssembly;
// then the first place for buttons says so. The class keeps the places free for the buttons to come.
{
  const runtime = document.querySelector("meta[name=runtime]");
  const place = document.querySelector(".snippet-run, .playground");
  if (runtime && place) {
    const isFile = location.protocol === "file:";
    if (isFile || !("Suspending" in WebAssembly)) {
      place.textContent = isFile ? runtime.dataset.file : runtime.dataset.browser;
      place.classList.add("run-unavailable");
    } else {
      document.documentElement.classList.add("can-run");
      import(new URL("run.js", new URL(runtime.content, location.href)));
    }
  }
}

// Diagrams that can be stepped through (browser/steps): a button, and all else when it is pressed. From file: no module
// can be loaded.
{
  const runtime = document.querySelector("meta[name=runtime]");
  for (const tools of document.querySelectorAll(".steps-tools")) {
    if (!runtime || location.protocol === "file:") break;
    const [button, problem] = tools.children;
    tools.hidden = false;
    button.addEventListener("click", async () => {
      problem.textContent = "";
      try {
        const steps = await import(new URL("steps.js", new URL(runtime.content, location.href)));
        await steps.toggle(button);
      } catch {
        problem.textContent = button.dataset.failed;
      }
    });
  }
}

// The language switch keeps the section: both languages' headings have the same ids.
function currentSection() {
  const target = document.getElementById(location.hash.slice(1));
  const isVisible = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  if (target && isVisible(target)) return target.id;
  const headings = [...document.querySelectorAll("article :is(h2, h3)[id]")];
  return headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).pop()?.id ?? "";
}
for (const link of document.querySelectorAll("a[data-twin]")) {
  for (const event of ["pointerdown", "click"]) link.addEventListener(event, () => (link.hash = currentSection()));
}
