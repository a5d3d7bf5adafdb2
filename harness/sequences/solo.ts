import type { FullName } from "../../fixtures/deployment.ts";
import type { Dial } from "../clients/client.ts";
import { isOpen, mayBe, type Observation } from "../observation.ts";
import { CONNECT } from "../sessions/connect.ts";
import { Lost } from "../sessions/lost.ts";

/** One login while nobody else is there, to its end: what it comes to. A text: the reason why nothing can be said. */
export async function alone(dial: Dial): Promise<Observation> {
  const connect = CONNECT[dial.protocol];
  if (!connect) return { kind: "notOffered", because: `no session of ${dial.protocol} stays open` };
  try {
    const session = await connect(dial);
    try {
      const seen = await session.login(dial);
      if (seen && !isOpen(seen)) return seen;
      const shown = await session.whose?.() ?? seen;
      await session.leave();
      return shown ?? { kind: "unclear", because: "nothing told whose account it is" };
    } finally {
      session.close();
    }
  } catch (error) {
    if (error instanceof Lost) return { kind: "unclear", because: error.message };
    throw error;
  }
}

/** Why an account is not open, in words; nothing where it is. */
export function notOpened(seen: Observation, account: FullName): string | undefined {
  switch (seen.kind) {
    case "opened":
      return seen.account === account ? undefined : `${seen.account} opened`;
    case "unnamed":
      return mayBe(seen, account) ? seen.because : "another account opened";
    case "refused":
      return `it was refused (${seen.answer})`;
    case "unclear":
    case "notOffered":
      return seen.because;
  }
}
