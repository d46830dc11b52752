// The providers of a deployment, each a plugin process of its own: the default one, and those that the program declares.
import { randomUUID } from "node:crypto";
import { startPlugin } from "../provider/plugin.mjs";
import { unknown } from "../provider/wire.mjs";

/** The plugins that a deployment has started. */
export class Providers {
  #engine;
  #directory;
  #defaults;
  #started = new Map();
  #plugins = [];

  /**
   * @param {{address: string}} engine the engine's service
   * @param {string} directory the project's folder
   * @param {object} config what the stack's configuration sets for the package
   */
  constructor(engine, directory, config) {
    this.#engine = engine;
    this.#directory = directory;
    this.#defaults = config;
  }

  /** The plugin behind a reference, `urn::id`; the default one without a reference. */
  find(reference = "") {
    const urn = reference.split("::").slice(0, 4).join("::");
    if (urn === "" && !this.#started.has(urn)) {
      this.#started.set(urn, this.#start(this.#defaults).then(({ plugin }) => plugin));
    }
    return this.#started.get(urn) ?? Promise.reject(new Error(`No provider ${reference} is registered.`));
  }

  /** Starts the plugin of a provider that the program declares, and gives the state that is kept of it. */
  async register(urn, config, { former, dryRun }) {
    const { plugin, inputs } = await this.#start(config);
    this.#started.set(urn, Promise.resolve(plugin));
    return { urn, id: former?.id ?? (dryRun ? unknown : randomUUID()), inputs, outputs: inputs };
  }

  /** Ends every plugin, and says how they ended. */
  async stop() {
    return Promise.all(this.#plugins.map((plugin) => plugin.stop()));
  }

  async #start(config) {
    const plugin = await startPlugin({ engine: this.#engine, directory: this.#directory });
    this.#plugins.push(plugin);
    return { plugin, inputs: await plugin.begin(config, this.#engine) };
  }
}
