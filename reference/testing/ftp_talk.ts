import { Buffer } from "node:buffer";
import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { ftp } from "../protocols/ftp/mod.ts";
import type { Files } from "../store/files.ts";
import type { Wire } from "../wire.ts";
import { oneAccount } from "./account.ts";
import { converse, type Talk } from "./talk.ts";

/** An FTP conversation in memory whose data connections are real. */
export interface FtpTalk extends Talk {
  readonly files: Files;
  readonly account: ReturnType<typeof oneAccount>;
  /** Says a line, gives the answer, of several lines where it has them. */
  ask(line: string): Promise<string>;
  /** The next answer. */
  answer(): Promise<string>;
  /** Connects to the port that EPSV gives. */
  connect(from?: string): Promise<Socket>;
  /** What a command sends over a data connection, and its last answer. */
  download(command: string): Promise<[content: string, answer: string]>;
  upload(command: string, content: string): Promise<string>;
}

/** Runs `act` in a conversation; `entered`: after a login. All is closed behind it. */
export async function ftpTalk(
  act: (talk: FtpTalk) => Promise<void>,
  { entered = true, wire }: { entered?: boolean; wire?: Partial<Wire> } = {},
): Promise<void> {
  using account = oneAccount();
  const talk = converse(ftp, account.door, wire);
  const sockets: Socket[] = [];
  const answer = async () => {
    const lines = [await talk.hear() ?? "closed"];
    const code = lines[0]?.slice(0, 3);
    while (lines[0]?.[3] === "-" && !lines.at(-1)?.startsWith(`${code} `)) {
      lines.push(await talk.hear() ?? "closed");
    }
    return lines.join("\n");
  };
  const ask = (line: string) => {
    talk.say(line);
    return answer();
  };
  const reach = async (from?: string) => {
    const port = /\|\|\|(\d+)\|/.exec(await ask("EPSV"))?.[1];
    const host = wire?.local?.address ?? "127.0.0.1";
    const socket = connect({ port: Number(port), host, ...(from && { localAddress: from }) });
    sockets.push(socket);
    socket.on("error", () => {});
    await once(socket, "connect");
    return socket;
  };
  try {
    await answer();
    if (entered) {
      await ask("USER info");
      await ask("PASS pass word");
    }
    await act({
      ...talk,
      account,
      files: account.session.files,
      answer,
      ask,
      connect: reach,
      async download(command) {
        const socket = await reach();
        const content = everything(socket);
        content.catch(() => {}); // awaited only where the transfer begins
        const first = await ask(command);
        if (!first.startsWith("150")) return ["", first];
        return [await content, await answer()];
      },
      async upload(command, content) {
        const socket = await reach();
        const first = await ask(command);
        if (!first.startsWith("150")) return first;
        socket.end(content);
        return await answer();
      },
    });
  } finally {
    talk.hangUp();
    await talk.over;
    for (const socket of sockets) {
      if (socket.destroyed) continue;
      socket.destroy();
      await once(socket, "close");
    }
  }
}

/** All that comes until the end. */
export async function everything(socket: Socket): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
