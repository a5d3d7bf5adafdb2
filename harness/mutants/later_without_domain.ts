import type { Protocol } from "../../fixtures/protocols.ts";
import { conversing, doorWith } from "./conversing.ts";

/** A server on which a name that SASL PLAIN sends when asked, and not at once, loses its Domain. */
export const laterWithoutDomain = (begins: Readonly<Partial<Record<Protocol, RegExp>>>) =>
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
        const [account = ""] = request.name.split(/[@%]/);
        const cut = later && account !== request.name;
        later = false;
        if (!cut) return right;
        const wrong = await door.login({ ...request, name: account });
        const opens = [right, wrong].map((one) => one.kind === "opened" ? one.session.account : "");
        if (opens[0] !== opens[1]) activated();
        return wrong;
      }),
    };
  });
