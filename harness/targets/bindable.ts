import { createServer } from "node:net";

const known = new Map<string, Promise<boolean>>();

/** Whether this machine lets a server listen on an address, and this process may; asked once for each. */
export function bindable(address: string): Promise<boolean> {
  const asked = known.get(address) ?? tryToBind(address).catch(() => false);
  known.set(address, asked);
  return asked;
}

function tryToBind(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(0, address, () => server.close(() => resolve(true)));
  });
}
