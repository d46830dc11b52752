// A small SDK for Node, written from the plugin's own schema: for every resource, component, enumeration and function what a generated one has.

const classOf = (token) => token.split(":").at(-1);
const list = (values) => values.map((value) => JSON.stringify(value)).join(", ");

function resource(token, { inputProperties = {}, properties, requiredInputs = [], isComponent = false }) {
  const name = classOf(token);
  const [base, remote] = isComponent ? ["ComponentResource", ", true"] : ["CustomResource", ""];
  const get = isComponent ? "" : `
  static get(name, id, state, options) {
    return new ${name}(name, state ?? {}, { ...options, id });
  }
`;
  return `export class ${name} extends pulumi.${base} {${get}
  constructor(name, args = {}, options = {}) {
    super("${token}", name, inputsOf(args, options, [${list(Object.keys(inputProperties))}], [${list(Object.keys(properties))}], [${list(requiredInputs)}]), { version, ...options }${remote});
  }
}
`;
}

const functions = (token) => `export const ${classOf(token)} = (args = {}, options = {}) => pulumi.runtime.invoke("${token}", args, { version, ...options });
export const ${classOf(token)}Output = (args = {}, options = {}) => pulumi.runtime.invokeOutput("${token}", args, { version, ...options });
`;

const enumeration = (token, { enum: values }) =>
  `export const ${classOf(token)} = Object.freeze(${JSON.stringify(Object.fromEntries(values.map(({ name, value }) => [name, value])))});`;

const provider = (packageName, { inputProperties }) => {
  const secrets = Object.entries(inputProperties).filter(([, property]) => property.secret).map(([name]) => name);
  return `export class Provider extends pulumi.ProviderResource {
  constructor(name, args = {}, options = {}) {
    const given = Object.fromEntries([${list(Object.keys(inputProperties))}].map((input) => [input, secrets.has(input) && args[input] ? pulumi.secret(args[input]) : args[input]]));
    super("${packageName}", name, given, { version, ...options });
  }
}
const secrets = new Set([${list(secrets)}]);
`;
};

/**
 * Writes the SDK.
 * @param {object} schema the package's schema
 * @returns {string} the text of an ES module
 */
export const sdkOf = (schema) => `import * as pulumi from "@pulumi/pulumi";

const version = ${JSON.stringify(schema.version)};

// What is registered: the inputs that are given, and a place for every output. What is looked up by its id takes any of its properties.
function inputsOf(args, options, inputs, outputs, required) {
  for (const name of options.id || options.urn ? [] : required) {
    if (args[name] === undefined) {
      throw new Error(\`Missing required property '\${name}'\`);
    }
  }
  const given = options.id ? outputs : inputs;
  return Object.fromEntries([...new Set([...inputs, ...outputs])].map((name) => [name, given.includes(name) ? args[name] : undefined]));
}

${Object.entries(schema.resources).map(([token, described]) => resource(token, described)).join("\n")}
${Object.entries(schema.types).filter(([, type]) => type.enum).map(([token, type]) => enumeration(token, type)).join("\n")}
${Object.keys(schema.functions).map(functions).join("\n")}
${provider(schema.name, schema.provider)}`;
