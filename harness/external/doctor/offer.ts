import { MECHANISMS } from "../../../scenarios/offers.ts";
import { isOffered, type Offer } from "../../clients/offer.ts";
import type { ExternalEndpoint, Lack } from "../target_file.ts";
import type { Finding } from "./finding.ts";
import { dialThere, type Patient, placeOf, told } from "./patient.ts";
import { talked, TALKS } from "./talks.ts";

/** What was found, and the mechanism to log in by: the first of ours that the server has. */
export interface Offered {
  readonly findings: readonly Finding[];
  /** Nothing: there is none. */
  readonly mechanism: string | undefined;
}

/** What the server offers on this endpoint, as it is secured. */
export async function offer(
  patient: Patient,
  endpoint: ExternalEndpoint,
  lacks: readonly Lack[],
): Promise<Offered> {
  const { protocol, security } = endpoint;
  const at = placeOf(endpoint);
  const row = (found: Omit<Finding, "stage" | "at">): Finding => ({ stage: "offer", at, ...found });
  const ours = MECHANISMS[protocol] ?? [];
  const talk = TALKS[protocol];
  if (!talk?.offer) return { findings: [], mechanism: ours[0] };
  try {
    const found = await offerOf(patient, endpoint);
    if (!found) throw new Error("it does not say");
    const there = ours.filter((mechanism) =>
      mechanism !== "EXTERNAL" && isOffered(found, { mechanism })
    );
    const [mechanism] = there;
    if (mechanism === undefined) {
      return {
        findings: [row({
          grade: "failed",
          says: `no login is offered here${security === "plain" ? " without TLS" : ""}`,
          mend: security === "plain"
            ? "write security: upgrade, or allow logins without TLS in the server"
            : "switch on a mechanism in the server: PLAIN will do",
        })],
        mechanism,
      };
    }
    const declared = (name: string) =>
      lacks.some((one) =>
        one.mechanism === name && (one.protocol === undefined || one.protocol === protocol)
      );
    const surprising = there.filter(declared);
    return {
      findings: [
        row({ grade: "ok", says: there.join(", ") }),
        ...surprising.map((name) =>
          row({
            grade: "warning",
            says: `${name} is offered, though the file says that it lacks`,
            mend: "take it out of `lacks`",
          })
        ),
      ],
      mechanism,
    };
  } catch (error) {
    const because = told(error instanceof Error ? error.message : String(error), patient);
    return {
      findings: [row({
        grade: "failed",
        says: `what is offered cannot be had: ${because}`,
        mend: "look into the server's log; raise --timeout",
      })],
      mechanism: undefined,
    };
  }
}

function offerOf(patient: Patient, endpoint: ExternalEndpoint): Promise<Offer | undefined> {
  // A simple bind is always there, and is not asked for.
  const mechanism = endpoint.protocol === "ldap" ? "PLAIN" : "";
  const dial = dialThere(patient, endpoint, { login: "", password: "", mechanism });
  const talk = TALKS[endpoint.protocol];
  return talked(dial, async (connection) => {
    let greeting = await talk?.greet(connection, dial) ?? "";
    if (dial.security === "upgrade") {
      await talk?.upgrade?.(connection, dial, greeting);
      await connection.secure();
      greeting = await talk?.restart?.(connection, dial) ?? greeting;
    }
    return await talk?.offer?.(connection, dial, greeting);
  });
}
