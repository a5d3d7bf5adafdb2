import { createServer, isIPv6 } from "node:net";

const known = new Map<string, Promise<boolean>>();

/** Whether this machine lets a server listen on an address, and this process may; asked once for each. */
export function bindable(address: string): Promise<boolean> {
  const asked = known.get(address) ?? tryToBind(address);
  known.set(address, asked);
  return asked;
}

function tryToBind(address: string): Promise<boolean> {
  // Without the right to, listening fails where nobody can catch it.
  const host = `${isIPv6(address) ? `[${address}]` : address}:0`;
  if (Deno.permissions.querySync({ name: "net", host }).state !== "granted") {
    return Promise.resolve(false);
  }
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(0, address, () => server.close(() => resolve(true)));
  });
}
