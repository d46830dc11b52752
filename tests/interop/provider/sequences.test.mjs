import { describe } from "node:test";
import { sequences } from "./sequences.mjs";
import { useProvider } from "./suite.mjs";

describe("sequences of an engine, on the memory backend", () => sequences(useProvider({ backend: "memory" })));
