// Headless Chromium, driven by the DevTools protocol over a pipe: nothing is downloaded, and no port is opened.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const limit = 20_000;

/** The browser's command: what CMQ_TEST_CHROMIUM names, or the first that is on the path; null when there is none. */
export function findBrowser() {
  const candidates = process.env.CMQ_TEST_CHROMIUM ? [process.env.CMQ_TEST_CHROMIUM] : names;
  return candidates.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0) ?? null;
}

/** A browser with one page. */
export class Browser {
  #child;
  #folder;
  #session;
  #number = 0;
  #waiting = new Map();

  /** Everything that went wrong on the page: exceptions, and what it wrote to the console as an error. */
  troubles = [];

  /** The addresses that the page asked for. */
  requests = [];

  static async start(command) {
    const browser = new Browser();
    browser.#folder = await mkdtemp(path.join(tmpdir(), "cmq-page-"));

    // Without its sandbox, which containers don't allow; it opens our own page only.
    browser.#child = spawn(command, [
      "--headless=new", "--remote-debugging-pipe", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-extensions",
      "--disable-background-networking", "--disable-component-update", "--no-proxy-server", `--user-data-dir=${browser.#folder}`, "about:blank",
    ], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    browser.#child.on("error", () => {});
    process.once("exit", browser.#kill);
    browser.#listen();
    const { targetInfos } = await browser.#send("Target.getTargets");
    const { targetId } = targetInfos.find(({ type }) => type === "page") ?? await browser.#send("Target.createTarget", { url: "about:blank" });
    browser.#session = (await browser.#send("Target.attachToTarget", { targetId, flatten: true })).sessionId;
    for (const domain of ["Page", "Runtime", "Network", "Log"]) {
      await browser.send(`${domain}.enable`);
    }

    return browser;
  }

  /** Sends a command of the protocol to the page. */
  send(method, params = {}) {
    return this.#send(method, params, this.#session);
  }

  /** Opens an address and waits until the page says that it shows something. */
  async open(url) {
    await this.send("Page.navigate", { url });
    await this.until("document.body?.dataset.ready === 'true'");
  }

  /** Evaluates an expression in the page; a promise is waited for. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }

    return result.value;
  }

  /** Waits until an expression is true, and says what it was in the end when it never is. */
  async until(expression) {
    const end = Date.now() + limit;
    for (;;) {
      const value = await this.evaluate(expression).catch((error) => error);
      if (value === true) {
        return;
      }

      if (Date.now() > end) {
        throw new Error(`never became true: ${expression} (last: ${value}); on the page: ${await this.evaluate("document.body.innerText")}`);
      }

      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }

  /** Clicks what a selector finds, in the middle, as a mouse does. */
  async click(selector) {
    const { x, y } = await this.evaluate(`(() => {
      const element = document.querySelector(${JSON.stringify(selector)});
      element.scrollIntoView({ block: "center" });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    })()`);
    for (const type of ["mousePressed", "mouseReleased"]) {
      await this.send("Input.dispatchMouseEvent", { type, x, y, button: "left", clickCount: 1 });
    }
  }

  /** Replaces the text of a field by typing. */
  async type(selector, text) {
    await this.evaluate(`(() => { const field = document.querySelector(${JSON.stringify(selector)}); field.focus(); field.select(); })()`);
    await this.send("Input.insertText", { text });
  }

  /** A picture of the page as PNG. */
  async screenshot() {
    return Buffer.from((await this.send("Page.captureScreenshot", { format: "png", captureBeyondViewport: true })).data, "base64");
  }

  async stop() {
    const ended = once(this.#child, "close");
    this.#child.kill("SIGKILL");
    await ended;
    process.off("exit", this.#kill);
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #kill = () => this.#child.kill("SIGKILL");

  #send(method, params = {}, sessionId = undefined) {
    const id = ++this.#number;
    return new Promise((resolve, reject) => {
      const overdue = setTimeout(() => reject(new Error(`${method} was not answered`)), limit);
      this.#waiting.set(id, ({ result, error }) => {
        clearTimeout(overdue);
        if (error) {
          reject(new Error(`${method}: ${error.message}`));
        } else {
          resolve(result);
        }
      });
      this.#child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  #listen() {
    let rest = "";
    this.#child.stdio[3].on("error", () => {});
    this.#child.stdio[4].setEncoding("utf8").on("data", (text) => {
      const parts = (rest + text).split("\0");
      rest = parts.pop();
      parts.forEach((part) => this.#take(JSON.parse(part)));
    });
  }

  #take({ id, method, params, ...answer }) {
    if (id) {
      this.#waiting.get(id)?.(answer);
      this.#waiting.delete(id);
    } else if (method === "Runtime.exceptionThrown") {
      this.troubles.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    } else if (method === "Log.entryAdded" && params.entry.level === "error") {
      this.troubles.push(`${params.entry.text} ${params.entry.url ?? ""}`);
    } else if (method === "Runtime.consoleAPICalled" && params.type === "error") {
      this.troubles.push(params.args.map(({ value }) => value).join(" "));
    } else if (method === "Network.requestWillBeSent") {
      this.requests.push(params.request.url);
    } else if (method === "Page.javascriptDialogOpening") {
      void this.send("Page.handleJavaScriptDialog", { accept: true });
    }
  }
}
