import fc from "fast-check";
import { canaryOf } from "../../../fixtures/canary.ts";
import type { FullName } from "../../../fixtures/deployment.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { sequenceKind } from "../../../scenarios/plan/sequences.ts";
import { DEEDS, type Step } from "../../../scenarios/sequences/side_by_side/steps.ts";
import type { Dial } from "../../clients/client.ts";
import { Lost } from "../../sessions/lost.ts";
import { dialAs } from "../dial_as.ts";
import { type Play, play } from "../drawn.ts";
import type { SequenceCheck, SequenceFinding, SequenceSite } from "../sequence.ts";
import { alone, notOpened } from "../solo.ts";
import type { Story } from "../story.ts";
import { imapPlayer } from "./imap.ts";
import { Onlooker } from "./onlooker.ts";
import type { Player } from "./player.ts";
import { pop3Player } from "./pop3.ts";
import { ftpPlayer, webPlayer, ximssPlayer, xmppPlayer } from "./reader.ts";
import { compare, type Scene } from "./scene.ts";

const PLAYERS: Readonly<Partial<Record<Protocol, (scene: Scene, client: number) => Player>>> = {
  imap: imapPlayer,
  pop3: pop3Player,
  ximss: ximssPlayer,
  web: webPlayer,
  ftp: ftpPlayer,
  xmpp: xmppPlayer,
};

const CLAUSE = "access.simultaneous";

/** Milliseconds that news are waited for: some servers look for changes twice a second. Where it is known that none come, fewer. */
const PATIENCE = { first: 1_500, again: 60 };

/** In INBOX from the beginning, beside the canary. */
const MESSAGES = 2;

/** Clients of a play beside the first three, and steps of each beside its first. */
const MORE = { minLength: 1, maxLength: 2 };
const STEPS = { minLength: 1, maxLength: 7 };

/** A step, with the module that its client uses. */
type Turn = Step & { readonly protocol: Protocol };

/** Who waits in IDLE is there to hear of something. */
const listening = (step: Step): Step[] =>
  step.does === "idle" ? [step, { ...step, does: "hear" }] : [step];

function programsOf(protocols: readonly Protocol[]): fc.Arbitrary<readonly (readonly Turn[])[]> {
  const program = (protocol: Protocol) =>
    fc.array(
      fc.record({ does: fc.constantFrom(...DEEDS[protocol] ?? []), pick: fc.nat(9) }),
      STEPS,
    ).map((steps) =>
      [{ does: "open", pick: 0 } as const, ...steps.flatMap(listening)].map((step) => ({
        ...step,
        protocol,
      }))
    );
  const others = [...protocols, ...protocols.includes("pop3") ? ["pop3", "imap"] as const : []];
  const other = fc.constantFrom(...others);
  // Somebody changes what the others look at, and two of them are of one module.
  return fc.tuple(program("imap"), fc.tuple(other, fc.array(other, MORE))).chain((
    [first, [twin, more]],
  ) => fc.tuple(...[twin, twin, ...more].map(program)).map((rest) => [first, ...rest]));
}

/** The modules in which the account opens while nobody else is there: only of these can be said what others do to them. */
async function tried(
  { sequence: { kind, deployment }, dialling }: SequenceSite,
  account: FullName,
): Promise<{ dials: Map<Protocol, Dial>; findings: SequenceFinding[] }> {
  const dials = new Map<Protocol, Dial>();
  const findings: SequenceFinding[] = [];
  const { needs, joins } = sequenceKind(kind);
  for (const protocol of [...needs, ...joins]) {
    const dial = dialAs(dialling, deployment, { protocol, account });
    const seen = typeof dial === "string"
      ? { kind: "notOffered", because: dial } as const
      : await alone(dial);
    const why = notOpened(seen, account);
    if (typeof dial !== "string" && why === undefined) {
      dials.set(protocol, dial);
      continue;
    }
    findings.push({
      clause: CLAUSE,
      protocol,
      finding: seen.kind === "notOffered" ? "notOffered" : "unclear",
      why: `${account} does not open alone: ${why}`,
    });
  }
  return { dials, findings };
}

/** access.simultaneous, access.live, access.pop-quit. */
const sideBySide: SequenceCheck = {
  kind: "side-by-side",
  async run(site) {
    const { sequence: { deployment, seed, runs } } = site;
    const account = `info@${deployment.main}` as const;
    const { dials, findings } = await tried(site, account);
    const imap = dials.get("imap");
    if (!imap) return findings;
    const canary = canaryOf(deployment.name, account);
    const onlooker = await Onlooker.open(imap, canary).catch((error) => Lost.of(error));
    if (onlooker instanceof Lost) {
      const why = onlooker.message;
      return [...findings, { clause: CLAUSE, protocol: "imap", finding: "unclear", why }];
    }
    try {
      const programs = programsOf([...dials.keys()]);
      const waits = { idle: PATIENCE.first };
      const begin = async (story: Story, brief: boolean): Promise<Play<Turn>> => {
        await onlooker.clear();
        const ids = Array.from({ length: MESSAGES }, (_, at) => `message ${at + 1}`);
        for (const id of ids) await onlooker.append(`Subject: ${id}\r\n\r\nFrom before.\r\n`);
        let messages = MESSAGES;
        const scene: Scene = {
          account,
          dials,
          onlooker,
          story,
          waits,
          patience: brief ? PATIENCE.again : PATIENCE.first,
          inbox: [onlooker.canaryId, ...ids].map((id) => ({ id, flags: [] })),
          open: new Set(),
          marked: new Set(),
          next: () => `message ${++messages}`,
        };
        return playOf(scene);
      };
      return [
        ...findings,
        ...await play({ seed, runs, programs, begin, about: { clause: CLAUSE, protocol: "imap" } }),
      ];
    } finally {
      onlooker.close();
    }
  },
};
export default sideBySide;

function playOf(scene: Scene): Play<Turn> {
  const players = new Map<number, Player>();
  const close = () => players.forEach((player) => player.close());
  return {
    async make(client, turn) {
      const player = players.get(client) ?? PLAYERS[turn.protocol]?.(scene, client);
      if (player) players.set(client, player);
      return await player?.make(turn);
    },
    async end() {
      const { story, marked } = scene;
      for (const player of players.values()) {
        const fault = await player.make({ does: "look", pick: 0 });
        if (fault) return fault;
      }
      if (marked.size > 0) {
        story.say("whoever is still there loses the connection");
        story.ask("access.pop-quit", "pop3");
      }
      close();
      await scene.onlooker.wait();
      return await compare(scene, "imap");
    },
    [Symbol.asyncDispose]: () => Promise.resolve(close()),
  };
}
