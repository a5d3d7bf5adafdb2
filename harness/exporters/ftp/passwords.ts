import { accountsOf, type Deployment, type FullName } from "../../../fixtures/deployment.ts";

/** The password of each account. @throws {RangeError} where the deployment has no such account */
export function passwordsOf(deployment: Deployment): (of: FullName) => string {
  const passwords = new Map(
    accountsOf(deployment).map(({ fullName, account }) => [fullName, account.password]),
  );
  return (of) => {
    const password = passwords.get(of);
    if (password === undefined) throw new RangeError(`Cannot export: there is no account ${of}`);
    return password;
  };
}
