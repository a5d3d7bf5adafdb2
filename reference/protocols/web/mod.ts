import type { Ending, ServedProtocol } from "../../protocol.ts";
import { WireEnded } from "../../server/wire_ended.ts";
import { type Answer, encode } from "./answer.ts";
import { hereOf } from "./here.ts";
import { errorPage } from "./pages.ts";
import { isRejected } from "./rejected.ts";
import { readRequest } from "./request.ts";
import { answer } from "./routes.ts";

/** HTTP/1.0 and HTTP/1.1 (RFC 9110, 9112), with the pages of WebUser. */
export const web: ServedProtocol = {
  id: "web",
  upgrades: false,

  async converse(wire, door) {
    /** A request has begun to come, and is not answered. */
    let owed = false;
    try {
      for (;;) {
        const request = await readRequest(wire, () => owed = true);
        if (!request) return;
        if (isRejected(request)) {
          return await wire.send(...encode(errorPage(request.status), { close: true }));
        }
        const answered = await answer(hereOf(wire, door, request));
        const close = request.last || door.exhausted;
        const bare = request.method === "HEAD";
        owed = false;
        await wire.send(...encode(answered, { close, bare }));
        if (close) return;
      }
    } catch (error) {
      const ending = error instanceof WireEnded ? error.ending : "our fault";
      // A client that sent nothing would take the page for the answer to what it sends next.
      if (owed || ending === "too long") {
        await wire.send(...encode(endingPage(ending, owed), { close: true }));
      }
      throw error;
    }
  },

  // Once it has begun, `converse` has said what is to be said.
  farewell: (ending, begun) =>
    begun ? "" : encode(endingPage(ending, true), { close: true }).join(""),
};

/** @param owed the request's line has come: what is too long stands behind it */
function endingPage(ending: Ending, owed: boolean): Answer {
  const status = {
    "too long": owed ? 431 : 414,
    "too slow": 408,
    "too many connections": 503,
    "shutting down": 503,
    "our fault": 500,
  } as const;
  return errorPage(status[ending]);
}

export default web;
