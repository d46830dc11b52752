// The page that `cmq drift --out html=FILE` writes, in a real browser, after a real service was changed outside of the program.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { localKey, startEmulator } from "../harness/emulator.mjs";
import { Program } from "../harness/process.mjs";
import { program, root } from "../harness/repository.mjs";
import { tdmqClient } from "../harness/tencent.mjs";
import { Browser, findBrowser } from "./browser.mjs";

const command = findBrowser();
const missing = "there is no Chromium on the path: install it (Debian: apt-get install chromium), or name it in CMQ_TEST_CHROMIUM";
const suite = command ? describe : (name) => it(name, { skip: missing }, () => {});
const shop = path.join(root, "examples", "shop");
const longName = "a-queue-whose-name-is-as-long-as-the-service-takes-it-64-letters";

suite("the page of a drift report", () => {
  let emulator;
  let browser;
  let folder;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "cmq-report-"));
    emulator = await startEmulator({ args: ["--seed", shop] });
    const client = tdmqClient(emulator);
    await client.ModifyCmqQueueAttribute({ QueueName: "shop-orders", VisibilityTimeout: 300 });
    await client.ModifyCmqQueueAttribute({ QueueName: "shop-payments", PollingWaitSeconds: 7 });
    await client.ModifyCmqSubscriptionAttribute({
      TopicName: "shop-stock-events", SubscriptionName: "partner", NotifyStrategy: "BACKOFF_RETRY", NotifyContentFormat: "SIMPLIFIED", BindingKey: ["<b>.#", "eu.#"],
    });
    await client.DeleteCmqSubscribe({ TopicName: "shop-order-events", SubscriptionName: "payments" });
    await client.CreateCmqQueue({ QueueName: longName });
    await client.CreateCmqSubscribe({ TopicName: "shop-order-events", SubscriptionName: "copy", Protocol: "queue", Endpoint: longName });
    const { how, errorText } = await Program.run([...program("Cmq.Cli", "Cmq.Cli", "CMQ_COMMAND"), "drift", "examples/shop", "--out", `html=${path.join(folder, "drift.html")}`], {
      cwd: root,
      env: { CMQ_ENDPOINT: emulator.url.href, TENCENTCLOUD_REGION: "ap-guangzhou", TENCENTCLOUD_SECRET_ID: localKey.secretId, TENCENTCLOUD_SECRET_KEY: localKey.secretKey },
    });
    assert.equal(how, "ended with exit code 3", errorText);
    browser = await Browser.start(command);
  });
  after(async () => {
    await browser?.stop();
    await emulator?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    browser.troubles.length = 0;
    browser.requests.length = 0;
    await browser.send("Page.navigate", { url: pathToFileURL(path.join(folder, "drift.html")).href });
    await browser.until("document.readyState === 'complete' && document.querySelector('footer') !== null");
  });

  const all = (selector, what) => browser.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((element) => ${what})`);
  const titles = (status) => all(`svg .${status} title`, "element.textContent.split(':')[0]");

  it("draws every object, and marks what differs", async () => {
    assert.equal((await all("svg .node", "1")).length, 17, "14 of the program, two more, and where one delivers to");
    assert.deepEqual((await titles("changed")).sort(), ["shop-orders", "shop-payments", "shop-stock-events/partner"]);
    assert.deepEqual(await titles("missing"), ["shop-order-events/payments"]);
    assert.deepEqual((await titles("unmanaged")).sort(), [longName, "shop-order-events/copy"]);
  });

  it("joins queues to their dead-letter queues", async () => assert.equal((await all("svg path.dead", "1")).length, 3));

  it("gives what differs another colour than the rest", async () => {
    const colours = await Promise.all(["fine", "changed", "missing", "unmanaged"].map((status) => browser.evaluate(`getComputedStyle(document.querySelector('svg .${status} rect')).stroke`)));
    assert.equal(new Set(colours).size, 4, colours.join());
  });

  it("shows declared and live values beside each other", async () => assert.deepEqual(
    await all("tr.changed", "[...element.cells].slice(0, 4).map((cell) => cell.innerText.trim())"), [
      ["queue shop-orders", "visibilityTimeout", "120", "300"],
      ["queue shop-payments", "pollingWaitSeconds", "20", "7"],
      ["subscription shop-stock-events/partner", "bindingKeys", '[eu.#]', '["<b>.#", eu.#]'],
      ["subscription shop-stock-events/partner", "notifyStrategy", "EXPONENTIAL_DECAY_RETRY", "BACKOFF_RETRY"],
    ]));

  it("counts what it shows", async () => assert.deepEqual(
    (await all(".card", "element.innerText.replace(/\\s+/g, ' ').trim()")), ["3 changed", "1 missing", "2 unmanaged", "10 as declared", "0 ignored", "86.6 % 13 of 15 declared"]));

  it("asks nobody for anything, and nothing goes wrong on it", async () => {
    assert.deepEqual(browser.requests.map((url) => new URL(url).protocol), ["file:"]);
    assert.deepEqual(browser.troubles, []);
    assert.equal(await browser.evaluate("document.scripts.length"), 0);
  });

  for (const scheme of ["light", "dark"]) {
    for (const width of [1280, 360]) {
      it(`is readable and fits in ${scheme} at ${width} pixels`, async () => {
        await browser.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
        await browser.send("Emulation.setDeviceMetricsOverride", { width, height: 800, deviceScaleFactor: 1, mobile: width < 500 });
        if (process.env.CMQ_TEST_SCREENSHOTS) {
          await writeFile(path.join(process.env.CMQ_TEST_SCREENSHOTS, `drift-${scheme}-${width}.png`), await browser.screenshot());
        }

        assert.equal(await browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
        assert.deepEqual(await browser.evaluate(`(${unreadable})()`), []);
        await browser.send("Emulation.clearDeviceMetricsOverride");
      });
    }
  }
});

// What has a contrast below 4.5 on what is behind it, after WCAG, or letters of fewer than 9 pixels.
function unreadable() {
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map(Number).map((value) => value / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const isClear = (color) => color === "transparent" || color === "rgba(0, 0, 0, 0)";
  const behind = (element) => {
    const rect = element.closest("g.node")?.querySelector("rect");
    for (let at = element; !rect && at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!isClear(color)) {
        return color;
      }
    }

    return rect ? getComputedStyle(rect).fill : "rgb(255, 255, 255)";
  };
  const texts = [...document.querySelectorAll("body *")].filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
    && element.tagName !== "title" && element.tagName !== "STYLE");
  return texts.flatMap((element) => {
    const style = getComputedStyle(element);
    const [ink, ground] = [luminance(element.closest("svg") ? style.fill : style.color), luminance(behind(element))];
    const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    const scale = element.closest("svg") ? element.getScreenCTM().a : 1;
    const size = parseFloat(style.fontSize) * scale;
    return contrast >= 4.5 && size >= 9 ? [] : [`${element.tagName} ${element.textContent.trim().slice(0, 30)}: contrast ${contrast.toFixed(1)}, ${size.toFixed(1)} px`];
  });
}
