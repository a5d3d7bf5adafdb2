import { createSocket } from "node:dgram";
import { Buffer } from "node:buffer";
import { isIPv6 } from "node:net";
import { decode, encode } from "dns-packet";
import type { Deployment } from "../../fixtures/deployment.ts";

/** A DNS server on a loopback port of its own, which knows the host names of deployments. */
export interface Zone extends AsyncDisposable {
  /** Finds the addresses of a host name, as a client does for the "server" of its settings. */
  resolve(host: string): Promise<readonly string[]>;
}

/** Serves a deployment's zone (RFC 1035): A and AAAA records, NXDOMAIN for names that are not there. */
export async function serveZone({ dns }: Pick<Deployment, "dns">): Promise<Zone> {
  const hosts = new Map(
    Object.entries(dns).map(([host, addresses]) => [host.toLowerCase(), addresses]),
  );
  const socket = createSocket("udp4");
  socket.on("message", (packet, { address, port }) => {
    const query = decode(packet);
    const [question] = query.questions ?? [];
    if (question === undefined) return;
    const addresses = hosts.get(question.name.toLowerCase());
    socket.send(
      Buffer.from(encode({
        type: "response",
        ...(query.id === undefined ? {} : { id: query.id }),
        flags: addresses === undefined ? 3 : 0,
        questions: [question],
        answers: (addresses ?? [])
          .filter((address) => question.type === (isIPv6(address) ? "AAAA" : "A"))
          .map((data) => ({
            type: question.type as "A" | "AAAA",
            name: question.name,
            ttl: 0,
            data,
          })),
      })),
      port,
      address,
    );
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.bind(0, "127.0.0.1", resolve);
  });
  const nameServer = { ipAddr: "127.0.0.1", port: socket.address().port };
  return {
    async resolve(host) {
      const found = await Promise.all(
        (["A", "AAAA"] as const).map((type) =>
          Deno.resolveDns(host, type, { nameServer }).catch((error) => {
            if (error instanceof Deno.errors.NotFound) return [];
            throw error;
          })
        ),
      );
      return found.flat();
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
