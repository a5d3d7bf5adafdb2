import type { RawConnection } from "../clients/raw_connection.ts";

/** No answer came, in time or at all: it proves nothing about the server. */
export class Lost extends Error {
  override readonly name: string = "Lost";

  static of(error: unknown): Lost {
    if (error instanceof Lost) return error;
    return new Lost(error instanceof Error ? error.message : String(error));
  }
}

/** The time was over, on a connection that nobody had closed. */
export class Late extends Lost {
  override readonly name = "Late";
}

/** Has an exchange end in time, milliseconds: else its connection is closed. @throws {Lost} `Late` where it does not */
export async function timely<T>(
  connection: Pick<RawConnection, "close">,
  timeout: number,
  exchange: () => Promise<T>,
): Promise<T> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    connection.close();
  }, timeout);
  try {
    return await exchange();
  } catch (error) {
    throw late ? new Late(`no answer within ${timeout} ms`) : Lost.of(error);
  } finally {
    clearTimeout(timer);
  }
}
