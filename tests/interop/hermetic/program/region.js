// A function of another provider.
import * as pulumi from "@pulumi/pulumi";

const { name } = await pulumi.runtime.invoke("aws:index/getRegion:getRegion", {}).catch((error) => ({ name: error.message }));

export const region = name;
