import type { Protocol } from "../../fixtures/protocols.ts";
import { conversing } from "./conversing.ts";

/** A server on which the name that USER gave in plain text is still there after the handshake. */
export const keptUser = (served: Protocol) =>
  conversing(({ protocol, wire }, activated) => {
    if (protocol !== served || !wire.upgrade) return {};
    let user: string | undefined;
    let password: string | undefined;
    let silent = false;
    return {
      wire: {
        ...wire,
        async line(limit) {
          if (password !== undefined) {
            const held = password;
            password = undefined;
            return held;
          }
          const line = await wire.line(limit);
          if (/^USER /i.test(line ?? "")) user = wire.encryption() ? undefined : line;
          if (user === undefined || !wire.encryption() || !/^PASS /i.test(line ?? "")) return line;
          // The name is told to the protocol anew, and its answer to that goes nowhere.
          const told = user;
          user = undefined;
          password = line;
          silent = true;
          activated();
          return told;
        },
        async send(...data) {
          if (!silent) return await wire.send(...data);
          silent = false;
        },
      },
    };
  });
