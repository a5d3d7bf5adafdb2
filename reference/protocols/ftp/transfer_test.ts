import { assert, assertEquals, assertMatch } from "@std/assert";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { everything, ftpTalk } from "../../testing/ftp_talk.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

Deno.test("RETR over EPSV shows the account's canary", () =>
  ftpTalk(async ({ download, account, ask }) => {
    assertMatch(await ask("EPSV"), /^229 [^(]*\(\|\|\|\d+\|\)$/);
    const [content, answer] = await download("RETR canary.txt");
    assertEquals([content, answer], [account.canary.file.content, "226 Done"]);
    assertMatch(await ask("EPSV 1"), /^229/);
    assertMatch(await ask("EPSV 2"), /^522 .*\(1\)/);
  }));

Deno.test("PASV gives the address that the connection arrived on, also where it is IPv4-mapped", () =>
  ftpTalk(async ({ ask }) => {
    const [, host, high, low] =
      /^227 [^(]*\((\d+,\d+,\d+,\d+),(\d+),(\d+)\)/.exec(await ask("PASV")) ?? [];
    assertEquals(host, "127,0,0,7");
    const socket = await Deno.connect({
      hostname: "127.0.0.7",
      port: Number(high) * 256 + Number(low),
    });
    socket.close();
  }, { wire: { local: { address: "::ffff:127.0.0.7", port: 21 } } }));

Deno.test("over IPv6 there is EPSV, and no PASV", () =>
  ftpTalk(async ({ ask }) => {
    assertMatch(await ask("PASV"), /^502/);
    assertMatch(await ask("EPSV 1"), /^522 .*\(2\)/);
  }, { wire: { local: { address: "::1", port: 21 }, peer: { address: "::1", port: 9 } } }));

Deno.test("without PASV, EPSV or PORT there is no transfer, and one set-up serves one", () =>
  ftpTalk(async ({ ask, download }) => {
    assertMatch(await ask("LIST"), /^425/);
    await download("LIST");
    assertMatch(await ask("LIST"), /^425/);
  }));

Deno.test("after EPSV ALL only EPSV sets up data connections", () =>
  ftpTalk(async ({ ask, download }) => {
    assertMatch(await ask("EPSV ALL"), /^200/);
    for (const line of ["PASV", "PORT 127,0,0,1,200,1", "EPRT |1|127.0.0.1|8080|"]) {
      assertMatch(await ask(line), /^503/, line);
    }
    assertEquals((await download("NLST"))[0], "canary.txt\r\nwww\r\n");
  }));

Deno.test("a data connection from another address than the client's is dropped", () =>
  ftpTalk(async ({ connect, ask, answer }) => {
    const stranger = await connect("127.0.0.2");
    assertEquals(await everything(stranger).catch(() => ""), "");
    assertMatch(await ask("RETR canary.txt"), /^150/);
    assertMatch(await ask("ABOR"), /^426/);
    assertMatch(await answer(), /^226/);
  }));

Deno.test("the client's own connection still comes after a stranger's", () =>
  ftpTalk(async ({ ask, answer, account }) => {
    const port = Number(/\d{4,5}/.exec(await ask("EPSV"))?.[0]);
    const stranger = connect({ port, host: "127.0.0.1", localAddress: "127.0.0.2" });
    stranger.on("error", () => {}).resume();
    await once(stranger, "close");
    const own = connect({ port, host: "127.0.0.1" });
    const content = everything(own);
    assertMatch(await ask("RETR canary.txt"), /^150/);
    assertEquals(await content, account.canary.file.content);
    assertMatch(await answer(), /^226/);
  }));

/** A client's listening socket, as active mode wants one. */
async function clientPort(act: (port: number, arrival: Promise<Socket>) => Promise<void>) {
  const server = createServer();
  const arrival = once(server, "connection").then(([socket]) => socket as Socket);
  await once(server.listen(0, "127.0.0.1"), "listening");
  const place = server.address();
  assert(place && typeof place === "object");
  await act(place.port, arrival);
  server.close();
  await once(server, "close");
}

Deno.test("active mode dials the client, by PORT and by EPRT", () =>
  clientPort((port, arrival) =>
    ftpTalk(async ({ ask, answer, account }) => {
      assertMatch(await ask(`PORT 127,0,0,1,${port >> 8},${port & 255}`), /^200/);
      assertMatch(await ask(`EPRT |1|127.0.0.1|${port}|`), /^200/);
      const content = arrival.then(everything);
      assertMatch(await ask("RETR canary.txt"), /^150/);
      assertEquals(await content, account.canary.file.content);
      assertMatch(await answer(), /^226/);
    })
  ));

Deno.test("active mode to a foreign address, or a service's port, is refused", () =>
  ftpTalk(async ({ ask }) => {
    const lines = ["PORT 127,0,0,2,200,1", "PORT 127,0,0,1,0,25", "EPRT |1|127.0.0.2|8080|"]
      .concat("EPRT |2|::1|8080|", "EPRT |1|127.0.0.1|25|", "PORT x", "EPRT x");
    for (const line of lines) assertMatch(await ask(line), /^501/, line);
    assertMatch(await ask("EPRT |9|127.0.0.1|8080|"), /^522/);
    assertMatch(await ask("LIST"), /^425/);
  }));

Deno.test("active mode to a port where nobody listens ends in 425", () =>
  ftpTalk(async ({ ask, answer }) => {
    let free = 0;
    await clientPort((port) => Promise.resolve(void (free = port)));
    assertMatch(await ask(`EPRT |1|127.0.0.1|${free}|`), /^200/);
    assertMatch(await ask("RETR canary.txt"), /^150/);
    assertMatch(await answer(), /^425/);
  }));

Deno.test("STOR keeps every byte, and replaces", () =>
  ftpTalk(async ({ ask, upload, download, files }) => {
    await ask("TYPE I");
    assertEquals(await upload("STOR new file", "\0one\r\ntwo\n"), "226 Done");
    assertEquals(files.read("/new file"), bytes("\0one\r\ntwo\n"));
    assertEquals(await download("RETR new file"), ["\0one\r\ntwo\n", "226 Done"]);
    assertEquals(await upload("STOR new file", ""), "226 Done");
    assertEquals(files.entry("/new file")?.size, 0);
  }));

Deno.test("APPE adds behind what is there, or begins a file", () =>
  ftpTalk(async ({ upload, files }) => {
    await upload("APPE log", "one,");
    await upload("APPE log", "two");
    assertEquals(files.read("/log"), bytes("one,two"));
  }));

Deno.test("REST lets RETR begin there, and counts once", () =>
  ftpTalk(async ({ ask, download, files }) => {
    files.write("/digits", bytes("0123456789"));
    assertMatch(await ask("REST 7"), /^350/);
    assertEquals(await download("RETR digits"), ["789", "226 Done"]);
    assertEquals(await download("RETR digits"), ["0123456789", "226 Done"]);
    await ask("REST 10");
    assertEquals(await download("RETR digits"), ["", "226 Done"]);
    await ask("REST 11");
    assertMatch((await download("RETR digits"))[1], /^554/);
    assertMatch(await ask("REST -1"), /^501/);
  }));

Deno.test("REST lets STOR begin there, and does not touch APPE", () =>
  ftpTalk(async ({ ask, upload, files }) => {
    files.write("/digits", bytes("0123456789"));
    await ask("REST 4");
    assertEquals(await upload("STOR digits", "ab"), "226 Done");
    assertEquals(files.read("/digits"), bytes("0123ab"));
    await ask("REST 1");
    await upload("APPE digits", "cd");
    assertEquals(files.read("/digits"), bytes("0123abcd"));
    await ask("REST 9");
    assertMatch(await upload("STOR digits", "x"), /^554/);
  }));

Deno.test("in ASCII a bare LF goes out as CRLF, in image it stays", () =>
  ftpTalk(async ({ ask, download, files }) => {
    files.write("/lines", bytes("one\ntwo\r\n"));
    assertEquals((await download("RETR lines"))[0], "one\r\ntwo\r\n");
    await ask("TYPE I");
    assertEquals((await download("RETR lines"))[0], "one\ntwo\r\n");
  }));

Deno.test("nothing is stored over a folder, without a folder, outside, or past the limit", () =>
  ftpTalk(async ({ ask, upload, files }) => {
    files.makeFolder("/folder");
    for (const name of ["folder", "nowhere/x", "/", "..", "a\x07"]) {
      assertMatch(await ask(`STOR ${name}`), /^553/, name); // not 425: told before any data
    }
    assertMatch(await ask("STOR ~joe/x"), /^550/);
    assertMatch(await upload("STOR big", "x".repeat(101)), /^552/);
    assertEquals(files.entry("/big"), undefined);
  }, { wire: { limits: { literal: 100, stanza: 1, depth: 1 } } }));

Deno.test("MLSD tells facts and names, and wants a folder", () =>
  ftpTalk(async ({ download, files, ask }) => {
    files.makeFolder("/a folder");
    const lines = (await download("MLSD"))[0].split("\r\n");
    const time = "modify=\\d{14};";
    assertMatch(lines[0] ?? "", new RegExp(`^type=dir;${time}perm=cdeflmp; a folder$`));
    assertMatch(lines[1] ?? "", new RegExp(`^type=file;size=66;${time}perm=adfrw; canary.txt$`));
    assertMatch(lines[2] ?? "", new RegExp(`^type=dir;${time}perm=cdeflmp; www$`));
    assertEquals(lines.slice(3), [""]);
    assertMatch(await ask("MLSD canary.txt"), /^501/);
    assertMatch(await ask("MLSD nowhere"), /^550/);
  }));

Deno.test("LIST writes lines as ls does, of a folder or a file, with options or not", () =>
  ftpTalk(async ({ download, ask, files }) => {
    files.makeFolder("/folder");
    const [file, folder, site, ...rest] = (await download("LIST -la"))[0].split("\r\n");
    const date = "[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d";
    assertMatch(file ?? "", new RegExp(`^-rw------- 1 owner group +66 ${date} canary.txt$`));
    assertMatch(folder ?? "", new RegExp(`^drwx------ 1 owner group +0 ${date} folder$`));
    assertMatch(site ?? "", new RegExp(`^drwx------ 1 owner group +0 ${date} www$`));
    assertEquals(rest, [""]);
    assertMatch((await download("LIST -l canary.txt"))[0], /^-rw-.* canary\.txt\r\n$/);
    assertEquals((await download("LIST folder"))[0], "");
    assertMatch(await ask("LIST nowhere"), /^550/);
  }));

Deno.test("NLST gives names that other commands take", () =>
  ftpTalk(async ({ download, ask, files }) => {
    files.makeFolder("/a");
    files.makeFolder("/a/b");
    files.write("/a/b/c", bytes("x"));
    assertEquals((await download("NLST a/b"))[0], "a/b/c\r\n");
    assertEquals((await download("NLST /a/"))[0], "/a/b\r\n");
    assertEquals((await download("NLST a/b/c"))[0], "a/b/c\r\n");
    assertEquals((await download("NLST"))[0], "a\r\ncanary.txt\r\nwww\r\n");
    assertMatch(await ask("NLST nowhere"), /^550/);
  }));

const MUCH = new Uint8Array(32 << 20);

Deno.test("ABOR in the middle of a download stops it: 426, then 226", () =>
  ftpTalk(async ({ connect, ask, answer, files, send }) => {
    files.write("/much", MUCH);
    await ask("TYPE I");
    const socket = await connect(); // never read: the server's side fills up
    assertMatch(await ask("RETR much"), /^150/);
    // RFC 959, 4.1.3: Telnet's IAC IP, IAC DM.
    send(new Uint8Array([0xff, 0xf4, 0xff, 0xf2]));
    assertMatch(await ask("ABOR"), /^426/);
    assertMatch(await answer(), /^226/);
    socket.on("error", () => {}).resume();
    await once(socket, "close");
    assertMatch(await ask("NOOP"), /^200/);
  }));

Deno.test("an upload that is aborted, or whose connection breaks, changes nothing", () =>
  ftpTalk(async ({ connect, ask, answer, files }) => {
    const socket = await connect();
    assertMatch(await ask("STOR canary.txt"), /^150/);
    socket.write("half");
    assertMatch(await ask("ABOR"), /^426/);
    assertMatch(await answer(), /^226/);
    const broken = await connect();
    assertMatch(await ask("STOR canary.txt"), /^150/);
    broken.write("half", () => broken.resetAndDestroy());
    assertMatch(await answer(), /^426/);
    assertEquals(files.entry("/canary.txt")?.size, 66);
  }));

Deno.test("ABOR without a transfer is fine, and forgets the data port", () =>
  ftpTalk(async ({ ask }) => {
    await ask("EPSV");
    assertMatch(await ask("ABOR"), /^226/);
    assertMatch(await ask("LIST"), /^425/);
  }));

Deno.test("another command waits for the end of a transfer", () =>
  ftpTalk(async ({ connect, say, answer, account }) => {
    const socket = await connect();
    say("RETR canary.txt", "NOOP");
    assertEquals(await everything(socket), account.canary.file.content);
    assertEquals([await answer(), await answer(), await answer()].map((line) => line.slice(0, 3)), [
      "150",
      "226",
      "200",
    ]);
  }));

Deno.test("no data connection is waited for once the client has ended its side", () =>
  ftpTalk(async ({ ask, answer, say, hangUp, over }) => {
    await ask("EPSV");
    say("RETR canary.txt", "NOOP", "QUIT");
    assertMatch(await answer(), /^150/);
    const began = performance.now();
    hangUp();
    const codes = [await answer(), await answer(), await answer()].map((line) => line.slice(0, 3));
    assertEquals(codes, ["425", "200", "221"]);
    await over;
    assert(performance.now() - began < 5_000);
  }));

Deno.test("a transfer that runs goes on to its end behind a QUIT", () =>
  ftpTalk(async ({ connect, answer, say, hangUp, files }) => {
    const socket = await connect();
    say("STOR x");
    assertMatch(await answer(), /^150/);
    say("QUIT");
    hangUp();
    socket.end("all of it");
    assertEquals([(await answer()).slice(0, 3), (await answer()).slice(0, 3)], ["226", "221"]);
    assertEquals(files.entry("/x")?.size, 9);
  }));

Deno.test("the end of a conversation closes a running data connection, and stores nothing", () =>
  ftpTalk(async ({ connect, ask, hangUp, over, files }) => {
    const socket = await connect();
    assertMatch(await ask("STOR x"), /^150/);
    hangUp();
    await over;
    await once(socket.resume(), "close");
    assertEquals(files.entry("/x"), undefined);
  }));

Deno.test("the end of a conversation closes data connections that no transfer used", () =>
  ftpTalk(async ({ connect, ask, over }) => {
    const socket = await connect();
    assertMatch(await ask("QUIT"), /^221/);
    await over;
    await once(socket.resume(), "close");
  }));

Deno.test("the end of a conversation closes the port that nobody came to", () =>
  ftpTalk(async ({ ask, say, over }) => {
    const port = Number(/\d{4,5}/.exec(await ask("EPSV"))?.[0]);
    say("QUIT");
    await over;
    const [error] = await once(connect({ port, host: "127.0.0.1" }), "error");
    assertEquals(error.code, "ECONNREFUSED");
  }));
