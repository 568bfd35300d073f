import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

const folder = new URL("../../schemas/", import.meta.url);
const ajv = new Ajv2020();

describe("the schemas, which the program takes as they are", () => {
  it.each(readdirSync(folder))("%s is a JSON Schema (2020-12)", (name) => {
    const schema = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
    ajv.validateSchema(schema);
    expect(ajv.errors ?? []).toEqual([]);
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
  });

  it("are told from what is none", () => {
    expect(ajv.validateSchema({ type: "text" })).toBe(false);
  });
});
