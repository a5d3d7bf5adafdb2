import { serve, type Served } from "./served.ts";

/** One server for all tests of a file, from its first to its last: to start it takes longer than most of them. */
export function shared(deployment: string): () => Served {
  let served: Served | undefined;
  Deno.test.beforeAll(async () => {
    served = await serve(deployment);
  });
  Deno.test.afterAll(async () => {
    await served?.[Symbol.asyncDispose]();
  });
  return () => {
    if (!served) throw new Error("Cannot log in: the server is not there outside tests");
    return served;
  };
}
