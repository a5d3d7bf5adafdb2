import { assertEquals } from "@std/assert";
import type { FullName } from "../../fixtures/deployment.ts";
import { ftp } from "../protocols/ftp/mod.ts";
import { converse } from "../testing/talk.ts";
import { type Sharers, withSharers } from "./_sharers.ts";

type Ask = (line: string) => Promise<string>;

const asking = async (
  { door }: Sharers,
  account: FullName,
  act: (ask: Ask) => Promise<void>,
  address?: string,
) => {
  const talk = converse(ftp, door("ftp", address));
  const ask = async (line: string) => {
    talk.say(line);
    let heard = await talk.hear() ?? "closed";
    while (/^(?:\d{3}-| )/.test(heard)) heard = await talk.hear() ?? "closed";
    return heard;
  };
  await talk.hear();
  await ask(`USER ${account}`);
  await ask("PASS secret");
  try {
    await act(ask);
  } finally {
    talk.hangUp();
    await talk.over;
  }
};

/** What needs no data connection, on a folder or a file of another's store. */
const ON_OTHERS = [
  "CWD ~info",
  "CWD /~info@client1.com/",
  "SIZE ~info/canary.txt",
  "MDTM ~info/canary.txt",
  "DELE ~info/canary.txt",
  "RNFR ~info/canary.txt",
  "MLST ~info",
  "MKD ~info/new",
  "RMD ~info/new",
  "RETR ~info/canary.txt",
  "STOR ~info/new",
  "APPE ~info/new",
  "LIST ~info",
  "NLST ~info@client1.com",
  "MLSD ~info/",
  "CWD ~nobody",
  "CWD ~team",
  "CWD ~",
];

Deno.test("others' stores are closed, with one answer whatever the command, and none at all alike", () =>
  withSharers((sharers) =>
    asking(sharers, "joe@client1.com", async (ask) => {
      for (const command of ON_OTHERS) {
        assertEquals(await ask(command), "550 No such file or folder", command);
      }
      assertEquals(await ask("PWD"), '257 "/" is the current folder');
      await ask("RNFR canary.txt");
      assertEquals(await ask("RNTO ~info/taken"), "550 No such file or folder");
    })
  ));

Deno.test("one's own store has that name too, from the top of which a session begins", () =>
  withSharers((sharers) =>
    asking(sharers, "joe@client1.com", async (ask) => {
      assertEquals(await ask("PWD"), '257 "/" is the current folder');
      assertEquals(await ask("SIZE ~jj/canary.txt"), await ask("SIZE canary.txt"));
      assertEquals(
        await ask("CWD ~joe@client1.com"),
        '250 "/~joe@client1.com" is the current folder',
      );
      assertEquals(await ask("MKD made"), '257 "/~joe@client1.com/made" is made');
      assertEquals(await ask("CWD /made"), '250 "/made" is the current folder');
    }, "127.0.0.2")
  ));

Deno.test("an administrator has the stores of the accounts it administers", () =>
  withSharers(async (sharers) => {
    await asking(sharers, "chief@client1.com", async (ask) => {
      assertEquals(await ask("CWD ~info"), '250 "/~info" is the current folder');
      assertEquals((await ask("SIZE canary.txt")).slice(0, 3), "213");
      assertEquals(await ask("MKD new"), '257 "/~info/new" is made');
      assertEquals(await ask("CDUP"), "250 One up");
      assertEquals(await ask("RNFR ~info/new"), "350 Send RNTO");
      assertEquals(await ask("RNTO ~info/newer"), "250 Renamed");
      assertEquals(await ask("RNFR ~info/newer"), "350 Send RNTO");
      assertEquals(await ask("RNTO ~joe/other"), "553 Cannot have that name");
      assertEquals(await ask("CWD newer"), "550 No such file or folder");
      for (const name of ["~info@client2.com", "~info@company.com"]) {
        assertEquals(await ask(`CWD ${name}`), "550 No such file or folder");
      }
    }, "127.0.0.2");
    await asking(sharers, "boss@company.com", async (ask) => {
      assertEquals((await ask("CWD ~info@client1.com/newer")).slice(0, 3), "250");
      assertEquals((await ask("CWD ~ann@client2.com")).slice(0, 3), "250");
      assertEquals((await ask("CWD ~ann")).slice(0, 3), "550");
    });
  }));

Deno.test("a store is closed to an open session as soon as its account administers it no more", () =>
  withSharers((sharers) =>
    asking(sharers, "chief@client1.com", async (ask) => {
      assertEquals((await ask("CWD ~info")).slice(0, 3), "250");
      sharers.reconfigure((deployment) => ({
        ...deployment,
        domains: deployment.domains.map((domain) => ({
          ...domain,
          accounts: domain.accounts.map(({ administrator: _, ...account }) => account),
        })),
      }));
      assertEquals(await ask("SIZE canary.txt"), "550 No such file or folder");
      assertEquals((await ask("CWD /")).slice(0, 3), "250");
    })
  ));

Deno.test("one's own store is one store by each of its names, also after a reload", () =>
  withSharers((sharers) =>
    asking(sharers, "joe@client1.com", async (ask) => {
      sharers.reconfigure((deployment) => deployment);
      await ask("RNFR canary.txt");
      assertEquals(await ask("RNTO ~JOE/moved.txt"), "250 Renamed");
      await ask("RNFR ~joe/moved.txt");
      assertEquals(await ask("RNTO canary.txt"), "250 Renamed");
    })
  ));
