// The provider protocol's messages, written and read with the stubs of npm @pulumi/pulumi.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
export const grpc = require("@grpc/grpc-js");
export const providerMessages = require("@pulumi/pulumi/proto/provider_pb.js");
export const providerServices = require("@pulumi/pulumi/proto/provider_grpc_pb.js");
export const engineMessages = require("@pulumi/pulumi/proto/engine_pb.js");
export const engineServices = require("@pulumi/pulumi/proto/engine_grpc_pb.js");
export const monitorMessages = require("@pulumi/pulumi/proto/resource_pb.js");
export const monitorServices = require("@pulumi/pulumi/proto/resource_grpc_pb.js");
export const aliasMessages = require("@pulumi/pulumi/proto/alias_pb.js");
export const pluginMessages = require("@pulumi/pulumi/proto/plugin_pb.js");
export const { Empty } = require("google-protobuf/google/protobuf/empty_pb.js");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js");
const errorMessages = require("@pulumi/pulumi/proto/errors_pb.js");
const { Status } = require("@pulumi/pulumi/proto/status_pb.js");

const signatureKey = "4dabf18193072939515e22adb298388d";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

/** The strings that stand for a value that is not known yet, by type. */
export const unknowns = {
  bool: "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  number: "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  string: "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  array: "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  object: "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
};
export const unknown = unknowns.string;

/** A secret. */
export const secret = (value) => ({ [signatureKey]: secretSignature, value });

/** Whether a value is marked as a secret. */
export const isSecret = (value) => value?.[signatureKey] === secretSignature;

/** A reference to a resource. */
export const reference = (urn, id) => ({ [signatureKey]: "5cf8f73096256a8f31e491e813e4eb8e", urn, id });

/** An output, with what it depends on; without a value it is not known. */
export const output = (value, dependencies = [], isSecret = false) => ({
  [signatureKey]: "d0e6a833031e9bbcd3f4e8bde6ca49a4", secret: isSecret, dependencies, ...(value === undefined ? {} : { value }),
});

/** A property bag as a Struct; undefined stays absent. */
export const bag = (properties) => (properties === undefined ? undefined : Struct.fromJavaScript(properties));

/** A Struct as a property bag; an absent one is undefined. */
export const unbag = (struct) => struct?.toJavaScript();

/** A message with these fields; a field that is undefined stays absent. */
export function fill(message, fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) {
      message[`set${name[0].toUpperCase()}${name.slice(1)}`](value);
    }
  }
  return message;
}

/** The details of a failed call: the status that travels with it, and its messages by type. */
export function detailsOf(error) {
  const bytes = error.metadata.get("grpc-status-details-bin")[0];
  if (bytes === undefined) {
    return undefined;
  }
  const status = Status.deserializeBinary(new Uint8Array(bytes));
  const details = status.getDetailsList().map((any) => {
    const name = any.getTypeName().split(".").at(-1);
    return { type: any.getTypeName(), message: any.unpack((providerMessages[name] ?? errorMessages[name]).deserializeBinary, any.getTypeName()) };
  });
  return { code: status.getCode(), message: status.getMessage(), details };
}
