import fc from "fast-check";
import type { Deployment } from "../../../fixtures/deployment.ts";
import type { Protocol } from "../../../fixtures/protocols.ts";
import { sequenceKind } from "../../../scenarios/plan/sequences.ts";
import { type Change, CHANGES } from "../../../scenarios/sequences/reconfigured/changes.ts";
import type { Login, Step } from "../../../scenarios/sequences/reconfigured/steps.ts";
import { play } from "../drawn.ts";
import { offered } from "../offered.ts";
import type { SequenceCheck, SequenceSite } from "../sequence.ts";
import { CLAUSE, Scene } from "./scene.ts";

const CLIENTS = { minLength: 1, maxLength: 3 };
const STEPS = { minLength: 3, maxLength: 6 };

/** The administrator makes some changes, one after the other; the clients' logins are those in which they can show. */
function programsOf(protocols: readonly Protocol[], { addresses }: Deployment) {
  const administrator = fc.shuffledSubarray([...CHANGES], { minLength: 1, maxLength: 2 });
  return administrator.chain((changes) =>
    fc.array(clientOf(changes), CLIENTS).map((clients): (readonly Step[])[] => [
      changes.map((change) => ({ does: "change", change })),
      ...clients,
    ])
  );

  function clientOf(changes: readonly Change[]): fc.Arbitrary<readonly Step[]> {
    const login = fc.record({
      protocol: fc.constantFrom(...protocols),
      said: fc.constantFrom(...changes.flatMap(({ shows }) => shows)),
      address: fc.constantFrom(...addresses),
    }).map(({ protocol, said, address }): Login => ({ protocol, address, ...said }));
    const step: fc.Arbitrary<Step> = fc.oneof(
      { weight: 3, arbitrary: fc.record({ does: fc.constant("try"), login, late: fc.boolean() }) },
      { weight: 2, arbitrary: fc.constant({ does: "look" } as const) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant("open"), login }) },
    );
    return fc.tuple(login, fc.array(step, STEPS)).map(([login, steps]) => [
      { does: "open", login } as const,
      ...steps,
    ]);
  }
}

function begin(
  { sequence: { deployment }, dialling }: SequenceSite,
  reconfigure: NonNullable<SequenceSite["reconfigure"]>,
) {
  return async (story: ConstructorParameters<typeof Scene>[2]) => {
    await reconfigure(deployment);
    const scene = new Scene(deployment, dialling, story, reconfigure);
    const clients = new Set<number>();
    return {
      async make(client: number, step: Step) {
        clients.add(client);
        switch (step.does) {
          case "change":
            story.say(`the administrator ${step.change.words}`);
            return void await scene.change(step.change.apply(scene.now));
          case "open":
            return await scene.open(client, step.login);
          case "look":
            return await scene.look(client);
          case "try":
            return await scene.try(client, step.login, step.late);
        }
      },
      async end() {
        for (const client of clients) {
          const fault = await scene.look(client);
          if (fault) return fault;
        }
        return undefined;
      },
      [Symbol.asyncDispose]: () => Promise.resolve(scene.close()),
    };
  };
}

/** access.reconfigured. */
const reconfigured: SequenceCheck = {
  kind: "reconfigured",
  async run(site) {
    const { sequence: { kind, deployment, seed, runs }, dialling, reconfigure } = site;
    const { protocols, lacking } = offered(dialling, deployment, sequenceKind(kind));
    if (!reconfigure) {
      const why = "the target cannot be changed while it runs";
      return [
        ...protocols.map((protocol) =>
          ({ clause: CLAUSE, protocol, finding: "notOffered", why }) as const
        ),
        ...lacking,
      ];
    }
    const [protocol] = protocols;
    if (protocol === undefined) return lacking;
    const programs = programsOf(protocols, deployment);
    const findings = await play<Step>({
      seed,
      runs,
      programs,
      about: { clause: CLAUSE, protocol },
      planned: protocols.map((protocol) => ({ clause: CLAUSE, protocol })),
      begin: begin(site, reconfigure),
    });
    return [...findings, ...lacking];
  },
};
export default reconfigured;
