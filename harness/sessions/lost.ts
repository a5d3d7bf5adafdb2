import type { RawConnection } from "../clients/raw_connection.ts";
import { blank, type Secrets } from "../clients/secrets.ts";

/** No answer came, in time or at all: it proves nothing about the server. What it tells may be what the server said back. */
export class Lost extends Error {
  override readonly name: string = "Lost";

  /** @param secrets what is blanked in it */
  static of(error: unknown, secrets: Secrets = { password: "" }): Lost {
    if (error instanceof Late) return error;
    return new Lost(blank(error instanceof Error ? error.message : String(error), secrets));
  }
}

/** The time was over, on a connection that nobody had closed. */
export class Late extends Lost {
  override readonly name = "Late";
}

/**
 * Has an exchange end in time: else its connection is closed.
 * @param dial its time, and the passwords that were said on this connection
 * @throws {Lost} without any of them; `Late` where it does not end in time
 */
export async function timely<T>(
  connection: Pick<RawConnection, "close">,
  dial: Secrets & { readonly timeout: number },
  exchange: () => Promise<T>,
): Promise<T> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.close();
  }, dial.timeout);
  try {
    return await exchange();
  } catch (error) {
    throw late ? new Late(`no answer within ${dial.timeout} ms`) : Lost.of(error, dial);
  } finally {
    clearTimeout(timer);
  }
}
