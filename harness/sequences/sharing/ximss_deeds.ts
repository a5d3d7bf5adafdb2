import type { Deed, Seen } from "../../../scenarios/sequences/sharing/step.ts";
import type { XimssSession } from "../../sessions/ximss.ts";
import { type Doing, REFUSED } from "./imap_deeds.ts";
import { calledBy, pathsIn, wireName } from "./names.ts";

type OverXimss = Extract<Deed, { over: string }>;

/** Does it over XIMSS: mailboxes are looked up and read there. @throws {Lost} */
export async function doByXimss(
  { does, where }: OverXimss,
  doing: Omit<Doing, "session" | "keeping"> & { readonly session: XimssSession },
): Promise<Seen> {
  const { session, names } = doing;
  const name = wireName(where, names);
  if (does === "list") {
    return { kind: "listed", paths: pathsIn(await session.mailboxes(`${name}*`), doing) };
  }
  const texts = await session.texts(name);
  return texts
    ? { kind: "messages", messages: texts.map((text) => calledBy(names, text)) }
    : REFUSED;
}
