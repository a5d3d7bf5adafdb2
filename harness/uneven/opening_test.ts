import { assertRejects } from "@std/assert";
import { RawConnection } from "../clients/raw_connection.ts";

Deno.test("a connection whose handshake hangs is ended when its time is over", async () => {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const accepted = listener.accept();
  const { hostname: address, port } = listener.addr;
  await assertRejects(
    () => RawConnection.open({ address, port }, { security: "tls", timeout: 100 }),
    Error,
  );
  (await accepted).close();
  listener.close();
});
