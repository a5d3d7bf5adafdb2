import type { Socket } from "node:net";
import type { Dial } from "../clients/client.ts";
import type { Credentials } from "../clients/credentials.ts";
import { heed } from "../clients/offer.ts";
import { RawConnection } from "../clients/raw_connection.ts";
import type { RawDial, RawTalk } from "../clients/raw_login.ts";
import type { Observation } from "../observation.ts";
import { Lost, timely } from "./lost.ts";

/** One connection of a raw talk, up to its logins and behind them. */
export class Line {
  private constructor(
    private readonly talk: RawTalk,
    private readonly connection: RawConnection,
    private dial: RawDial,
    private greeting: string,
    private readonly sockets: readonly Socket[],
  ) {}

  /** Greeting, TLS where the dial wants an upgrade, offer. @throws {Lost} */
  static async open(talk: RawTalk, dial: Dial): Promise<Line> {
    const sockets: Socket[] = [];
    const held: RawDial = { ...dial, hold: (socket) => sockets.push(socket) };
    const close = () => sockets.forEach((socket) => socket.destroy());
    try {
      return await timely({ close }, dial, async () => {
        const connection = await RawConnection.open(dial.endpoint, held);
        const greeting = await talk.greet(connection, held);
        const line = new Line(talk, connection, held, greeting, sockets);
        if (dial.security === "upgrade") await line.#upgrade();
        const offer = await talk.offer?.(connection, held, line.greeting);
        if (offer) heed(offer, held);
        return line;
      });
    } catch (error) {
      close();
      throw error;
    }
  }

  /** Goes over to TLS, whatever was said before: none of it counts any more (access.isolation). @throws {Lost} */
  secure(): Promise<void> {
    return this.exchange(async (connection, dial) => {
      this.dial = { ...dial, security: "upgrade" };
      await this.#upgrade();
      await this.talk.offer?.(connection, this.dial, this.greeting);
    });
  }

  async #upgrade(): Promise<void> {
    const { talk, connection, dial, greeting } = this;
    const refused = await talk.upgrade?.(connection, dial, greeting);
    if (refused) throw new Lost(`the way to TLS: ${refused.kind}`);
    await connection.secure();
    this.greeting = await talk.restart?.(connection, dial) ?? greeting;
  }

  /** @param half the part of it that is said, where it is not the whole */
  login(
    said: Credentials,
    half: RawTalk["login"] = this.talk.login,
  ): Promise<Observation | undefined> {
    // What is sent stands in the dial from now on: by it an account is known where the protocol shows none, and blanked.
    const { login, password } = said;
    const { before = [] } = this.dial;
    this.dial = { ...this.dial, login, password, before: [...before, { login, password }] };
    return this.exchange((connection, dial) => half(connection, dial, said, this.greeting));
  }

  /** Says and hears something, in the dial's time. @throws {Lost} */
  exchange<T>(talk: (connection: RawConnection, dial: RawDial) => Promise<T>): Promise<T> {
    return timely(this, this.dial, () => talk(this.connection, this.dial));
  }

  close(): void {
    this.sockets.forEach((socket) => socket.destroy());
  }
}
