import { isIP } from "node:net";
import type { Client, Dial } from "../clients/client.ts";
import { within } from "../clients/deadline.ts";
import type { Chromium, View } from "./chromium.ts";
import { type Look, visit } from "./visit.ts";

/** A browser writes a host in lower case, and puts no port behind it that is not the connection's. */
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)*\.?$/;

/** A browser indicates the URL's host as the server's name, and none for an address. */
function indicates({ host = "", security, serverName }: Dial): boolean {
  return security === "plain" || serverName === (isIP(host) === 0 ? host : undefined);
}

function trusts({ authorities }: Chromium, { security, trust }: Dial): boolean {
  return security === "plain" ||
    trust.kind === "authorities" && trust.pem.every((pem) => authorities.includes(pem));
}

/** A browser as a client: each login in a window of its own. */
export const browserClient = (
  chromium: Chromium,
  { view, look }: { readonly view?: View; readonly look?: Look } = {},
): Client => ({
  name: chromium.name,
  protocol: "web",
  says: (dial) =>
    dial.mechanism === "FORM" && dial.security !== "upgrade" && dial.carriage === undefined &&
    dial.peer === undefined && dial.host !== undefined && HOST.test(dial.host) &&
    dial.endpoint.address === chromium.address &&
    (isIP(dial.host) === 0 || dial.host === chromium.address) &&
    indicates(dial) && trusts(chromium, dial) &&
    // A field takes no line end and no control.
    [dial, ...dial.before ?? []].every(({ login, password }) => !/\p{Cc}/u.test(login + password)),
  async login(dial) {
    const context = await chromium.open(view);
    let closed: Promise<void> | undefined;
    const close = () => void (closed ??= context.close());
    const seen = await within(dial, () => visit(context, dial, look), close);
    await closed;
    return seen;
  },
});
