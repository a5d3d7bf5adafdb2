import type { Dial } from "../clients/client.ts";
import type { RawTalk } from "../clients/raw_login.ts";
import { Line } from "./line.ts";
import type { Session } from "./session.ts";

/** A session of a protocol that shows nothing of an account: what its login says is all there is, and ends it. */
export const toldAtLogin = (
  talk: RawTalk,
  halves?: Readonly<Record<"name" | "password", RawTalk["login"]>>,
) =>
async (dial: Dial): Promise<Session> => {
  const line = await Line.open(talk, dial);
  return {
    login: (said) => line.login(said),
    ...halves && {
      halves: {
        name: (said) => line.login(said, halves.name),
        password: (said) => line.login(said, halves.password),
      },
    },
    ...talk.upgrade && { secure: () => line.secure() },
    leave: () => Promise.resolve(line.close()),
    close: () => line.close(),
  };
};
