import fc from "fast-check";
import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { sequenceKind } from "../../../scenarios/plan/sequences.ts";
import {
  type Client,
  DEEDS,
  NAMES,
  type Step,
} from "../../../scenarios/sequences/isolation/steps.ts";
import { type Play, play } from "../drawn.ts";
import { offered } from "../offered.ts";
import type { SequenceCheck } from "../sequence.ts";
import { Player, type Scene } from "./client.ts";

const CONNECTIONS = { minLength: 2, maxLength: 5 };
const STEPS = { minLength: 1, maxLength: 6 };

type Turn = Step & { readonly client: Client };

/** Who says a name says a password next, in a turn of its own. */
const halved = (step: Step): Step[] =>
  step.does === "name" ? [step, { ...step, does: "login" }] : [step];

/** Few protocols at a time, so that several connections have the same. */
const MOST_PROTOCOLS = 3;

function programsOf(protocols: readonly Protocol[], { domains, addresses }: Deployment) {
  const step = fc.record({ does: fc.constantFrom(...DEEDS), name: fc.constantFrom(...NAMES) });
  const several = { minLength: 1, maxLength: Math.min(MOST_PROTOCOLS, protocols.length) };
  return fc.shuffledSubarray([...protocols], several).chain((some) => {
    const client = fc.record({
      protocol: fc.constantFrom(...some),
      address: fc.constantFrom(...addresses),
      domain: fc.constantFrom(...domains.map(({ name }) => name)),
    });
    const program = fc.tuple(client, fc.array(step, STEPS)).map(([client, steps]): Turn[] =>
      [{ does: "connect", name: "" } as const, ...steps.flatMap(halved)].map((step) => ({
        ...step,
        client,
      }))
    );
    return fc.array(program, CONNECTIONS);
  });
}

/** access.isolation. */
const isolation: SequenceCheck = {
  kind: "isolation",
  async run({ sequence: { kind, deployment, seed, runs }, dialling }) {
    const { protocols, lacking } = offered(dialling, deployment, sequenceKind(kind));
    const [protocol] = protocols;
    if (protocol === undefined) return lacking;
    const programs = programsOf(protocols, deployment);
    const findings = await play<Turn>({
      seed,
      runs,
      programs,
      about: { clause: "access.isolation", protocol },
      planned: protocols.map((protocol) => ({ clause: "access.isolation", protocol })),
      begin: (story) => {
        const players = new Map<number, Player>();
        const closeAll = () => players.forEach((player) => player.close());
        const scene: Scene = { deployment, dialling, story, closeAll };
        return Promise.resolve(
          {
            make(client, turn) {
              const player = players.get(client) ?? new Player(scene, client, turn.client);
              players.set(client, player);
              return player.make(turn);
            },
            async end() {
              for (const player of players.values()) {
                const fault = await player.look();
                if (fault) return fault;
              }
              return undefined;
            },
            [Symbol.asyncDispose]: () => Promise.resolve(closeAll()),
          } satisfies Play<Turn>,
        );
      },
    });
    return [...findings, ...lacking];
  },
};
export default isolation;
