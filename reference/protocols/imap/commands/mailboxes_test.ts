import { assertEquals } from "@std/assert";
import { withBox } from "../testing/account.ts";

Deno.test("CREATE takes a name in modified UTF-7 and drops the separator at its end", () =>
  withBox(async ({ say, mail }) => {
    assertEquals(
      await say(
        "a CREATE Projekte/&AMQ-/",
        "b CREATE Projekte/",
        "c CREATE inbox",
        'd CREATE "R&D"',
        "e CREATE {2}",
        "ö",
        'f CREATE ""',
      ),
      [
        "a OK CREATE done",
        "b NO [ALREADYEXISTS] There is such a mailbox",
        "c NO [ALREADYEXISTS] There is such a mailbox",
        "d NO [CANNOT] The mailbox name is no modified UTF-7",
        "+ Ready",
        "e NO [CANNOT] The mailbox name is no modified UTF-7",
        "f NO [CANNOT] This mailbox name is not for that",
      ],
    );
    assertEquals(mail.list().map(({ name }) => name), ["INBOX", "Projekte", "Projekte/Ä"]);
  }));

Deno.test("DELETE of a mailbox leaves those below, and LIST shows its name as no mailbox", () =>
  withBox(async ({ say }) => {
    assertEquals(
      await say(
        "a CREATE top/low",
        "b DELETE top",
        'c LIST "" %',
        'd LIST "" *',
        "e SELECT top",
        "f DELETE INBOX",
        "g DELETE top",
      ),
      [
        "a OK CREATE done",
        "b OK DELETE done",
        '* LIST () "/" INBOX',
        '* LIST (\\Noselect) "/" top',
        "c OK LIST done",
        '* LIST () "/" INBOX',
        '* LIST (\\Noselect) "/" top',
        '* LIST () "/" top/low',
        "d OK LIST done",
        "e NO [NONEXISTENT] No such mailbox",
        "f NO [CANNOT] This mailbox name is not for that",
        "g NO [NONEXISTENT] No such mailbox",
      ],
    );
  }));

Deno.test("RENAME takes what is below along, and moves the messages of INBOX", () =>
  withBox(async ({ say, put, mail }) => {
    put(["Subject: x", "", ""]);
    assertEquals(
      await say(
        "a CREATE a/b",
        "b RENAME a z",
        "c RENAME INBOX old",
        "d RENAME none x",
        "e RENAME z old",
      ),
      [
        "a OK CREATE done",
        "b OK RENAME done",
        "c OK RENAME done",
        "d NO [NONEXISTENT] No such mailbox",
        "e NO [ALREADYEXISTS] There is such a mailbox",
      ],
    );
    assertEquals(mail.list().map(({ name }) => name), ["INBOX", "old", "z", "z/b"]);
    assertEquals(mail.open("INBOX")!.messages().length, 0);
    assertEquals(mail.open("old")!.messages().length, 1);
  }));

Deno.test("LIST with an empty pattern tells the separator", () =>
  withBox(async ({ say }) => {
    assertEquals(await say('a LIST "" ""', 'b LIST foo/ ""'), [
      '* LIST (\\Noselect) "/" ""',
      "a OK LIST done",
      '* LIST (\\Noselect) "/" ""',
      "b OK LIST done",
    ]);
  }));

Deno.test("LIST puts the reference before the pattern, and quotes a name that is no atom", () =>
  withBox(async ({ say, mail }) => {
    for (const name of ["a/b c", "a/b/d", "ab", 'q"\\', "NIL"]) mail.create(name);
    assertEquals((await say("a LIST a/ %")).slice(0, -1), [
      '* LIST () "/" a/b',
      '* LIST () "/" "a/b c"',
    ]);
    assertEquals((await say('a LIST "" inb%')).slice(0, -1), ['* LIST () "/" INBOX']);
    assertEquals(await say('a LIST "" "[nq]*"', 'b LIST "" q%', "c LIST {0}", " N*"), [
      "a OK LIST done",
      '* LIST () "/" "q\\"\\\\"',
      "b OK LIST done",
      "+ Ready",
      '* LIST () "/" "NIL"',
      "c OK LIST done",
    ]);
  }));

Deno.test("LSUB shows the level above a subscribed name where % hides the name", () =>
  withBox(async ({ say }) => {
    assertEquals(
      await say(
        "a SUBSCRIBE news/linux",
        "b SUBSCRIBE inbox",
        'c LSUB "" %',
        'd LSUB "" *%',
        "e UNSUBSCRIBE INBOX",
        'f LSUB "" *',
      ),
      [
        "a OK SUBSCRIBE done",
        "b OK SUBSCRIBE done",
        '* LSUB () "/" INBOX',
        '* LSUB (\\Noselect) "/" news',
        "c OK LSUB done",
        '* LSUB () "/" INBOX',
        '* LSUB () "/" news/linux',
        "d OK LSUB done",
        "e OK UNSUBSCRIBE done",
        '* LSUB () "/" news/linux',
        "f OK LSUB done",
      ],
    );
  }));
