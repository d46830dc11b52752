// peer.mjs MODULE ENGINE: a provider of the same schema, served by the npm package; what the plugin's start is measured against. MODULE is the package
// loaded whole, as a provider's program does, or its provider server alone.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [module, ...args] = process.argv.slice(2);
const loaded = createRequire(import.meta.url)(module);
const schema = readFileSync(new URL("../../../provider/Cmq.Provider/schema.json", import.meta.url), "utf8");

await (loaded.provider ?? loaded).main({ version: JSON.parse(schema).version, schema }, args);
