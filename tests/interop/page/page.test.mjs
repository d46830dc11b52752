// The emulator's page in a real browser: what it shows and what its buttons do.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { startEmulator } from "../harness/emulator.mjs";
import { root } from "../harness/repository.mjs";
import { Browser, findBrowser } from "./browser.mjs";

const command = findBrowser();
const missing = "there is no Chromium on the path: install it (Debian: apt-get install chromium), or name it in CMQ_TEST_CHROMIUM";
const text = (selector) => `document.querySelector(${JSON.stringify(selector)})?.textContent`;
const cell = (queue, count) => text(`#queues tr[data-key="${queue}"] [data-count="${count}"]`);

const suite = command ? describe : (name) => it(name, { skip: missing }, () => {});

suite("the emulator's page", () => {
  let emulator;
  let browser;

  const admin = async (method, address, body) => {
    const response = await fetch(new URL(`/_admin/${address}`, emulator.url), {
      method, headers: body ? { "Content-Type": "application/json" } : {}, body: body && JSON.stringify(body),
    });
    assert.ok(response.ok, `${method} ${address}: ${response.status}`);
    return response.json();
  };

  before(async () => {
    emulator = await startEmulator({ args: ["--seed", path.join(root, "examples", "shop")] });
    browser = await Browser.start(command);
  });
  after(async () => {
    await browser?.stop();
    await emulator?.stop();
  });
  beforeEach(async () => {
    await admin("DELETE", "faults");
    for (const queue of ["shop-orders", "shop-payments", "shop-stock"]) {
      await admin("DELETE", `queues/${queue}/messages`);
    }

    browser.troubles.length = 0;
    browser.requests.length = 0;
    await browser.open(emulator.url.href);
  });

  it("shows every queue, topic and subscription", async () => {
    assert.deepEqual(await browser.evaluate("[...document.querySelectorAll('#queues tr')].map((row) => row.dataset.key)"),
      ["shop-order-dead", "shop-orders", "shop-payment-dead", "shop-payments", "shop-stock", "shop-stock-dead"]);
    assert.equal(await browser.evaluate("document.querySelectorAll('#topics tr').length"), 6);
    assert.equal(await browser.evaluate(text("#edition")), "tdmq");
  });

  it("follows the counters by itself", async () => {
    await admin("POST", "queues/shop-orders/messages", { body: "one" });
    await admin("POST", "queues/shop-orders/messages", { body: "two", delaySeconds: 600 });
    await browser.until(`${cell("shop-orders", "active")} === "1" && ${cell("shop-orders", "delayed")} === "1"`);
    assert.equal(await browser.evaluate("document.querySelectorAll('#chart polygon').length"), 2);
  });

  it("sends a message, shows it as text, and purges the queue", async () => {
    await browser.click("#queues tr[data-key='shop-orders'] button");
    await browser.until("document.querySelector('#send') !== null");
    await browser.type("#send textarea", "<img src=x onerror=alert(1)>");
    await browser.click("#send button");
    await browser.until(`${text("#messages pre")} === "<img src=x onerror=alert(1)>"`);
    const { messages } = await admin("GET", "queues/shop-orders/messages");
    assert.deepEqual(messages.map(({ body, dequeueCount }) => [body, dequeueCount]), [["<img src=x onerror=alert(1)>", 0]]);
    await browser.click("#purge");
    await browser.until("!document.querySelector('#no-messages').hidden");
    assert.equal((await admin("GET", "queues/shop-orders/messages")).messages.length, 0);
  });

  it("publishes with tags", async () => {
    await browser.click("#topics button");
    await browser.until("document.querySelector('#publish') !== null");
    await browser.type("#publish textarea", "an order");
    await browser.type("#publish input", "refunded, paid");
    await browser.click("#publish button");
    await browser.until(`${cell("shop-payments", "active")} === "1" && ${cell("shop-stock", "active")} === "1" && ${cell("shop-orders", "active")} === "0"`);
  });

  it("says why something is refused", async () => {
    await browser.click("#queues tr[data-key='shop-orders'] button");
    await browser.type("#send textarea", "x");
    await browser.type("#send input", "9999999");
    await browser.click("#send button");
    await browser.until("document.querySelector('#detail .said.bad')?.textContent.length > 10");
    assert.equal((await admin("GET", "queues/shop-orders/messages")).messages.length, 0);
  });

  it("plans faults and ends them", async () => {
    await browser.type("#plan input[name=action]", "SendMessage");
    await browser.type("#plan input[name=times]", "3");
    await browser.click("#plan button[type=submit]");
    await browser.until(`${text("#faults li")}?.includes("Throttle · SendMessage")`);
    const { faults } = await admin("GET", "faults");
    assert.deepEqual(faults.map(({ kind, action, left }) => [kind, action, left]), [["throttle", "SendMessage", 3]]);
    await browser.click("#end-faults");
    await browser.until("!document.querySelector('#no-faults').hidden");
    assert.deepEqual((await admin("GET", "faults")).faults, []);
  });

  it("puts the clock forward", async () => {
    await admin("POST", "queues/shop-orders/messages", { body: "later", delaySeconds: 3000 });
    const { offsetSeconds } = await admin("GET", "clock");
    await browser.click("#advance [data-seconds='3600']");
    await browser.until(`${cell("shop-orders", "active")} === "1"`);
    assert.equal((await admin("GET", "clock")).offsetSeconds, offsetSeconds + 3600);
  });

  it("searches by name", async () => {
    await browser.type("#search", "stock");
    await browser.until("document.querySelectorAll('#queues tr').length === 2");
    await browser.type("#search", "nothing-like-it");
    await browser.until("!document.querySelector('#no-queues').hidden");
  });

  it("asks nobody but the emulator, and nothing goes wrong on it", async () => {
    await browser.evaluate("document.querySelector('#queues button').click()");
    await browser.until("document.querySelector('#send') !== null");
    assert.deepEqual([...new Set(browser.requests.map((url) => new URL(url).origin))], [emulator.url.origin]);
    assert.deepEqual(browser.troubles, []);
  });

  for (const scheme of ["light", "dark"]) {
    for (const width of [1360, 420]) {
      it(`is readable and fits in ${scheme} at ${width} pixels`, async () => {
        await browser.send("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
        await browser.send("Emulation.setDeviceMetricsOverride", { width, height: 900, deviceScaleFactor: 1, mobile: false });
        assert.equal(await browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
        assert.ok(await browser.evaluate(`(${contrast})()`) >= 4.5);
        await browser.send("Emulation.clearDeviceMetricsOverride");
      });
    }
  }

  it("says so when the emulator does not answer", async () => {
    const other = await startEmulator();
    await browser.open(other.url.href);
    await other.stop();
    await browser.until("!document.querySelector('#trouble').hidden");
    assert.match(await browser.evaluate(text("#trouble")), /does not answer/);
  });
});

// The lowest contrast of the page's main inks on its cards, after WCAG.
function contrast() {
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map(Number).map((value) => value / 255)
      .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = luminance(getComputedStyle(document.querySelector("section")).backgroundColor);
  return Math.min(...["h2", "th", ".quiet", "td button.link", "td:nth-child(2)"].map((selector) => {
    const ink = luminance(getComputedStyle(document.querySelector(`section ${selector}`)).color);
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  }));
}
