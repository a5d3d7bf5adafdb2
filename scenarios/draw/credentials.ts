import { accountsOf } from "../../fixtures/deployment.ts";
import type { Pick, World } from "../forms/form.ts";
import type { Credential } from "../scenario.ts";

type Choice = (world: World, pick: Pick) => string | undefined;

/** bcrypt, the usual way to keep passwords, looks at no more bytes than these. */
const BCRYPT_BYTES = 72;

const CREDENTIALS: Readonly<Record<Credential, Choice>> = {
  own: ({ subject }) => subject.password,
  namesake: ({ deployment, subject, domain }, pick) => {
    const name = subject.name.toLowerCase();
    const namesakes = accountsOf(deployment).filter((other) =>
      other.domain !== domain && other.account.name.toLowerCase() === name
    );
    return pick(namesakes)?.account.password;
  },
  wrong: ({ subject, domain }, pick) => {
    const { password } = subject;
    const names = [
      subject.name,
      ...subject.aliases,
      ...domain.forwarders.map(({ name }) => name),
    ];
    const mates = domain.accounts.map((other) => other.password).filter((one) => one !== password);
    const nearly = [
      "no-password-of-anyone",
      password.toUpperCase(),
      password.toLowerCase(),
      ` ${password}`,
      `${password} `,
      // All passwords are ASCII: a character is a byte.
      password.length > BCRYPT_BYTES ? password.slice(0, BCRYPT_BYTES) : `${password}x`,
      password.length > BCRYPT_BYTES ? `${password}x` : password.slice(0, -1),
      // One of each, so that what is nearly right is not crowded out.
      ...[pick(names), pick(mates)].filter((one) => one !== undefined),
    ];
    return pick(nearly.filter((wrong) => wrong !== password));
  },
  empty: () => "",
};

/** The password to send; undefined where there is none of this kind. */
export function credentialOf(kind: Credential, world: World, pick: Pick): string | undefined {
  return CREDENTIALS[kind](world, pick);
}
