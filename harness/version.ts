import config from "../deno.json" with { type: "json" };

/** The version that reports carry. */
export const VERSION: string = config.version;
