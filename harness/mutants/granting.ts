import { type Policy, referencePolicy } from "../../reference/mod.ts";
import type { Mutation } from "./mutant.ts";

type Rights = ReturnType<Policy["rightsOf"]>;

const letters = (rights: Rights) => [...rights].sort().join("");

/**
 * A server that decides otherwise what sessions may do with others' mailboxes and files, or whose they are. Beside each of its answers
 * the right one is made; the mutant was active where the two differ.
 */
export const granting = (parts: Partial<Policy>) => (activated: () => void): Mutation => {
  const wrong: Policy = { ...referencePolicy, ...parts };
  return {
    policy: {
      ...wrong,
      sharedName(world, viewer, name) {
        const answer = wrong.sharedName(world, viewer, name);
        if (answer !== referencePolicy.sharedName(world, viewer, name)) activated();
        return answer;
      },
      rightsOf(world, viewer, mailbox) {
        const answer = wrong.rightsOf(world, viewer, mailbox);
        const right = referencePolicy.rightsOf(world, viewer, mailbox);
        if (letters(answer) !== letters(right)) activated();
        return answer;
      },
      opensFiles(world, viewer, owner) {
        const answer = wrong.opensFiles(world, viewer, owner);
        if (answer !== referencePolicy.opensFiles(world, viewer, owner)) activated();
        return answer;
      },
    },
  };
};

/** A server on which whoever has one of these rights has those behind it too. */
export const givenWith = (gives: Readonly<Partial<Record<string, string>>>) =>
  granting({
    rightsOf(world, viewer, mailbox) {
      const rights = referencePolicy.rightsOf.call(this, world, viewer, mailbox);
      const more = [...rights].flatMap((right) => [...gives[right] ?? ""]);
      return new Set([...rights, ...more]) as Rights;
    },
  });

/** A server that reads `~account` without a Domain as if it had this one. */
export const completedBy = (
  domainFor: (...seen: Parameters<Policy["sharedName"]>) => string | undefined,
) =>
  granting({
    sharedName(world, viewer, name) {
      const domain = /[@%]/.test(name) ? undefined : domainFor(world, viewer, name);
      const full = domain === undefined ? name : `${name}@${domain}`;
      return referencePolicy.sharedName.call(this, world, viewer, full);
    },
  });
