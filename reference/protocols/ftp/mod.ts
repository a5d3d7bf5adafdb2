import { dispatch } from "../../line_protocol.ts";
import type { Ending, ServedProtocol } from "../../protocol.ts";
import { access } from "./access.ts";
import { connections } from "./connections.ts";
import { Control } from "./control.ts";
import { DataPort } from "./data_port.ts";
import { files } from "./files.ts";
import { folders } from "./folders.ts";
import { listings } from "./listings.ts";
import { protection } from "./protection.ts";
import { settings } from "./settings.ts";
import { type FtpCommand, OUT_OF_SEQUENCE, type Standing, UNKNOWN } from "./standing.ts";
import { transfers } from "./transfers.ts";

const commands: Record<string, FtpCommand> = {
  ...access,
  ...protection,
  ...settings,
  ...connections,
  ...folders,
  ...files,
  ...listings,
  ...transfers,
};

/** FTP: RFC 959, 2389 (FEAT), 2428 (EPSV, EPRT), 3659 (MLSD, SIZE, REST), 4217 (TLS), and where it is switched on 7151 (HOST). */
export const ftp: ServedProtocol = {
  id: "ftp",
  upgrades: true,

  async converse(wire, door) {
    const control = new Control(wire);
    // Implicit TLS is older than RFC 4217 and its PROT: there data are protected unless the client says otherwise.
    const data = new DataPort(wire, wire.encryption() !== undefined);
    try {
      await wire.send("220 FTP\r\n");
      await dispatch(
        { commands, unknown: UNKNOWN, misplaced },
        control,
        { wire, door, control, data },
        { phase: "greeted" },
      );
    } finally {
      data.close();
    }
  },

  farewell: (ending: Ending) => `421 ${ending}\r\n`,
};

export default ftp;

/** PASS and RNTO have a command that goes before; all others wait for a login. */
function misplaced({ phase }: Standing, verb: string): string {
  const loggedOut = phase === "greeted" || phase === "named";
  return loggedOut && verb !== "PASS" ? "530 Log in first" : OUT_OF_SEQUENCE;
}
