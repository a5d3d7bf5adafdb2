import { createServer, type Server } from "node:net";

const TRIES = 50;

/**
 * Ports that are free on all of these addresses, chosen by the kernel. They are free when this returns: whoever takes them at
 * once may still come too late, and asks again.
 * @throws {Error} where an address cannot be listened on
 */
export async function freePorts(count: number, addresses: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  const held: Server[] = [];
  try {
    for (let tries = 0; found.length < count; tries++) {
      const [first = "127.0.0.1", ...others] = addresses;
      const server = await listen(first, 0);
      held.push(server);
      const { port } = server.address() as { port: number };
      try {
        for (const address of others) held.push(await listen(address, port));
        found.push(port);
      } catch (error) {
        if (tries >= TRIES) throw error;
      }
    }
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
  return found;
}

function listen(address: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, address, () => resolve(server));
  });
}
