import type { Protocol } from "../../fixtures/protocols.ts";
import { conversing, doorWith } from "./conversing.ts";

/**
 * A server that changes a name which SASL PLAIN sends when asked, and not at once.
 * @param begins where a protocol's input begins PLAIN without an initial response
 */
export const changedLater = (
  begins: Readonly<Partial<Record<Protocol, RegExp>>>,
  change: (name: string) => string,
) =>
  conversing(({ protocol, wire, door }, activated) => {
    const asksLater = begins[protocol];
    if (!asksLater) return {};
    let later = false;
    return {
      wire: {
        ...wire,
        async line(limit) {
          const line = await wire.line(limit);
          later ||= asksLater.test(line ?? "");
          return line;
        },
        async chunk() {
          const chunk = await wire.chunk();
          later ||= asksLater.test(new TextDecoder().decode(chunk));
          return chunk;
        },
      },
      door: doorWith(door, async (request) => {
        const right = await door.login(request);
        const name = later ? change(request.name) : request.name;
        later = false;
        if (name === request.name) return right;
        const wrong = await door.login({ ...request, name });
        const opens = [right, wrong].map((one) => one.kind === "opened" ? one.session.account : "");
        if (opens[0] !== opens[1]) activated();
        return wrong;
      }),
    };
  });
