import { assert, assertEquals } from "@std/assert";
import { workedExample } from "../../fixtures/worked_example.ts";
import { startReference } from "../mod.ts";
import { call, gone } from "../server/_echo.ts";
import { within } from "./_deliver.ts";
import { watch } from "./_watch.ts";

/** Bytes: as much as the default limits let in, a little less. */
const SIZE = 260_000;
const DOCUMENTS = 20;

const repeated = (piece: string) => piece.repeat((SIZE - 100) / piece.length);
const inside = (content: string) => `<noop id="1">${content}</noop>`;

/** What there is too much of, and the document. */
const DOCUMENTS_OF: readonly (readonly [string, string])[] = [
  [
    "attributes",
    `<noop id="1"${Array.from({ length: SIZE / 12 }, (_, n) => ` a${n}=""`).join("")}/>`,
  ],
  ["elements", inside(repeated("<b/>"))],
  ["elements inside each other", inside(repeated("<b>".repeat(60) + "</b>".repeat(60)))],
  ["references", inside(repeated("&#1114109;"))],
  ["empty CDATA", inside(repeated("<![CDATA[]]>"))],
  ["comments", inside(repeated("<!---->"))],
  ["text", inside(repeated("x"))],
];

for (const [much, document] of DOCUMENTS_OF) {
  Deno.test(`logins go through while one sends ${DOCUMENTS} XIMSS documents with ${SIZE} bytes of ${much}`, async () => {
    const faults: unknown[] = [];
    const reference = await startReference(workedExample, {
      serve: ["ximss"],
      addresses: ["127.0.0.1"],
      onFault: (error) => faults.push(error),
    });
    try {
      const endpoint = reference.endpoints[0];
      assert(endpoint);
      const ximss = { ...endpoint, protocol: "ximss" as const };
      const bystanders = await watch(ximss);
      const { socket, until } = await call(endpoint);
      try {
        for (let n = 0; n < DOCUMENTS; n++) {
          socket.write(`${document}\0`);
          await within(20_000, until('<response id="1"/>\0'));
        }
      } finally {
        socket.destroy();
        await gone(socket);
        await bystanders.end();
      }
    } finally {
      await reference.close();
    }
    assertEquals(faults, []);
  });
}
