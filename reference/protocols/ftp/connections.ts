import { isIPv4 } from "node:net";
import { say } from "../../line_protocol.ts";
import { type DataAddress, readExtendedPort, readPort, writePort } from "./endpoint_text.ts";
import { BAD_ARGUMENTS, bare, type FtpCommand, type FtpTurn, type Here } from "./standing.ts";
import { inside, type Open } from "./standing.ts";

/** RFC 959, section 4.1.2, and RFC 2428: where the next data connection is to be. */
export const connections: Record<string, FtpCommand> = {
  PASV: bare(async function* (open, { data }) {
    if (open.epsvAlone) return yield* say(open, EPSV_ALONE);
    if (!isIPv4(data.address)) return yield* say(open, "502 Use EPSV on this address");
    const port = await data.listen();
    yield `227 Entering Passive Mode (${writePort({ address: data.address, port })})`;
    return open;
  }),
  EPSV: inside(async function* (open, argument, { data }) {
    if (argument?.toUpperCase() === "ALL") {
      return yield* say({ ...open, epsvAlone: true }, "200 EPSV alone from here on");
    }
    const family = isIPv4(data.address) ? "1" : "2";
    if (argument && argument !== family) {
      return yield* say(open, /^\d+$/.test(argument) ? wrongNetwork(data.address) : BAD_ARGUMENTS);
    }
    yield `229 Entering Extended Passive Mode (|||${await data.listen()}|)`;
    return open;
  }),
  PORT: inside((open, argument, here) => aim(open, readPort(argument ?? ""), here)),
  EPRT: inside((open, argument, here) => aim(open, readExtendedPort(argument ?? ""), here)),
};

const EPSV_ALONE = "503 Only EPSV, as EPSV ALL has it";

function wrongNetwork(address: string): string {
  return `522 Another network protocol, use (${isIPv4(address) ? 1 : 2})`;
}

/** Only to the client itself, and to no port that is a service's: else the server could be sent against others (RFC 2577). */
function aim(open: Open, to: DataAddress | "network" | undefined, { data }: Here): FtpTurn {
  if (open.epsvAlone) return say(open, EPSV_ALONE);
  if (to === undefined) return say(open, BAD_ARGUMENTS);
  if (to === "network") return say(open, wrongNetwork(data.address));
  if (!data.isPeer(to.address) || to.port < 1024) return say(open, "501 Not to that address");
  data.aim(to);
  return say(open, "200 Done");
}
