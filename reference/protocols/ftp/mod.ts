import { dispatch } from "../../line_protocol.ts";
import type { Ending, ServedProtocol } from "../../protocol.ts";
import { access } from "./access.ts";
import { connections } from "./connections.ts";
import { Control } from "./control.ts";
import { DataPort } from "./data_port.ts";
import { files } from "./files.ts";
import { folders } from "./folders.ts";
import { listings } from "./listings.ts";
import { settings } from "./settings.ts";
import type { FtpCommand, Standing } from "./standing.ts";
import { transfers } from "./transfers.ts";

const commands: Record<string, FtpCommand> = {
  ...access,
  ...settings,
  ...connections,
  ...folders,
  ...files,
  ...listings,
  ...transfers,
};

/** FTP: RFC 959, 2389 (FEAT), 2428 (EPSV, EPRT), 3659 (MLSD, SIZE, REST), and where it is switched on 7151 (HOST). */
export const ftp: ServedProtocol = {
  id: "ftp",
  upgrades: false,

  async converse(wire, door) {
    const control = new Control(wire);
    const data = new DataPort(wire);
    try {
      await wire.send("220 FTP\r\n");
      await dispatch(
        { commands, unknown: "500 Unknown command", misplaced },
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
  return loggedOut && verb !== "PASS" ? "530 Log in first" : "503 Bad sequence of commands";
}
