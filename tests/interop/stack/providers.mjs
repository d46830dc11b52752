// The providers of a stack, each a plugin process of its own: the default one, and those that the program declares. The service is embedded in them,
// and lasts as long as they do, which is as long as the stack.
import { randomUUID } from "node:crypto";
import { startPlugin } from "../provider/plugin.mjs";
import { unknown } from "../provider/wire.mjs";

/** The plugins that a stack has started. */
export class Providers {
  #engine;
  #defaults;
  #started = new Map();
  #plugins = [];

  /**
   * @param {{address: string}} engine the engine's service
   * @param {object} config what the stack's configuration sets for the package
   */
  constructor(engine, config) {
    this.#engine = engine;
    this.#defaults = config;
  }

  /** The plugin behind a reference, `urn::id`; the default one without a reference. */
  find(reference = "") {
    const urn = reference.split("::").slice(0, 4).join("::");
    if (urn === "" && !this.#started.has(urn)) {
      this.#started.set(urn, this.#start(this.#defaults));
    }
    return this.#started.get(urn)?.then(({ plugin }) => plugin) ?? Promise.reject(new Error(`No provider ${reference} is registered.`));
  }

  /** Starts the plugin of a provider that the program declares, unless it runs already, and gives the state that is kept of it. */
  async register(urn, config, { former, dryRun }) {
    if (!this.#started.has(urn)) {
      this.#started.set(urn, this.#start(config));
    }
    const { inputs } = await this.#started.get(urn);
    return { urn, id: former?.id ?? (dryRun ? unknown : randomUUID()), inputs, outputs: inputs };
  }

  /** Ends every plugin, and says how they ended. */
  async stop() {
    return Promise.all(this.#plugins.map((plugin) => plugin.stop()));
  }

  async #start(config) {
    const plugin = await startPlugin({ engine: this.#engine });
    this.#plugins.push(plugin);
    return { plugin, inputs: await plugin.begin(config, this.#engine) };
  }
}
